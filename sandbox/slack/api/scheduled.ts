import type { ApiCall, Method } from './call.ts';
import { draftOf, target } from './chat.ts';
import { refuse } from './refusal.ts';
import { fieldsOf, textOf } from '../json.ts';
import type { Fields } from '../json.ts';
import { addMessage } from '../../worlds/slack-messages.ts';
import type { Draft } from '../../worlds/slack-messages.ts';
import { nextId, nowS } from '../../worlds/slack-state.ts';
import type { SlackState } from '../../worlds/slack-world.ts';

const furthestS = 120 * 24 * 3600; // slack.md 5.1

const schedule = (call: ApiCall): Fields => {
  const channel = target(call);
  const postAtS = Number(textOf(call.args['post_at']));
  if (!Number.isInteger(postAtS)) refuse('invalid_time');
  if (postAtS <= nowS(call.state)) refuse('time_in_past');
  if (postAtS > nowS(call.state) + furthestS) refuse('time_too_far');
  const draft = draftOf(call, channel);
  const id = nextId(call.state, 'Q');
  call.state.scheduled.set(id, { channelId: channel.id, postAtS, message: { draft } });
  return { channel: channel.id, scheduled_message_id: id, post_at: postAtS, message: { text: draft.text } };
};

const unschedule = (call: ApiCall): Fields => {
  if (!call.state.scheduled.delete(textOf(call.args['scheduled_message_id'])))
    refuse('invalid_scheduled_message_id');
  return {};
};

/**
 * Posts what is due. The world has no timers: this runs before every call, so a scheduled message appears when
 * anybody next looks. One with metadata never appears, as on Slack (documented bug, slack.md 5.1).
 */
export function postDue(state: SlackState): void {
  for (const [id, { postAtS, message }] of [...state.scheduled]) {
    if (postAtS > nowS(state)) continue;
    state.scheduled.delete(id);
    const draft = fieldsOf(message['draft']) as unknown as Draft; // stored by schedule() above
    if (draft.metadata === null) addMessage(state, draft);
  }
}

export const scheduledMethods: Readonly<Record<string, Method>> = {
  'chat.scheduleMessage': { scopes: ['chat:write'], run: schedule },
  'chat.deleteScheduledMessage': { scopes: ['chat:write'], run: unschedule },
};
