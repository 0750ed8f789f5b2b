import { callSlackApi } from '../../../sandbox/slack/api/methods.ts';
import { fieldsOf, listOf, textOf } from '../../../sandbox/slack/json.ts';
import type { Fields } from '../../../sandbox/slack/json.ts';
import { createSlackWorld } from '../../../sandbox/worlds/slack-world.ts';
import type { SlackWorld } from '../../../sandbox/worlds/slack-world.ts';
import { homeTeam } from '../../../sandbox/worlds/slack-people.ts';
import { createSlackModel, pageSize } from '../world/slack.ts';
import type { SlackMessage } from '../world/slack.ts';

export const teamIds = [homeTeam.id, 'T0SECOND'] as const;
/** The third channel is another workspace's, the last one nobody's. */
export const channelIds = ['C00', 'C01', 'C10', 'C99'] as const;
/** By workspace: who may be written to. The light world knows no people, so nobody writes to another workspace's. */
export const personIds = ['U0', 'U1'] as const;
const teamOf = { C00: teamIds[0], C01: teamIds[0], C10: teamIds[1] } as const;

export type TokenCode = 'invalid_auth' | 'token_revoked' | 'account_inactive';
export type Line = { readonly ts: string; readonly postId: string; readonly text: string };
export type Answer =
  | { readonly error: string }
  | { readonly channel: string; readonly ts: string }
  | { readonly pages: Line[][] };
export type NewPost = {
  readonly channel: string;
  readonly postId: string;
  readonly threadTs: string | null;
  readonly isBroadcast: boolean;
};
export type Search = { readonly channel: string; readonly threadTs: string | null; readonly fromMs: number };
export type Visible = Line & { readonly threadTs: string | null; readonly isBroadcast: boolean };

/** One of the two worlds, asked and changed in the same words. */
export type SlackSide = {
  post(teamId: string, post: NewPost): Answer;
  edit(teamId: string, channel: string, ts: string, text: string): Answer;
  remove(teamId: string, channel: string, ts: string): Answer;
  /** Every page, as it came. */
  read(teamId: string, search: Search): Answer;
  /** A person deletes it. */
  erase(channel: string, ts: string): void;
  setChannel(channel: string, to: { readonly isMember: boolean; readonly isArchived: boolean }): void;
  setTeam(teamId: string, to: { readonly tokenCode: TokenCode | null; readonly canRead: boolean }): void;
  setCanEdit(canEdit: boolean): void;
  visible(): Readonly<Record<string, readonly Visible[]>>;
  copiesOf(postId: string): readonly string[];
};

export type SideOptions = { readonly nowMs: () => number; readonly lagMs: number };

const textOfPost = (postId: string) => `text of ${postId}`;

export function lightSlack({ nowMs, lagMs }: SideOptions): SlackSide {
  const model = createSlackModel(nowMs);
  for (const id of teamIds)
    model.teams.set(id, { id, canReadHistory: true, canEdit: true, tokenCode: null, uninstalls: 0 });
  for (const [id, teamId] of Object.entries(teamOf))
    model.channels.set(id, { id, teamId, isArchived: false, isMember: true, messages: [] });
  const answerOf = (result: ReturnType<typeof model.post>): Answer =>
    'error' in result ? result : { channel: result.channelId, ts: result.ts };
  const lineOf = ({ ts, postId, text }: SlackMessage): Line => ({ ts, postId, text });
  return {
    post: (teamId, post) =>
      answerOf(
        model.post(teamId, {
          ...{ ...post, text: textOfPost(post.postId), possiblyRepeated: false },
          ...{ lagMs, isOutOfBounds: false },
        }),
      ),
    edit: (teamId, channel, ts, text) =>
      answerOf(model.update(teamId, channel, ts, { text, lateFence: null })),
    remove: (teamId, channel, ts) => answerOf(model.remove(teamId, channel, ts)),
    read(teamId, { channel, threadTs, fromMs }) {
      const pages: Line[][] = [];
      for (let cursor: string | null = null; ;) {
        const page = model.history(teamId, channel, { threadTs, from: new Date(fromMs), cursor });
        if ('error' in page) return page;
        pages.push(page.messages.map(lineOf));
        if (page.cursor === null) return { pages };
        ({ cursor } = page);
      }
    },
    erase(channel, ts) {
      const found = model.channels.get(channel)?.messages.find((one) => one.ts === ts);
      if (found !== undefined) model.erase(found);
    },
    setChannel: (channel, to) => void Object.assign(model.channels.get(channel) ?? {}, to),
    setTeam: (teamId, { tokenCode, canRead }) =>
      void Object.assign(model.teams.get(teamId) ?? {}, { tokenCode, canReadHistory: canRead }),
    setCanEdit(canEdit) {
      for (const team of model.teams.values()) team.canEdit = canEdit;
    },
    visible: () =>
      Object.fromEntries(
        [...model.channels.values()]
          .filter(({ messages }) => messages.length > 0)
          .map(({ id, messages }) => [
            id,
            messages.map((one) => ({ ...lineOf(one), threadTs: one.threadTs, isBroadcast: one.isBroadcast })),
          ]),
      ),
    copiesOf: (postId) => model.copiesOf(postId).map(({ ts }) => ts),
  };
}

