import { describe, expect, it } from '@jest/globals';
import {
  checkMessage,
  checkSuggestions,
  checkView,
  problemMessages,
} from '../../../../sandbox/slack/block-kit/validate.ts';

type Fields = Record<string, unknown>;
const plain = (text: string): Fields => ({ type: 'plain_text', text });
const mrkdwn = (text: string): Fields => ({ type: 'mrkdwn', text });
const section = (more: Fields = {}): Fields => ({ type: 'section', text: mrkdwn('hello'), ...more });
const button = (more: Fields = {}): Fields => ({
  type: 'button',
  text: plain('Go'),
  action_id: 'go',
  ...more,
});
const actions = (...elements: Fields[]): Fields => ({ type: 'actions', elements });
const option = (name: string, more: Fields = {}): Fields => ({ text: plain(name), value: name, ...more });
const select = (more: Fields = {}): Fields => ({
  type: 'static_select',
  action_id: 's',
  options: [option('a')],
  ...more,
});
const image = (more: Fields = {}): Fields => ({
  type: 'image',
  alt_text: 'x',
  image_url: 'https://x.test/a.png',
  ...more,
});
const raw = (text: string): Fields => ({ type: 'raw_text', text });
const input = (element: Fields, more: Fields = {}): Fields => ({
  type: 'input',
  label: plain('L'),
  element,
  ...more,
});
const typed = (more: Fields = {}): Fields => ({ type: 'plain_text_input', action_id: 't', ...more });
const rich = (...elements: Fields[]): Fields => ({ type: 'rich_text', elements });
const richSection = (...elements: Fields[]): Fields => ({ type: 'rich_text_section', elements });
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const long = (length: number) => 'x'.repeat(length);
const table = (rows: Fields[][], more: Fields = {}): Fields => ({ type: 'table', rows, ...more });
const dataTable = (rows: Fields[][], more: Fields = {}): Fields => ({
  type: 'data_table',
  caption: 'c',
  rows,
  ...more,
});
const bar = (series: Fields[]): Fields => ({
  type: 'data_visualization',
  title: 't',
  chart: { type: 'bar', series, axis_config: { categories: ['a', 'b'] } },
});
const point = (label: string): Fields => ({ label, value: 1 });

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

