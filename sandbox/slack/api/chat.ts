import { findChannel, findUser, isMember, optionalText } from './call.ts';
import type { ApiCall, Method } from './call.ts';
import { refuse, refuseIf, SlackRefusal } from './refusal.ts';
import { checkMessage } from '../block-kit/validate.ts';
import { fieldsOf, flagOf, isFields, listOf, textOf } from '../json.ts';
import type { Fields } from '../json.ts';
import { messageJson } from '../shapes.ts';
import {
  addMessage,
  editMessage,
  findMessage,
  messagesIn,
  openDm,
  removeMessage,
} from '../../worlds/slack-messages.ts';
import type { Draft } from '../../worlds/slack-messages.ts';
import type { SlackChannel, SlackMessage } from '../../worlds/slack-world.ts';

// Slack publishes no size for metadata (slack.md 5.2); this is far above what an app should send.
const metadataBytesLimit = 8_000;
const updateTextLimit = 4_000; // chat.update refuses more: slack.md 5.2
const postPauseMs = 1_000; // "about 1 per second per channel": slack.md 5.3

/** Where a message goes: a channel, or the app's DM with a person. */
export function target(call: ApiCall): SlackChannel {
  const ref = textOf(call.args['channel']);
  const person = findUser(call, ref);
  if (person !== null) {
    if (person.isStranger || person.deleted) refuse('channel_not_found');
    if (!call.state.settings.messagesTabEnabled) refuse('messages_tab_disabled');
    return openDm(call.state, call.installation.botUserId, person.id);
  }
  const channel = findChannel(call, ref) ?? refuse('channel_not_found');
  if (channel.kind === 'dm' && !isMember(call, channel)) refuse('channel_not_found');
  if (channel.isArchived) refuse('is_archived');
  return channel;
}

function mayPost(call: ApiCall, channel: SlackChannel): void {
  if (isMember(call, channel)) return;
  if (channel.kind !== 'public' || !call.installation.scopes.has('chat:write.public'))
    refuse('not_in_channel');
}

/** Metadata as posts take it: `{ event_type, event_payload }`. */
function metadataOf(args: Fields): Fields | null {
  const { metadata } = args;
  if (metadata === undefined) return null;
  if (!isFields(metadata)) return refuse('invalid_metadata_format');
  if (Object.keys(metadata).length === 0) return null; // an empty object takes it away
  if (typeof metadata['event_type'] !== 'string' || !isFields(metadata['event_payload']))
    refuse('invalid_metadata_format');
  if (Buffer.byteLength(JSON.stringify(metadata)) > metadataBytesLimit) refuse('metadata_too_large');
  return metadata;
}

const blocksOf = (args: Fields): readonly Fields[] => listOf(args['blocks']).map(fieldsOf);

function checkContent(args: Fields): void {
  const markdown = textOf(args['markdown_text']);
  if (markdown !== '' && (args['text'] !== undefined || args['blocks'] !== undefined))
    refuse('markdown_text_conflict');
  if (markdown.length > 12_000) refuse('msg_too_long');
  refuseIf(checkMessage(args));
}

/** The parent of a reply; null outside a thread. */
function parentTs(call: ApiCall, channel: SlackChannel): string | null {
  const ts = optionalText(call.args, 'thread_ts');
  if (ts === null) return null;
  const message = findMessage(call.state, channel.id, ts) ?? refuse('thread_not_found');
  return message.threadTs ?? message.ts;
}

export function draftOf(call: ApiCall, channel: SlackChannel): Draft {
  checkContent(call.args);
  const threadTs = parentTs(call, channel);
  return {
    channelId: channel.id,
    userId: call.installation.botUserId,
    botId: call.installation.botId,
    text: textOf(call.args['text']) || textOf(call.args['markdown_text']),
    blocks: blocksOf(call.args),
    attachments: listOf(call.args['attachments']).map(fieldsOf),
    metadata: metadataOf(call.args),
    threadTs,
    // Outside a thread Slack ignores it.
    isBroadcast: threadTs !== null && flagOf(call.args['reply_broadcast']),
    clientMsgId: optionalText(call.args, 'client_msg_id'),
  };
}

function pace({ state }: ApiCall, channel: SlackChannel): void {
  if (!state.settings.limitsPosts) return;
  const waitMs = (state.lastPostAtMs.get(channel.id) ?? -Infinity) + postPauseMs - state.nowMs();
  if (waitMs > 0) throw new SlackRefusal('ratelimited', {}, Math.ceil(waitMs / 1000));
  state.lastPostAtMs.set(channel.id, state.nowMs());
}

