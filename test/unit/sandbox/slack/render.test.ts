import { describe, expect, it } from '@jest/globals';
import {
  readerOf,
  renderBlocks,
  renderMessage,
  renderView,
} from '../../../../sandbox/terminal/render-blocks.ts';
import { formatDate } from '../../../../sandbox/terminal/render-dates.ts';
import { renderMrkdwn } from '../../../../sandbox/terminal/render-text.ts';
import { createSlackWorld } from '../../../../sandbox/worlds/slack-world.ts';

const nowMs = Date.UTC(2026, 10, 22, 13, 30);
const nowS = nowMs / 1000;
const world = createSlackWorld({ nowMs: () => nowMs });
const as = (name: string, width = 60) => readerOf(world, world.person(name), width);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const draw = (...blocks: Record<string, unknown>[]) => renderBlocks(blocks, as('eva'));

describe('mrkdwn in the terminal', () => {
  it.each([
    ['*bold* and `code`', '*bold* and `code`'],
    ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
    ['<https://x.test|the page>', 'the page (https://x.test)'],
    ['<https://x.test?a=1&amp;b=2>', 'https://x.test?a=1&b=2'],
    ['<mailto:a@x.test|a@x.test>', 'a@x.test'],
    ['<#C0TIKTOKALERTS> <#C9|old>', '#tiktok-alerts #old'],
    ['<@U0EVA> <@U9>', '@eva @U9'],
    ['<!channel> <!here|here>', '@channel here'],
    [':warning: :no_such_code: 10:30:00', '⚠️ :no_such_code: 10:30:00'],
    [`<!date^${nowS}^{date_num} {time_secs}|then>`, '2026-11-22 8:30:00 AM'],
    [`<!date^${nowS}^{date_num}^https://x.test/|then>`, '2026-11-22 (https://x.test/)'],
    ['<!date^soon^{date}|some day>', 'some day'],
  ])('%s becomes %s', (text, expected) => {
    expect(renderMrkdwn(text, as('eva'))).toBe(expected);
  });
});

describe('dates', () => {
  const old = Date.UTC(2014, 1, 18, 14, 39, 42) / 1000;
  it.each([
    ['{date_num}', '2014-02-18'],
    ['{date_slash}', '02/18/2014'],
    ['{date}', 'February 18th, 2014'],
    ['{date_pretty}', 'February 18th, 2014'],
    ['{date_short}', 'Feb 18, 2014'],
    ['{date_short_pretty}', 'Feb 18, 2014'],
    ['{date_long}', 'Tuesday, February 18th, 2014'],
    ['{date_long_pretty}', 'Tuesday, February 18th, 2014'],
    ['{date_long_full}', 'Tuesday, February 18th, 2014'],
    ['{day_divider_pretty}', 'Tuesday, February 18th, 2014'],
    ['{time}', '9:39 AM'],
    ['{time_secs}', '9:39:42 AM'],
    ['{ago}', '12 years ago'],
    ['at {nothing}', 'at {nothing}'],
  ])('%s is %s for an American reader', (pattern, expected) => {
    expect(formatDate(old, pattern, as('eva'))).toBe(expected);
  });

  it.each([
    ['eva', 'today 8:30 AM'],
    ['mario', 'hoy 14:30'],
    ['ana', 'hoje 10:30'],
  ])('follow the language and zone of %s', (name, expected) => {
    expect(formatDate(nowS, '{date_short_pretty} {time}', as(name))).toBe(expected);
  });

  it('say yesterday and tomorrow by the calendar of the reader', () => {
    const lateS = Date.UTC(2026, 10, 22, 3, 30) / 1000; // still the 21st in New York
    expect(formatDate(lateS, '{date_pretty}', as('eva'))).toBe('yesterday');
    expect(formatDate(lateS, '{date_pretty}', as('mario'))).toBe('hoy');
    expect(formatDate(nowS + 86_400, '{day_divider_pretty}', as('eva'))).toBe('Tomorrow');
  });

  it('leave the year out within six months', () => {
    expect(formatDate(nowS - 30 * 86_400, '{date}', as('eva'))).toBe('October 23rd');
    expect(formatDate(nowS - 30 * 86_400, '{date_long}', as('mario'))).toBe('viernes, 23 de octubre');
  });
});