const scopes = ['chat:write', 'channels:history'];
const postIdOf = (metadata: unknown) => textOf(fieldsOf(fieldsOf(metadata)['event_payload'])['post']);
const metadataOf = (postId: string) => ({ event_type: 'tiktok_alert', event_payload: { post: postId } });

export function sandboxSlack({ nowMs, lagMs }: SideOptions): SlackSide {
  const teamAt = (at: 0 | 1) => ({
    ...{ botToken: `xoxb-${teamIds[at]}`, scopes, people: [{ name: personIds[at], id: personIds[at] }] },
    channels: channelIds
      .filter((id) => id !== 'C99' && teamOf[id] === teamIds[at])
      .map((id) => ({ name: id.toLowerCase(), id, members: ['app', personIds[at]] })),
  });
  const [first, second] = [teamAt(0), teamAt(1)];
  const world = createSlackWorld({
    ...{ nowMs, ...first, settings: { historyLagMs: lagMs } },
    moreTeams: [{ ...second, id: teamIds[1], name: teamIds[1], domain: 'second' }],
  });
  const { state } = world;
  const broken = new Set<string>();
  const call = (teamId: string, method: string, args: Fields): Fields => {
    const { botToken } = world.installation(teamId);
    const channel = dmIn(world, textOf(args['channel'])) ?? args['channel'];
    const { body } = callSlackApi(
      world,
      method,
      { ...args, channel },
      broken.has(teamId) ? 'wrong' : botToken,
    );
    return body;
  };
  const answerOf = ({ ok, error, channel, ts }: Fields): Answer =>
    ok === true ? { channel: dmOut(world, textOf(channel)), ts: textOf(ts) } : { error: textOf(error) };
  return {
    post: (teamId, { channel, postId, threadTs, isBroadcast }) =>
      answerOf(
        call(teamId, 'chat.postMessage', {
          ...{
            channel,
            text: textOfPost(postId),
            metadata: metadataOf(postId),
            reply_broadcast: isBroadcast,
          },
          ...(threadTs === null ? {} : { thread_ts: threadTs }),
        }),
      ),
    edit: (teamId, channel, ts, text) => answerOf(call(teamId, 'chat.update', { channel, ts, text })),
    remove: (teamId, channel, ts) => answerOf(call(teamId, 'chat.delete', { channel, ts })),
    read(teamId, { channel, threadTs, fromMs }) {
      const method = threadTs === null ? 'conversations.history' : 'conversations.replies';
      const args = {
        ...{ channel, oldest: (fromMs / 1000).toFixed(6), inclusive: true, include_all_metadata: true },
        ...{ limit: String(pageSize), ...(threadTs === null ? {} : { ts: threadTs }) },
      };
      const pages: Line[][] = [];
      for (let cursor = ''; ;) {
        const body = call(teamId, method, { ...args, cursor });
        if (body['ok'] !== true) return { error: textOf(body['error']) };
        pages.push(
          listOf(body['messages'])
            .map(fieldsOf)
            .map(({ ts, text, metadata }) => ({
              ...{ ts: textOf(ts), postId: postIdOf(metadata), text: textOf(text) },
            })),
        );
        cursor = textOf(fieldsOf(body['response_metadata'])['next_cursor']);
        if (cursor === '') return { pages };
      }
    },
    erase: (channel, ts) => {
      world.erase(dmIn(world, channel) ?? channel, ts);
    },
    setChannel(channel, { isMember, isArchived }) {
      const found = world.channel(channel);
      const { botUserId } = world.installation(found.teamId);
      if (isMember) world.join(channel, botUserId);
      else world.leave(channel, botUserId);
      found.isArchived = isArchived;
    },
    setTeam(teamId, { tokenCode, canRead }) {
      const installation = world.installation(teamId);
      installation.scopes = new Set(canRead ? scopes : ['chat:write']);
      const isGone = tokenCode === 'account_inactive' ? 'uninstalled' : 'active';
      installation.state = tokenCode === 'token_revoked' ? 'revoked' : isGone;
      if (tokenCode === 'invalid_auth') broken.add(teamId);
      else broken.delete(teamId);
    },
    setCanEdit(canEdit) {
      state.settings.editWindowClosed = !canEdit;
    },
    visible: () =>
      Object.fromEntries(
        [...state.messages]
          .filter(([, messages]) => messages.size > 0)
          .map(([id, messages]) => [
            dmOut(world, id),
            [...messages.values()].map(({ ts, text, metadata, threadTs, isBroadcast }) => ({
              ...{ ts, postId: postIdOf(metadata), text, threadTs, isBroadcast },
            })),
          ]),
      ),
    copiesOf: (postId) =>
      [...state.messages.values()].flatMap((messages) =>
        [...messages.values()].filter(({ metadata }) => postIdOf(metadata) === postId).map(({ ts }) => ts),
      ),
  };
}

/** The light world's name of a DM, since each world numbers its own. */
const dmOut = ({ state }: SlackWorld, id: string): string => {
  const person = state.channels.get(id)?.dmWith ?? null;
  return person === null ? id : `D${person.slice(1)}`;
};
const dmIn = ({ state }: SlackWorld, name: string): string | undefined =>
  name.startsWith('D')
    ? [...state.channels.values()].find(({ dmWith }) => dmWith === `U${name.slice(1)}`)?.id
    : undefined;