function alreadyPosted(call: ApiCall, channel: SlackChannel, id: string | null): SlackMessage | null {
  if (id === null || !call.state.settings.dedupesClientMsgId) return null;
  return [...messagesIn(call.state, channel.id).values()].find((one) => one.clientMsgId === id) ?? null;
}

const postMessage = (call: ApiCall): Fields => {
  const channel = target(call);
  mayPost(call, channel);
  const draft = draftOf(call, channel);
  const known = alreadyPosted(call, channel, draft.clientMsgId ?? null);
  if (known === null) pace(call, channel);
  const message = known ?? addMessage(call.state, draft);
  return { channel: channel.id, ts: message.ts, message: messageJson(call.state, message, true) };
};

function ownMessage(call: ApiCall, refusal: string): SlackMessage {
  const channel = findChannel(call, textOf(call.args['channel'])) ?? refuse('channel_not_found');
  const message = findMessage(call.state, channel.id, textOf(call.args['ts'])) ?? refuse('message_not_found');
  if (message.userId !== call.installation.botUserId) refuse(refusal);
  return message;
}

/** An old reply is shown in the channel too; its content cannot change in the same call. */
function broadcast({ state, args, installation }: ApiCall, message: SlackMessage): Fields {
  const changes = ['text', 'blocks', 'attachments'].some((name) => args[name] !== undefined);
  if (changes) refuse('no_dual_broadcast_and_message_update');
  if (message.threadTs === null) refuse('cant_broadcast_message');
  const changed = editMessage(state, message, { isBroadcast: true }, installation.botUserId);
  const { channelId, ts, text } = changed;
  return { channel: channelId, ts, text, message: messageJson(state, changed, true) };
}

const update = (call: ApiCall): Fields => {
  const { state, args, installation } = call;
  const message = ownMessage(call, 'cant_update_message');
  // The method's page: a message in a frozen, archived or deleted channel cannot be edited.
  if (state.channels.get(message.channelId)?.isArchived === true) refuse('is_inactive');
  if (state.settings.editWindowClosed) refuse('edit_window_closed');
  if ([...textOf(args['text'])].length > updateTextLimit) refuse('msg_too_long');
  if (flagOf(args['reply_broadcast'])) return broadcast(call, message);
  checkContent(args);
  const changed = editMessage(
    state,
    message,
    {
      ...(args['text'] === undefined ? {} : { text: textOf(args['text']) }),
      // Blocks, attachments and metadata that are not sent stay; an empty list removes them.
      ...(args['blocks'] === undefined ? {} : { blocks: blocksOf(args) }),
      ...(args['attachments'] === undefined
        ? {}
        : { attachments: listOf(args['attachments']).map(fieldsOf) }),
      ...(args['metadata'] === undefined ? {} : { metadata: metadataOf(args) }),
    },
    installation.botUserId,
  );
  return {
    channel: message.channelId,
    ts: message.ts,
    text: changed.text,
    message: messageJson(state, changed, true),
  };
};

const remove = (call: ApiCall): Fields => {
  const message = ownMessage(call, 'cant_delete_message');
  removeMessage(call.state, message);
  return { channel: message.channelId, ts: message.ts };
};

const postEphemeral = (call: ApiCall): Fields => {
  const channel = target(call);
  if (!isMember(call, channel)) refuse('not_in_channel');
  const reader = textOf(call.args['user']);
  if (!channel.members.has(reader)) refuse('user_not_in_channel');
  const message = addMessage(call.state, { ...draftOf(call, channel), ephemeralTo: reader });
  return { message_ts: message.ts };
};

const getPermalink = (call: ApiCall): Fields => {
  const channel = findChannel(call, textOf(call.args['channel'])) ?? refuse('channel_not_found');
  const message =
    findMessage(call.state, channel.id, textOf(call.args['message_ts'])) ?? refuse('message_not_found');
  const domain = call.state.teams.get(channel.teamId)?.domain ?? '';
  const permalink = `https://${domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  return { channel: channel.id, permalink };
};

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': { scopes: ['chat:write'], run: postMessage },
  'chat.update': { scopes: ['chat:write'], run: update },
  'chat.delete': { scopes: ['chat:write'], run: remove },
  'chat.postEphemeral': { scopes: ['chat:write'], run: postEphemeral },
  'chat.getPermalink': { scopes: [], run: getPermalink },
};