const bad: [string, Fields, string][] = [
  ['an unknown block', { type: 'sektion' }, '/blocks/0'],
  ['a block without type', { text: plain('a') }, '/blocks/0'],
  ['a misspelt property', section({ txet: plain('a') }), '/blocks/0'],
  ['text on a divider', { type: 'divider', text: plain('a') }, '/blocks/0'],
  ['a section with neither text nor fields', { type: 'section' }, '/blocks/0'],
  ['a section over 3,000 characters', section({ text: mrkdwn(long(3001)) }), '/blocks/0/text/text'],
  ['an empty text', section({ text: mrkdwn('') }), '/blocks/0/text/text'],
  ['a bare string as text', section({ text: 'hello' }), '/blocks/0/text'],
  ['eleven fields', { type: 'section', fields: times(11, () => plain('a')) }, '/blocks/0/fields'],
  [
    'a field over 2,000 characters',
    { type: 'section', fields: [plain(long(2001))] },
    '/blocks/0/fields/0/text',
  ],
  ['emoji in a mrkdwn text', section({ text: { ...mrkdwn('a'), emoji: true } }), '/blocks/0/text'],
  ['verbatim in a plain text', { type: 'header', text: { ...plain('a'), verbatim: true } }, '/blocks/0/text'],
  ['a header in mrkdwn', { type: 'header', text: mrkdwn('a') }, '/blocks/0/text/type'],
  ['a header over 150 characters', { type: 'header', text: plain(long(151)) }, '/blocks/0/text/text'],
  ['a button text in mrkdwn', actions(button({ text: mrkdwn('a') })), '/blocks/0/elements/0/text/type'],
  [
    'a button text over 75 characters',
    actions(button({ text: plain(long(76)) })),
    '/blocks/0/elements/0/text/text',
  ],
  [
    'a button value over 2,000 characters',
    actions(button({ value: long(2001) })),
    '/blocks/0/elements/0/value',
  ],
  ['a button value that is a number', actions(button({ value: 3 })), '/blocks/0/elements/0/value'],
  ['a button with block_id', actions(button({ block_id: 'b' })), '/blocks/0/elements/0'],
  ['an unknown button style', actions(button({ style: 'default' })), '/blocks/0/elements/0/style'],
  ['a URL that is none', actions(button({ url: 'x test' })), '/blocks/0/elements/0/url'],
  ['no actions', actions(), '/blocks/0/elements'],
  ['26 actions', actions(...times(26, (at) => button({ action_id: `b${at}` }))), '/blocks/0/elements'],
  ['the same action_id twice in one block', actions(button(), button()), '/blocks/0'],
  ['an image element in actions', actions(image()), '/blocks/0/elements/0'],
  ['a button in a context', { type: 'context', elements: [button()] }, '/blocks/0/elements/0'],
  [
    'eleven context elements',
    { type: 'context', elements: times(11, () => plain('a')) },
    '/blocks/0/elements',
  ],
  ['an image without alt_text', image({ alt_text: undefined }), '/blocks/0'],
  ['an image with two sources', image({ slack_file: { id: 'F1' } }), '/blocks/0'],
  [
    'an option without value',
    actions(select({ options: [{ text: plain('a') }] })),
    '/blocks/0/elements/0/options/0',
  ],
  [
    'an option text over 75 characters',
    actions(select({ options: [option(long(76), { value: 'a' })] })),
    '/blocks/0/elements/0/options/0/text/text',
  ],
  [
    'an option value over 150 characters',
    actions(select({ options: [option('a', { value: long(151) })] })),
    '/blocks/0/elements/0/options/0/value',
  ],
  [
    'an empty url in a menu option',
    actions(select({ options: [option('a', { url: '' })] })),
    '/blocks/0/elements/0/options/0',
  ],
  [
    'a mrkdwn option in a menu',
    actions(select({ options: [{ text: mrkdwn('a'), value: 'a' }] })),
    '/blocks/0/elements/0/options/0/text/type',
  ],
  [
    '101 options',
    actions(select({ options: times(101, (at) => option(`o${at}`)) })),
    '/blocks/0/elements/0/options',
  ],
  ['a menu without options', actions(select({ options: undefined })), '/blocks/0/elements/0'],
  [
    'options and groups together',
    actions(select({ option_groups: [{ label: plain('g'), options: [option('a')] }] })),
    '/blocks/0/elements/0',
  ],
  [
    'an initial option that is not offered',
    actions(select({ initial_option: option('b') })),
    '/blocks/0/elements/0',
  ],
  [
    'six overflow options',
    section({ accessory: { type: 'overflow', options: times(6, (at) => option(`o${at}`)) } }),
    '/blocks/0/accessory/options',
  ],
  [
    'eleven checkboxes',
    section({ accessory: { type: 'checkboxes', options: times(11, (at) => option(`o${at}`)) } }),
    '/blocks/0/accessory/options',
  ],
  [
    'a placeholder over 150 characters',
    actions(select({ placeholder: plain(long(151)) })),
    '/blocks/0/elements/0/placeholder/text',
  ],
  [
    'a confirm without text',
    actions(button({ confirm: { title: plain('T') } })),
    '/blocks/0/elements/0/confirm',
  ],
  [
    'a confirm button over 30 characters',
    actions(button({ confirm: { text: plain('?'), confirm: plain(long(31)) } })),
    '/blocks/0/elements/0/confirm/confirm/text',
  ],
  [
    'a date that is not one',
    actions({ type: 'datepicker', initial_date: '2026-13-01' }),
    '/blocks/0/elements/0/initial_date',
  ],
  ['a text input in actions', actions(typed()), '/blocks/0/elements/0'],
  [
    'a datetimepicker as accessory',
    section({ accessory: { type: 'datetimepicker' } }),
    '/blocks/0/accessory',
  ],
  ['a file input in a message', input({ type: 'file_input' }), '/blocks/0'],
  ['an alert in a message', { type: 'alert', text: plain('a') }, '/blocks/0'],
  ['a file block', { type: 'file', external_id: 'a', source: 'remote' }, '/blocks/0'],
  ['an empty table cell', table([[raw('')]]), '/blocks/0/rows/0/0/text'],
  ['101 table rows', table(times(101, () => [raw('a')])), '/blocks/0/rows'],
  ['21 table cells', table([times(21, () => raw('a'))]), '/blocks/0/rows/0'],
  ['a data table without caption', { type: 'data_table', rows: [[raw('a')], [raw('b')]] }, '/blocks/0'],
  ['a data table with uneven rows', dataTable([[raw('a')], [raw('b'), raw('c')]]), '/blocks/0'],
  ['a data table with a header only', dataTable([[raw('a')]]), '/blocks/0/rows'],
  ['a data table with a rich header', dataTable([[rich(richSection())], [raw('b')]]), '/blocks/0'],
  ['a data table over 10,000 characters', dataTable([[raw('a')], [raw(long(10_000))]]), '/blocks/0'],
  ['a chart with a missing point', bar([{ name: 's', data: [point('a')] }]), '/blocks/0/chart'],
  [
    'a chart with two series of one name',
    bar(times(2, () => ({ name: 's', data: [point('a'), point('b')] }))),
    '/blocks/0/chart',
  ],
  [
    'an unknown rich text leaf',
    rich(richSection({ type: 'bold', text: 'a' })),
    '/blocks/0/elements/0/elements/0',
  ],
  [
    'an empty rich text leaf',
    rich(richSection({ type: 'text', text: '' })),
    '/blocks/0/elements/0/elements/0/text',
  ],
  [
    'a style on a list item',
    rich({ type: 'rich_text_list', style: 'bullet', elements: [{ ...richSection(), style: 'bullet' }] }),
    '/blocks/0/elements/0/elements/0',
  ],
  ['an empty card', { type: 'card' }, '/blocks/0'],
  [
    'a container in a container',
    {
      type: 'container',
      title: plain('a'),
      child_blocks: [{ type: 'container', title: plain('b'), child_blocks: [section()] }],
    },
    '/blocks/0/child_blocks/0',
  ],
];

