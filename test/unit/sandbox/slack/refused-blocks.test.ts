import { describe, expect, it } from '@jest/globals';
import { checkMessage, problemMessages } from '../../../../sandbox/slack/block-kit/validate.ts';
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

describe('a message that Slack refuses', () => {
  it.each(bad)('has %s', (_, block, pointer) => {
    const refused = checkMessage(JSON.parse(JSON.stringify({ text: 't', blocks: [block] })) as Fields);
    expect(refused?.error).toBe('invalid_blocks');
    expect(refused?.problems.map((problem) => problem.pointer)).toContain(pointer);
  });

  it('is answered with constraint and pointer in Slack’s form', () => {
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
      'wrong blocks in an attachment',
      { attachments: [{ blocks: [{ type: 'section' }] }] },
      'invalid_attachments',
    ],
    ['101 attachments', { attachments: times(101, () => ({ text: 'a' })) }, 'too_many_attachments'],
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
  ])('has %s', (_, message, error) => {
    expect(checkMessage(message)?.error).toBe(error);
  });
});