describe('blocks in the terminal', () => {
  it('draws a status message', () => {
    const text = draw(
      { type: 'header', text: plain('Loja :rocket:') },
      {
        type: 'section',
        text: mrkdwn('*Connected*'),
        fields: [mrkdwn('*Available*\n1,204'), mrkdwn('*Rejected*\n3'), mrkdwn('*In review*\n12')],
      },
      {
        type: 'context',
        elements: [
          mrkdwn('as of 10:30'),
          { type: 'image', alt_text: 'logo', image_url: 'https://x.test/a.png' },
        ],
      },
      { type: 'divider' },
      {
        type: 'actions',
        elements: [
          { type: 'button', text: plain('Recheck') },
          { type: 'button', text: plain('Manage'), url: 'https://x.test' },
        ],
      },
    );
    expect(text).toBe(
      [
        'Loja 🚀',
        '═══════',
        '',
        '*Connected*',
        '*Available*  *Rejected*',
        '1,204        3',
        '*In review*',
        '12',
        '  as of 10:30  (image: logo)',
        '',
        '─'.repeat(60),
        '',
        '[ Recheck ]  [ Manage ↗ https://x.test ]',
      ].join('\n'),
    );
  });

  it('draws menus with their placeholder or choice', () => {
    const options = [
      { text: plain('One'), value: '1' },
      { text: plain('Two'), value: '2' },
    ];
    const select = { type: 'static_select', placeholder: plain('Pick one'), options };
    const lines = draw(
      {
        type: 'actions',
        elements: [
          select,
          { ...select, initial_option: options[1] },
          { type: 'datepicker', initial_date: '2026-01-31' },
        ],
      },
      { type: 'section', text: mrkdwn('More'), accessory: { type: 'overflow', options } },
      { type: 'actions', elements: [{ type: 'checkboxes', options, initial_options: [options[0]] }] },
      {
        type: 'actions',
        elements: [{ type: 'channels_select', initial_channel: 'C0GENERAL' }, { type: 'users_select' }],
      },
    ).split('\n');
    expect(lines).toEqual([
      '( Pick one ▾ )  ( Two ▾ )  ( 2026-01-31 ▾ )',
      '',
      'More',
      '[ ⋯ One | Two ]',
      '',
      '[x] One',
      '[ ] Two',
      '',
      '( #general ▾ )  ( Select ▾ )',
    ]);
  });

  it('draws tables with aligned columns', () => {
    const raw = (text: string) => ({ type: 'raw_text', text });
    const rows = [
      [raw('Product'), raw('Stock')],
      [raw('Tênis 👟'), { type: 'raw_number', value: 5, text: '5' }],
    ];
    expect(draw({ type: 'data_table', caption: 'Low on stock', rows }).split('\n')).toEqual([
      'Low on stock',
      'Product  │ Stock',
      '─────────┼──────',
      'Tênis 👟 │     5',
    ]);
  });

  it('draws rich text, images and markdown', () => {
    const section = (text: string) => ({
      type: 'rich_text_section',
      elements: [{ type: 'text', text, style: { bold: true } }],
    });
    const rich = {
      type: 'rich_text',
      elements: [section('a'), { type: 'rich_text_list', style: 'ordered', elements: [section('b')] }],
    };
    expect(
      draw(rich, {
        type: 'image',
        alt_text: 'a cat',
        title: plain('Cat'),
        image_url: 'https://x.test/c.png',
      }),
    ).toBe('*a*\n1. *b*\n\nCat\n(image: a cat)');
    expect(draw({ type: 'markdown', text: '**a**' })).toBe('**a**');
  });

  it('wraps long lines between words', () => {
    const text = renderBlocks([{ type: 'section', text: plain('one two three four') }], as('eva', 9));
    expect(text).toBe('one two\nthree\nfour');
  });

  it('draws a message without blocks by its text, and files', () => {
    const file = {
      id: 'F1',
      userId: 'U',
      name: 'a.csv',
      title: 'All',
      size: 3,
      createdAtS: 1,
      content: 'x',
      channels: [],
    };
    const message = { text: 'see &lt;this&gt;', blocks: [], attachments: [], values: {}, files: [file] };
    expect(renderMessage(message, as('eva'))).toBe('see <this>\n(file: All – a.csv, 3 bytes)');
  });

  it('draws a modal with inputs, errors and buttons', () => {
    const element = { type: 'plain_text_input', action_id: 'name', placeholder: plain('my-store') };
    const blocks = [
      { type: 'input', block_id: 'account', label: plain('Account'), hint: plain('As in the URL'), element },
      { type: 'input', block_id: 'note', optional: true, label: plain('Note'), element },
    ];
    const content = { title: plain('Add a store'), submit: plain('Save'), close: plain('Cancel'), blocks };
    const values = { note: { name: { type: 'plain_text_input', value: 'typed' } } };
    const text = renderView(
      { type: 'modal', content, values, errors: { account: 'Unknown account' } },
      as('eva'),
    );
    expect(text.split('\n')).toEqual([
      `┌─ Add a store ${'─'.repeat(45)}`,
      '│ Account:',
      '│   [ my-store ]',
      '│   As in the URL',
      '│   ⚠ Unknown account',
      '│',
      '│ Note (optional):',
      '│   [ typed ]',
      '└─ [ Cancel ]  [ Save ]',
    ]);
  });
});