describe('Block Kit rules for messages', () => {
  it.each(good)('accept %s', (_, block) => {
    const clean = JSON.parse(JSON.stringify({ text: 't', blocks: [block] })) as Fields;
    expect(checkMessage(clean)).toBeNull();
  });

  it.each(bad)('refuse %s', (_, block, pointer) => {
    const refused = checkMessage(JSON.parse(JSON.stringify({ text: 't', blocks: [block] })) as Fields);
    expect(refused?.error).toBe('invalid_blocks');
    expect(refused?.problems.map((problem) => problem.pointer)).toContain(pointer);
  });

  it('name the constraint as Slack does', () => {
    const refused = checkMessage({
      blocks: [section({ text: mrkdwn(long(3001)) }), { type: 'divider', text: 'x' }],
    });
    expect(problemMessages(refused?.problems ?? [])).toEqual([
      '[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
      '[ERROR] invalid additional property: text [json-pointer:/blocks/1]',
    ]);
  });

  it.each([
    ['nothing at all', {}, 'no_text'],
    ['an empty text and no blocks', { text: '', blocks: [] }, 'no_text'],
    ['blocks that are no list', { text: 'a', blocks: 'broken [' }, 'invalid_blocks_format'],
    ['51 blocks', { blocks: times(51, () => ({ type: 'divider' })) }, 'invalid_blocks'],
    [
      'one block_id twice',
      { blocks: [section({ block_id: 'a' }), section({ block_id: 'a' })] },
      'invalid_blocks',
    ],
    [
      'two tables',
      { blocks: [table([[raw('a')]]), dataTable([[raw('a')], [raw('b')]])] },
      'invalid_attachments',
    ],
    [
      'three charts',
      { blocks: times(3, () => bar([{ name: 's', data: [point('a'), point('b')] }])) },
      'invalid_blocks',
    ],
    [
      'markdown over 12,000 characters in total',
      { blocks: times(2, () => ({ type: 'markdown', text: long(6001) })) },
      'invalid_blocks',
    ],
    [
      'far too much text',
      { blocks: times(5, () => section({ text: mrkdwn(long(3000)) })) },
      'msg_blocks_too_long',
    ],
  ])('refuse %s', (_, message, error) => {
    expect(checkMessage(message)?.error).toBe(error);
  });

  it.each([
    ['text alone', { text: 'a' }],
    ['blocks alone', { blocks: [section()] }],
    ['50 blocks', { blocks: times(50, () => ({ type: 'divider' })) }],
    ['one action_id in two blocks', { blocks: [actions(button()), section({ accessory: button() })] }],
  ])('accept %s', (_, message) => {
    expect(checkMessage(message)).toBeNull();
  });
});

const modal = (blocks: Fields[], more: Fields = {}): Fields => ({
  type: 'modal',
  title: plain('Title'),
  blocks,
  ...more,
});

