import { describe, expect, it } from '@jest/globals';
import type { Fields } from '../../../../sandbox/slack/json.ts';
import { problemOf } from '../../../../sandbox/terminal/verdict.ts';
import type { StepResult } from '../../../../sandbox/terminal/steps.ts';
import type { Seen, SlackMessage, SlackView } from '../../../../sandbox/worlds/slack-state.ts';
import { acked } from './fake-session.ts';

const resultOf = (over: Partial<StepResult> = {}): StepResult => ({
  note: null,
  acked,
  mustAnswer: true,
  failed: false,
  ...over,
});
const ackedAs = (over: Partial<typeof acked>) => resultOf({ acked: { ...acked, ...over } });

const blocksWith = (blockId: string): Fields[] => [
  { type: 'section', block_id: blockId },
  { type: 'divider' },
];
const messageOf = (blockId = 'b1'): SlackMessage => ({
  channelId: 'C1',
  ts: '1.1',
  teamId: 'T1',
  userId: 'U1',
  botId: 'B1',
  ephemeralTo: null,
  threadTs: null,
  isBroadcast: false,
  text: 'hello',
  blocks: blocksWith(blockId),
  attachments: [],
  metadata: null,
  edited: null,
  clientMsgId: null,
  files: [],
  values: {},
});
const viewOf = (blockId = 'b1'): SlackView => ({
  id: 'V1',
  teamId: 'T1',
  userId: 'U1',
  type: 'modal',
  rootViewId: 'V1',
  previousViewId: null,
  content: { blocks: blocksWith(blockId) },
  hash: 'h',
  values: {},
  errors: {},
});
const at = { seq: 1, atMs: 0 };
const message = (kind: 'message' | 'ephemeral' | 'ephemeral-edit' | 'delete', blockId?: string): Seen => ({
  ...at,
  kind,
  message: messageOf(blockId),
});
const view = (kind: 'modal' | 'home' | 'modal-closed', blockId?: string): Seen => ({
  ...at,
  kind,
  view: viewOf(blockId),
});

describe('problemOf', () => {
  it.each([
    ['an answer', [message('ephemeral')]],
    ['"Checking…" and then an answer', [message('ephemeral', 'checking'), message('ephemeral-edit')]],
    ['an error that was then mended', [message('ephemeral', 'error:1a2b'), message('ephemeral-edit')]],
    ['a modal', [view('modal')]],
    ['a Home tab', [view('home')]],
  ])('finds none in %s', (_, seen) => {
    expect(problemOf(resultOf(), seen)).toBeNull();
  });

  it.each([
    ['the last reply is an error', [message('ephemeral', 'error:1a2b')], 'the last reply was an error'],
    ['a modal shows an error', [view('modal', 'error:1a2b')], 'the last reply was an error'],
    ['the Home tab shows an error', [view('home', 'error:1a2b')], 'the last reply was an error'],
    ['it ends with "Checking…"', [message('ephemeral', 'checking')], 'the last reply was "Checking…"'],
    ['nothing was said to a command', [], 'the app gave no reply'],
    ['a message was only deleted', [message('delete')], 'the app gave no reply'],
    ['a modal was only closed', [view('modal-closed')], 'the app gave no reply'],
  ])('is found when %s', (_, seen, problem) => {
    expect(problemOf(resultOf(), seen)).toBe(problem);
  });

  it('is found when Slack itself had to speak', () => {
    const notice: Seen = { ...at, kind: 'notice', text: '/tiktok failed with the error "operation_timeout"' };
    expect(problemOf(resultOf(), [notice])).toBe(
      'the last reply was Slack\'s own: /tiktok failed with the error "operation_timeout"',
    );
  });

  it('finds none in a click after which nothing is said', () => {
    expect(problemOf(resultOf({ mustAnswer: false }), [])).toBeNull();
  });

  it.each([0, 404, 500])('is found when the app acknowledges with status %i', (status) => {
    expect(problemOf(ackedAs({ status }), [message('ephemeral')])).toBe(
      `the app did not acknowledge it (status ${String(status)})`,
    );
  });

  it('is that of Slack where Slack itself did not take a form', () => {
    const body = { errors: { name: 'Please complete this required field.' } };
    expect(problemOf(ackedAs({ status: 0, body }), [])).toBe(
      'Slack itself did not take the form: Please complete this required field.',
    );
  });

  it('is found when the app takes three seconds or more to acknowledge', () => {
    const answered = [message('ephemeral')];
    expect(problemOf(ackedAs({ ackMs: 3_000 }), answered)).toBe('the app acknowledged it after 3000 ms');
    expect(problemOf(ackedAs({ ackMs: 2_999.9 }), answered)).toBeNull();
  });

  it('is what a step says that could not be played', () => {
    expect(problemOf(resultOf({ failed: true, note: 'no such button', acked: null }), [])).toBe(
      'no such button',
    );
  });

  it('finds none in a step that sends nothing', () => {
    expect(problemOf(resultOf({ acked: null, note: '30m later.' }), [])).toBeNull();
  });
});
