import { describe, expect, it } from '@jest/globals';
import { checkMessage } from '../../../../sandbox/slack/block-kit/validate.ts';
import {
  plain,
  mrkdwn,
  section,
  button,
  actions,
  option,
  select,
  image,
  raw,
  input,
  typed,
  rich,
  richSection,
  times,
  long,
  table,
  dataTable,
  bar,
  point,
} from './sample-blocks.ts';
import type { Fields } from './sample-blocks.ts';

const good: [string, Fields][] = [
  ['a section with text', section()],
  ['a section with 3,000 characters', section({ text: mrkdwn(long(3000)) })],
  ['a section with 3,000 emoji, counted as characters', section({ text: mrkdwn('😀'.repeat(3000)) })],
  ['a section with ten fields only', { type: 'section', fields: times(10, () => plain(long(1200))) }],
  ['a section that expands', section({ expand: true, block_id: long(255) })],
  ['a header with a level', { type: 'header', text: plain(long(150)), level: 2 }],
  ['a divider', { type: 'divider' }],
  ['a context with text and image', { type: 'context', elements: [mrkdwn('a'), plain('b'), image()] }],
  [
    'an image from a Slack file',
    image({ image_url: undefined, slack_file: { id: 'F1' }, title: plain('t') }),
  ],
  ['25 buttons', actions(...times(25, (at) => button({ action_id: `b${at}` })))],
  [
    'a link button with style and confirm',
    actions(
      button({
        url: 'https://x.test',
        style: 'danger',
        confirm: {
          title: plain('T'),
          text: mrkdwn('?'),
          confirm: plain('Yes'),
          deny: plain('No'),
          style: 'danger',
        },
      }),
    ),
  ],
  ['a button without action_id', actions({ type: 'button', text: plain('Go') })],
  ['the same action_id in two blocks', section({ accessory: button() })],
  [
    '100 options with long values',
    actions(select({ options: times(100, (at) => option(`o${at}`, { value: `${at}`.padEnd(150, 'v') })) })),
  ],
  [
    'option groups',
    actions(select({ options: undefined, option_groups: [{ label: plain('g'), options: [option('a')] }] })),
  ],
  ['an initial option from the options', actions(select({ initial_option: option('a') }))],
  [
    'an external select',
    actions({ type: 'external_select', action_id: 'e', min_query_length: 0, placeholder: plain('p') }),
  ],
  [
    'a multi select of people',
    section({
      accessory: { type: 'multi_users_select', action_id: 'm', initial_users: ['U1'], max_selected_items: 3 },
    }),
  ],
  [
    'a conversation select with a filter',
    section({
      accessory: {
        type: 'conversations_select',
        filter: { include: ['public'] },
        default_to_current_conversation: true,
      },
    }),
  ],
  [
    'an overflow with a link',
    section({
      accessory: { type: 'overflow', action_id: 'o', options: [option('a', { url: 'https://x.test' })] },
    }),
  ],
  [
    'checkboxes with mrkdwn',
    section({ accessory: { type: 'checkboxes', options: [{ text: mrkdwn('*a*'), value: 'a' }] } }),
  ],
  [
    'radio buttons in actions',
    actions({ type: 'radio_buttons', options: [option('a', { description: plain('d') })] }),
  ],
  [
    'date, time and both',
    actions(
      { type: 'datepicker', initial_date: '2026-02-28' },
      { type: 'timepicker', initial_time: '22:25', timezone: 'America/Chicago' },
      { type: 'datetimepicker', initial_date_time: 1_628_633_820 },
    ),
  ],
  ['an input in a message', input(typed())],
  [
    'rich text of every kind',
    rich(
      richSection(
        { type: 'text', text: 'a', style: { bold: true } },
        { type: 'link', url: 'https://x.test' },
        { type: 'user', user_id: 'U1' },
        { type: 'emoji', name: 'wave' },
        { type: 'date', timestamp: 1, format: '{date}' },
      ),
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [richSection()] },
      { type: 'rich_text_quote', elements: [] },
      { type: 'rich_text_preformatted', elements: [], border: 0 },
    ),
  ],
  [
    'a table',
    table(
      [
        [raw('a'), rich(richSection({ type: 'text', text: 'b' }))],
        [raw(' '), { type: 'raw_number', value: 3, text: '3' }],
      ],
      { column_settings: [null, { align: 'right', is_wrapped: true }] },
    ),
  ],
  [
    'a data table of 101 rows',
    dataTable(
      times(101, () => [raw('a')]),
      { page_size: 100, row_header_column_index: 0 },
    ),
  ],
  ['a chart', bar([{ name: 's', data: [point('a'), point('b')] }])],
  ['markdown of 12,000 characters', { type: 'markdown', text: long(12_000) }],
  ['a card', { type: 'card', title: mrkdwn('t'), actions: [button()] }],
  [
    'a container',
    {
      type: 'container',
      title: plain('t'),
      child_blocks: [section()],
      is_collapsible: true,
      default_collapsed: true,
    },
  ],
  [
    'feedback buttons',
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          positive_button: { text: plain('+'), value: 'p' },
          negative_button: { text: plain('-'), value: 'n' },
        },
      ],
    },
  ],
  [
    'a video',
    {
      type: 'video',
      video_url: 'https://v.test/1',
      thumbnail_url: 'https://v.test/1.png',
      alt_text: 'v',
      title: plain('t'),
    },
  ],
];

describe('a message that Slack takes', () => {
  it.each(good)('may have %s', (_, block) => {
    const clean = JSON.parse(JSON.stringify({ text: 't', blocks: [block] })) as Fields;
    expect(checkMessage(clean)).toBeNull();
  });

  it.each([
    ['text alone', { text: 'a' }],
    ['blocks alone', { blocks: [section()] }],
    ['50 blocks', { blocks: times(50, () => ({ type: 'divider' })) }],
    ['one action_id in two blocks', { blocks: [actions(button()), section({ accessory: button() })] }],
  ])('may have %s', (_, message) => {
    expect(checkMessage(message)).toBeNull();
  });
});
