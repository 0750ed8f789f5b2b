/**
 * What the sandbox's Slack does with posts, edits, history and deletions, and nothing else: a schedule has dozens of them.
 * conformance.test.ts holds the two together: they give the same answers, and show the same messages.
 */
export type SlackText = {
  readonly postId: string;
  readonly text: string;
  readonly possiblyRepeated: boolean;
};

export type SlackMessage = {
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly isBroadcast: boolean;
  readonly postId: string;
  readonly possiblyRepeated: boolean;
  text: string;
  /** Fence of the edit that it shows, if that was applied later than section 5 allows for and the storage does not know. */
  lateEdit: number | null;
  /** The storage was told that it stands here. */
  isKnown: boolean;
  readonly atMs: number;
  /** History shows it from then on. */
  readonly listedFromMs: number;
  /** It was applied later than section 5 allows for. */
  readonly isOutOfBounds: boolean;
};

export type SlackChannel = {
  readonly id: string;
  readonly teamId: string;
  isArchived: boolean;
  isMember: boolean;
  /** Oldest first. */
  readonly messages: SlackMessage[];
};

export type SlackTeam = {
  readonly id: string;
  canReadHistory: boolean;
  canEdit: boolean;
  /** The code that every call of it gets. */
  tokenCode: string | null;
  /** Uninstalled so often: a token of before is good for nothing, also when the app is installed again. */
  uninstalls: number;
};

export type SlackResult = { readonly error: string } | { readonly channelId: string; readonly ts: string };
export type SlackPage =
  { readonly error: string } | { readonly messages: readonly SlackMessage[]; readonly cursor: string | null };

export type NewSlackPost = SlackText & {
  readonly channel: string;
  readonly threadTs: string | null;
  readonly isBroadcast: boolean;
  readonly lagMs: number;
  readonly isOutOfBounds: boolean;
};

export type SlackModel = {
  readonly teams: Map<string, SlackTeam>;
  readonly channels: Map<string, SlackChannel>;
  post(teamId: string, post: NewSlackPost): SlackResult;
  update(
    teamId: string,
    channel: string,
    ts: string,
    edit: { readonly text: string; readonly lateFence: number | null },
  ): SlackResult;
  remove(teamId: string, channel: string, ts: string): SlackResult;
  /** The newest first, in a thread its parent and then the oldest first; `cursor`: the ts after which the next page goes on. */
  history(
    teamId: string,
    channel: string,
    query: { threadTs: string | null; from: Date; cursor: string | null },
  ): SlackPage;
  /** A person or an admin deletes it. */
  erase(message: SlackMessage): void;
  /** Copies of this post that people see. */
  copiesOf(postId: string): readonly SlackMessage[];
};

export const pageSize = 3;

