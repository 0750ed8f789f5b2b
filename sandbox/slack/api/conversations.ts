import { findUser, isMember, knownChannel, optionalText, page, requireScope } from './call.ts';
import type { ApiCall, Method } from './call.ts';
import { refuse } from './refusal.ts';
import { flagOf, textOf } from '../json.ts';
import type { Fields } from '../json.ts';
import { channelJson, messageJson } from '../shapes.ts';
import { findMessage, messagesIn, openDm, repliesTo } from '../../worlds/slack-messages.ts';
import type { SlackChannel, SlackMessage } from '../../worlds/slack-world.ts';

const info = (call: ApiCall): Fields => {
  const channel = knownChannel(call, 'read');
  return { channel: channelJson(channel, isMember(call, channel)) };
};

const kinds = {
  public_channel: { kind: 'public', scope: 'channels:read' },
  private_channel: { kind: 'private', scope: 'groups:read' },
  im: { kind: 'dm', scope: 'im:read' },
  mpim: { kind: null, scope: 'mpim:read' }, // this world has no group DMs
} as const;

const list = (call: ApiCall): Fields => {
  const asked = (optionalText(call.args, 'types') ?? 'public_channel').split(',').map((one) => one.trim());
  const wanted = asked.map((one) =>
    one in kinds ? kinds[one as keyof typeof kinds] : refuse('invalid_types'),
  );
  for (const { scope } of wanted) requireScope(call, scope);
  const shown = (channel: SlackChannel) =>
    channel.teamId === call.installation.teamId &&
    wanted.some(({ kind }) => kind === channel.kind) &&
    (channel.kind === 'public' || isMember(call, channel)) &&
    !(channel.isArchived && flagOf(call.args['exclude_archived']));
  const found = page(call, [...call.state.channels.values()].filter(shown), 1000);
  const channels = found.items.map((channel) => channelJson(channel, isMember(call, channel)));
  return { channels, response_metadata: { next_cursor: found.next } };
};

const members = (call: ApiCall): Fields => {
  const found = page(call, [...knownChannel(call, 'read').members], 1000);
  return { members: found.items, response_metadata: { next_cursor: found.next } };
};

/** Messages between oldest and latest; both ends count only with `inclusive`. */
function between(call: ApiCall, messages: readonly SlackMessage[]): readonly SlackMessage[] {
  const [oldest, latest] = [optionalText(call.args, 'oldest') ?? '0', optionalText(call.args, 'latest')];
  const inclusive = flagOf(call.args['inclusive']);
  return messages.filter(({ ts }) => {
    const afterOldest = inclusive ? compare(ts, oldest) >= 0 : compare(ts, oldest) > 0;
    const beforeLatest = latest === null || (inclusive ? compare(ts, latest) <= 0 : compare(ts, latest) < 0);
    return afterOldest && beforeLatest;
  });
}

// Sixteen digits fit a number exactly, but an app may send "1700000000" or "1700000000.1".
const micros = (ts: string): number => {
  const [seconds = '0', fraction = ''] = ts.split('.');
  return Number(seconds) * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
};
const compare = (one: string, other: string): number => micros(one) - micros(other);

function answerPage(call: ApiCall, messages: readonly SlackMessage[]): Fields {
  const found = page(call, messages, 999);
  const withMetadata = flagOf(call.args['include_all_metadata']);
  return {
    messages: found.items.map((message) => messageJson(call.state, message, withMetadata)),
    has_more: found.next !== '',
    response_metadata: { next_cursor: found.next },
  };
}

function readable(call: ApiCall): SlackChannel {
  const channel = knownChannel(call, 'history');
  if (!isMember(call, channel)) refuse('not_in_channel');
  return channel;
}

/** What history shows already: with a lag the youngest messages are missing. */
function settled({ state }: ApiCall, messages: readonly SlackMessage[]): readonly SlackMessage[] {
  const newestUs = (state.nowMs() - state.settings.historyLagMs) * 1000;
  return state.settings.historyLagMs === 0 ? messages : messages.filter(({ ts }) => micros(ts) <= newestUs);
}

const history = (call: ApiCall): Fields => {
  const channel = readable(call);
  const all = settled(call, [...messagesIn(call.state, channel.id).values()]);
  const top = all.filter(
    ({ ephemeralTo, threadTs, isBroadcast }) => ephemeralTo === null && (threadTs === null || isBroadcast),
  );
  return answerPage(call, between(call, top).toReversed());
};

const replies = (call: ApiCall): Fields => {
  const channel = readable(call);
  const found = findMessage(call.state, channel.id, textOf(call.args['ts'])) ?? refuse('thread_not_found');
  const parent =
    findMessage(call.state, channel.id, found.threadTs ?? found.ts) ?? refuse('thread_not_found');
  return answerPage(call, [parent, ...between(call, settled(call, repliesTo(call.state, parent)))]);
};

const open = (call: ApiCall): Fields => {
  const ids = textOf(call.args['users'])
    .split(',')
    .filter((one) => one !== '');
  if (ids.length !== 1) refuse(ids.length === 0 ? 'users_list_not_supplied' : 'not_enough_users');
  const person = findUser(call, ids[0] ?? '') ?? refuse('user_not_found');
  if (person.isBot) refuse('cannot_dm_bot');
  const channel = openDm(call.state, call.installation.botUserId, person.id);
  return { channel: flagOf(call.args['return_im']) ? channelJson(channel, true) : { id: channel.id } };
};

// Scopes depend on the channel's kind: checked inside.
export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.info': { scopes: [], run: info },
  'conversations.list': { scopes: [], run: list },
  'conversations.members': { scopes: [], run: members },
  'conversations.history': { scopes: [], run: history },
  'conversations.replies': { scopes: [], run: replies },
  'conversations.open': { scopes: ['im:write'], run: open },
};
