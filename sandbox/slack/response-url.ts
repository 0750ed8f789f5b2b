import { checkMessage, problemMessages } from './block-kit/validate.ts';
import { fieldsOf, flagOf, listOf, textOf } from './json.ts';
import type { Fields } from './json.ts';
import { addMessage, editMessage, messagesIn, removeMessage } from '../worlds/slack-messages.ts';
import { useResponseUrl } from '../worlds/slack-tickets.ts';
import type { SlackMessage, SlackResponseUrl, SlackState } from '../worlds/slack-world.ts';

export type ResponseUrlAnswer = { readonly status: number; readonly body: Fields };

const refused = (status: number, error: string, more: Fields = {}): ResponseUrlAnswer => ({
  status,
  body: { ok: false, error, ...more },
});

/**
 * Takes what an app posts to a response_url. Refusals are not 200 (Bolt's respond() then throws): 404 for a URL that
 * is unknown, too old or used five times and for an original message that is not there, 400 for the content.
 */
export function answerResponseUrl(state: SlackState, id: string, body: Fields): ResponseUrlAnswer {
  const target = useResponseUrl(state, id);
  if (typeof target === 'string')
    return refused(404, { unknown: 'invalid_url', expired: 'expired_url', used: 'used_url' }[target]);
  if (flagOf(body['delete_original'])) return changeOriginal(state, target, null);
  const problem = checkMessage(body);
  if (problem !== null) {
    const messages = problemMessages(problem.problems);
    return refused(400, problem.error, messages.length > 0 ? { response_metadata: { messages } } : {});
  }
  if (flagOf(body['replace_original'])) return changeOriginal(state, target, body);
  postResponse(state, target, body);
  return { status: 200, body: { ok: true } };
}

const blocksOf = (body: Fields): readonly Fields[] => listOf(body['blocks']).map(fieldsOf);

// A slash command has no original message; Slack's own reply to it cannot be replaced (slack.md 5.1).
function changeOriginal(
  state: SlackState,
  { source }: SlackResponseUrl,
  body: Fields | null,
): ResponseUrlAnswer {
  const original = source === null ? undefined : messagesIn(state, source.channelId).get(source.ts);
  if (original === undefined) return refused(404, 'message_not_found');
  if (body === null) removeMessage(state, original);
  else {
    const attachments = listOf(body['attachments']).map(fieldsOf);
    const change = { text: textOf(body['text']), blocks: blocksOf(body), attachments };
    editMessage(state, original, change, original.userId);
  }
  return { status: 200, body: { ok: true } };
}

/** Posts as a response_url does: no membership and no scope needed; only the person sees it unless in_channel. */
export function postResponse(
  state: SlackState,
  target: { readonly userId: string; readonly channelId: string },
  body: Fields,
): SlackMessage {
  const teamId = state.channels.get(target.channelId)?.teamId;
  const installation = [...state.installations.values()].find((one) => one.teamId === teamId);
  const threadTs = textOf(body['thread_ts']);
  return addMessage(state, {
    channelId: target.channelId,
    userId: installation?.botUserId ?? '',
    botId: installation?.botId ?? '',
    text: textOf(body['text']),
    blocks: blocksOf(body),
    attachments: listOf(body['attachments']).map(fieldsOf),
    threadTs: threadTs === '' ? null : threadTs,
    ...(body['response_type'] === 'in_channel' ? {} : { ephemeralTo: target.userId }),
  });
}