describe('Block Kit rules for views', () => {
  it.each([
    [
      'a modal',
      modal([section()], {
        callback_id: 'c',
        private_metadata: long(3000),
        notify_on_close: true,
        clear_on_close: true,
      }),
    ],
    [
      'a modal with inputs',
      modal(
        [
          input(typed({ min_length: 1, max_length: 3000, focus_on_load: true })),
          input({ type: 'number_input', is_decimal_allowed: false, min_value: '1' }),
          input({ type: 'file_input', max_files: 1 }),
          input({ type: 'conversations_select', response_url_enabled: true }),
        ],
        { submit: plain('Send'), close: plain('No') },
      ),
    ],
    ['a modal with an alert', modal([{ type: 'alert', text: mrkdwn('a'), level: 'warning' }])],
    ['100 blocks', modal(times(100, () => ({ type: 'divider' })))],
  ])('accept %s', (_, view) => {
    expect(checkView(view, 'modal')).toBeNull();
  });

  it.each([
    ['no title', { type: 'modal', blocks: [section()] }, '/view'],
    ['a title over 24 characters', modal([section()], { title: plain(long(25)) }), '/view/title/text'],
    ['a submit over 24 characters', modal([section()], { submit: plain(long(25)) }), '/view/submit/text'],
    ['inputs without submit', modal([input(typed())]), '/view'],
    [
      'private_metadata over 3,000 characters',
      modal([section()], { private_metadata: long(3001) }),
      '/view/private_metadata',
    ],
    ['callback_id over 255 characters', modal([section()], { callback_id: long(256) }), '/view/callback_id'],
    ['submit_disabled', modal([section()], { submit_disabled: true }), '/view'],
    ['101 blocks', modal(times(101, () => ({ type: 'divider' }))), '/view/blocks'],
    ['no blocks', modal([]), '/view/blocks'],
    ['a table', modal([table([[raw('a')]])]), '/view/blocks/0'],
    ['markdown', modal([{ type: 'markdown', text: 'a' }]), '/view/blocks/0'],
    [
      'two elements with focus',
      modal([input(typed({ focus_on_load: true })), input(typed({ focus_on_load: true }))], {
        submit: plain('a'),
      }),
      '/view/blocks',
    ],
    [
      'min_length over max_length',
      modal([input(typed({ min_length: 5, max_length: 4 }))], { submit: plain('a') }),
      '/view/blocks/0/element',
    ],
    [
      'response_url_enabled outside an input',
      modal([section({ accessory: { type: 'channels_select', response_url_enabled: true } })]),
      '/view/blocks/0',
    ],
    ['a home as modal', { type: 'home', blocks: [section()] }, '/view/type'],
  ])('refuse a modal with %s', (_, view, pointer) => {
    const refused = checkView(view, 'modal');
    expect(refused?.error).toBe('invalid_arguments');
    expect(refused?.problems.map((problem) => problem.pointer)).toContain(pointer);
  });

  it('refuse a view over 250 KB', () => {
    const heavy = times(100, () => section({ text: mrkdwn(long(3000)) }));
    expect(checkView(modal(heavy), 'modal')?.error).toBe('view_too_large');
  });

  it('accept a Home with inputs and cards, and an empty one', () => {
    expect(
      checkView({ type: 'home', blocks: [input(typed()), { type: 'card', body: mrkdwn('a') }] }, 'home'),
    ).toBeNull();
    expect(checkView({ type: 'home', blocks: [] }, 'home')).toBeNull();
  });

  it.each([
    ['a title', { type: 'home', title: plain('a'), blocks: [section()] }],
    ['a table', { type: 'home', blocks: [dataTable([[raw('a')], [raw('b')]])] }],
    ['an alert', { type: 'home', blocks: [{ type: 'alert', text: plain('a') }] }],
    ['no blocks property', { type: 'home' }],
  ])('refuse a Home with %s', (_, view) => {
    expect(checkView(view, 'home')?.error).toBe('invalid_arguments');
  });

  it('check what an app suggests for a menu', () => {
    expect(checkSuggestions({ options: [option('a')] })).toEqual([]);
    expect(checkSuggestions({ options: [] })).toEqual([]);
    expect(checkSuggestions({ options: times(101, (at) => option(`o${at}`)) })).toHaveLength(1);
    expect(checkSuggestions('')).not.toEqual([]);
  });
});
