import { fieldsOf, listOf, textOf } from '../slack/json.ts';
import type { Seen } from '../worlds/slack-state.ts';
import type { StepResult } from './steps.ts';

/** slack.md 5.1. */
const ACK_LIMIT_MS = 3_000;

/** What is wrong with how the app treated this step; null: nothing. */
export function problemOf(result: StepResult, seen: readonly Seen[]): string | null {
  const { acked } = result;
  if (result.failed) return result.note ?? 'the step could not be played';
  if (acked === null) return null;
  const refused = Object.values(fieldsOf(fieldsOf(acked.body)['errors']));
  if (acked.status === 0 && refused.length > 0)
    return `Slack itself did not take the form: ${textOf(refused[0])}`;
  if (acked.status !== 200) return `the app did not acknowledge it (status ${String(acked.status)})`;
  if (acked.ackMs >= ACK_LIMIT_MS)
    return `the app acknowledged it after ${String(Math.round(acked.ackMs))} ms`;
  const last = seen.filter(isReply).at(-1);
  if (last === undefined) return result.mustAnswer ? 'the app gave no reply' : null;
  const mark = markOf(last);
  return mark === null ? null : `the last reply was ${mark}`;
}

const isReply = ({ kind }: Seen): boolean => kind !== 'modal-closed' && kind !== 'delete';

/** The app marks replies that are not final by the block_id of their first block: `error:<reference>`, `checking`. */
function markOf(seen: Seen): string | null {
  if (seen.kind === 'notice') return `Slack's own: ${seen.text}`;
  const blocks = 'message' in seen ? seen.message.blocks : seen.view.content['blocks'];
  const ids = listOf(blocks).map((block) => textOf(fieldsOf(block)['block_id']));
  if (ids.some((id) => id.startsWith('error:'))) return 'an error';
  if (ids.some((id) => id.startsWith('checking'))) return '"Checking…"';
  return null;
}
