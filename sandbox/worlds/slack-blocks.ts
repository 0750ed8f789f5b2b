import { isFields } from '../slack/json.ts';
import type { Fields } from '../slack/json.ts';
import { nextNumber } from './slack-state.ts';
import type { SlackState } from './slack-state.ts';

const interactive =
  /^(button|workflow_button|overflow|checkboxes|radio_buttons|datepicker|timepicker|datetimepicker|.*_select|.*_input|feedback_buttons|icon_button)$/;

/** Blocks as Slack stores them: every block and element has an id, text objects have their defaults. */
export function withIds(state: SlackState, blocks: readonly Fields[]): Fields[] {
  return blocks.map((block) => {
    const filled = fill(state, structuredClone(block)) as Fields;
    return { ...filled, block_id: filled['block_id'] ?? shortId(state) };
  });
}

// Five characters, as Slack's own.
const shortId = (state: SlackState) => `~${nextNumber(state).toString(36).padStart(4, '0')}`;

function fill(state: SlackState, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => fill(state, one));
  if (!isFields(value)) return value;
  const filled: Fields = Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, fill(state, one)]),
  );
  const type = filled['type'];
  if (type === 'plain_text') filled['emoji'] ??= true;
  if (type === 'mrkdwn') filled['verbatim'] ??= false;
  if (typeof type === 'string' && interactive.test(type)) filled['action_id'] ??= shortId(state);
  return filled;
}