export function createSlackModel(nowMs: () => number): SlackModel {
  let lastUs = 0;
  const teams = new Map<string, SlackTeam>();
  const channels = new Map<string, SlackChannel>();
  const byPost = new Map<string, SlackMessage[]>();

  const nextTs = () => {
    lastUs = Math.max(Math.round(nowMs() * 1000), lastUs + 1);
    return `${String(Math.floor(lastUs / 1_000_000))}.${String(lastUs % 1_000_000).padStart(6, '0')}`;
  };

  const channelOf = (teamId: string, ref: string): SlackChannel | null => {
    const found = channels.get(ref) ?? (ref.startsWith('U') ? openDm(channels, teamId, ref) : undefined);
    return found?.teamId === teamId ? found : null;
  };
  const refusal = (teamId: string): string | null => teams.get(teamId)?.tokenCode ?? null;

  const own = (teamId: string, ref: string, ts: string): SlackMessage | string => {
    const code = refusal(teamId);
    if (code !== null) return code;
    const channel = channels.get(ref);
    // A person's id is no channel here, though one can post to it.
    if (channel?.teamId !== teamId) return 'channel_not_found';
    return channel.messages.find((one) => one.ts === ts) ?? 'message_not_found';
  };

  const erase = (message: SlackMessage) => {
    drop(channels.get(message.channelId)?.messages, message);
    drop(byPost.get(message.postId), message);
  };

  return {
    teams,
    channels,
    post(teamId, post) {
      const code = refusal(teamId);
      if (code !== null) return { error: code };
      const channel = channelOf(teamId, post.channel);
      if (channel === null) return { error: 'channel_not_found' };
      if (channel.isArchived) return { error: 'is_archived' };
      if (!channel.isMember) return { error: 'not_in_channel' };
      const under = post.threadTs === null ? null : channel.messages.find(({ ts }) => ts === post.threadTs);
      if (under === undefined) return { error: 'thread_not_found' };
      // A reply to a reply stands in the same thread.
      const threadTs = under === null ? null : (under.threadTs ?? under.ts);
      const isBroadcast = threadTs !== null && post.isBroadcast;
      const { postId, text, possiblyRepeated, isOutOfBounds, lagMs } = post;
      const message = {
        ...{ channelId: channel.id, ts: nextTs(), threadTs, isBroadcast, postId, possiblyRepeated, text },
        ...{ lateEdit: null, isKnown: false, atMs: nowMs(), listedFromMs: nowMs() + lagMs, isOutOfBounds },
      };
      channel.messages.push(message);
      const copies = byPost.get(postId);
      if (copies === undefined) byPost.set(postId, [message]);
      else copies.push(message);
      return { channelId: channel.id, ts: message.ts };
    },
    update(teamId, ref, ts, { text, lateFence }) {
      const found = own(teamId, ref, ts);
      if (typeof found === 'string') return { error: found };
      if (channels.get(found.channelId)?.isArchived === true) return { error: 'is_inactive' };
      if (teams.get(teamId)?.canEdit === false) return { error: 'edit_window_closed' };
      found.text = text;
      found.lateEdit = lateFence;
      return { channelId: found.channelId, ts };
    },
    remove(teamId, ref, ts) {
      const found = own(teamId, ref, ts);
      if (typeof found === 'string') return { error: found };
      erase(found);
      return { channelId: found.channelId, ts };
    },
    history(teamId, ref, { threadTs, from, cursor }) {
      const code = refusal(teamId);
      if (code !== null) return { error: code };
      const channel = channels.get(ref);
      if (channel?.teamId !== teamId) return { error: 'channel_not_found' };
      // The app never has the scope for direct messages.
      if (teams.get(teamId)?.canReadHistory !== true || isDm(channel)) return { error: 'missing_scope' };
      if (!channel.isMember) return { error: 'not_in_channel' };
      const query = { fromS: from.getTime() / 1000, cursor, nowMs: nowMs() };
      if (threadTs === null) return channelPage(channel, query);
      const parent = parentOf(channel, threadTs);
      return parent === undefined ? { error: 'thread_not_found' } : threadPage(channel, parent, query);
    },
    erase,
    copiesOf: (postId) => byPost.get(postId) ?? [],
  };
}

function openDm(channels: Map<string, SlackChannel>, teamId: string, user: string): SlackChannel {
  const id = `D${user.slice(1)}`;
  const open = channels.get(id) ?? { id, teamId, isArchived: false, isMember: true, messages: [] };
  channels.set(id, open);
  return open;
}

const isDm = ({ id }: SlackChannel): boolean => id.startsWith('D');

/** The message under which the thread of this one stands. */
function parentOf({ messages }: SlackChannel, ts: string): SlackMessage | undefined {
  const found = messages.find((one) => one.ts === ts);
  return found === undefined || found.threadTs === null
    ? found
    : messages.find((one) => one.ts === found.threadTs);
}

type Query = { readonly fromS: number; readonly cursor: string | null; readonly nowMs: number };

const isListed = ({ ts, listedFromMs }: SlackMessage, { fromS, nowMs }: Query): boolean =>
  Number(ts) >= fromS && listedFromMs <= nowMs;

function channelPage({ messages }: SlackChannel, query: Query): SlackPage {
  const found = messages.filter((one) => (one.threadTs === null || one.isBroadcast) && isListed(one, query));
  return pageOf(found.reverse(), ({ ts }, cursor) => Number(ts) < Number(cursor), query);
}

/** The parent stands there whatever its age. */
function threadPage({ messages }: SlackChannel, parent: SlackMessage, query: Query): SlackPage {
  const replies = messages.filter((one) => one.threadTs === parent.ts && isListed(one, query));
  return pageOf([parent, ...replies], ({ ts }, cursor) => Number(ts) > Number(cursor), query);
}

function pageOf(
  found: readonly SlackMessage[],
  isAfter: (one: SlackMessage, cursor: string) => boolean,
  { cursor }: Query,
): SlackPage {
  const rest = cursor === null ? found : found.filter((one) => isAfter(one, cursor));
  const page = rest.slice(0, pageSize);
  return { messages: page, cursor: rest.length > pageSize ? (page.at(-1)?.ts ?? null) : null };
}

function drop<T>(from: T[] | undefined, one: T): void {
  const at = from?.indexOf(one) ?? -1;
  if (at >= 0) from?.splice(at, 1);
}
