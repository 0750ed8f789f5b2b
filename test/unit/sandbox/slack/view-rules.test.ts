import { describe, expect, it } from '@jest/globals';
import { checkSuggestions, checkView } from '../../../../sandbox/slack/block-kit/validate.ts';
import {
  plain,
  mrkdwn,
  section,
  option,
  raw,
  input,
  typed,
  times,
  long,
  table,
  dataTable,
  modal,
} from './sample-blocks.ts';

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
