import { addMessage, messagesIn, removeMessage } from './slack-messages.ts';
import {
  appMember,
  defaultChannels,
  defaultPeople,
  defaultScopes,
  homeTeam,
  makeChannel,
  makePerson,
  otherTeam,
} from './slack-people.ts';
import type {
  ChannelOptions,
  PersonOptions,
  SlackChannel,
  SlackInstallation,
  SlackPerson,
  SlackTeam,
} from './slack-people.ts';
import { nowS, remember } from './slack-state.ts';
import type { Seen, SlackApp, SlackMessage, SlackSettings, SlackState, SlackView } from './slack-state.ts';
import { homeOf, modalsOf } from './slack-views.ts';

export type {
  ChannelOptions,
  PersonOptions,
  SlackChannel,
  SlackInstallation,
  SlackPerson,
  SlackTeam,
} from './slack-people.ts';
export type {
  Seen,
  SlackMessage,
  SlackResponseUrl,
  SlackSettings,
  SlackState,
  SlackView,
} from './slack-state.ts';

export type SlackTeamOptions = SlackTeam & {
  readonly botToken?: string;
  readonly scopes?: readonly string[];
  readonly people?: readonly PersonOptions[];
  readonly channels?: readonly ChannelOptions[];
};

export type SlackWorldOptions = {
  readonly nowMs: () => number;
  readonly botToken?: string;
  readonly scopes?: readonly string[];
  readonly people?: readonly PersonOptions[];
  readonly channels?: readonly ChannelOptions[];
  /** Further workspaces that have installed the app, each with its own token. */
  readonly moreTeams?: readonly SlackTeamOptions[];
  readonly app?: Partial<SlackApp>;
  readonly settings?: Partial<SlackSettings>;
};

/** What a person sees in a channel now. */
export type VisibleMessage = { readonly message: SlackMessage; readonly onlyYou: boolean };

export type SlackWorld = {
  readonly state: SlackState;
  nowMs(): number;
  /** By id, `ana` or `@ana`. Throws with the known names. */
  person(ref: string): SlackPerson;
  /** By id, `general` or `#general`; `@ana` is her DM with the app. Throws with the known names. */
  channel(ref: string): SlackChannel;
  installation(teamId?: string): SlackInstallation;
  /** Everything this person has seen, in order. `after`: only what is newer than this sequence number. */
  timeline(userRef: string, after?: number): readonly Seen[];
  visibleNow(userRef: string, channelRef: string): readonly VisibleMessage[];
  /** Open modals, the top one last. */
  modals(userRef: string): readonly SlackView[];
  home(userRef: string): SlackView | null;
  /** A person writes in a channel. */
  say(userRef: string, channelRef: string, text: string, threadTs?: string): SlackMessage;
  /** A person or an admin deletes a message by hand. */
  erase(channelRef: string, ts: string): void;
  join(channelRef: string, memberRef: string): void;
  leave(channelRef: string, memberRef: string): void;
  /** Slack itself tells this person something. */
  notify(userRef: string, text: string): void;
  /** Resolves as soon as this person has seen something newer than `after`, with all of it. */
  nextSeen(userRef: string, after: number): Promise<readonly Seen[]>;
  /** The newest sequence number: a mark for `timeline(…, after)`. */
  mark(): number;
};

/** Names of views.open's own page, for settings.triggerErrors. */
export const methodPageTriggerErrors = {
  expired: 'expired_trigger_id',
  exchanged: 'exchanged_trigger_id',
  invalid: 'invalid_trigger_id',
} as const;

const defaultSettings = (): SlackSettings => ({
  editWindowClosed: false,
  limitsPosts: false,
  dedupesClientMsgId: false,
  messagesTabEnabled: true,
  historyLagMs: 0,
  triggerErrors: {
    expired: 'trigger_expired',
    exchanged: 'trigger_exchanged',
    invalid: 'invalid_trigger_id',
  },
});

function emptyState(options: SlackWorldOptions): SlackState {
  return {
    nowMs: options.nowMs,
    app: {
      id: 'A0TIKTOK',
      name: 'tiktok',
      signingSecret: 'sandbox-signing-secret',
      verificationToken: 'sandbox-verification',
      ...options.app,
    },
    settings: { ...defaultSettings(), ...options.settings },
    teams: new Map([otherTeam].map((team) => [team.id, team])),
    installations: new Map(),
    people: new Map(),
    channels: new Map(),
    messages: new Map(),
    threads: new Map(),
    scheduled: new Map(),
    views: new Map(),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    files: new Map(),
    lastPostAtMs: new Map(),
    seen: [],
    listeners: new Set(),
    baseUrl: 'https://hooks.slack.com',
    counter: 0,
    lastTsUs: 0,
  };
}

function addTeam(state: SlackState, options: SlackTeamOptions): void {
  const { id, name, domain } = options;
  const suffix = id.slice(2);
  const bot = makePerson(
    { name: state.app.name, id: `U0APP${suffix}`, realName: state.app.name, isBot: true },
    id,
  );
  state.teams.set(id, { id, name, domain });
  state.installations.set(options.botToken ?? `xoxb-${id.toLowerCase()}`, {
    teamId: id,
    botToken: options.botToken ?? `xoxb-${id.toLowerCase()}`,
    botUserId: bot.id,
    botId: `B0APP${suffix}`,
    scopes: new Set(options.scopes ?? defaultScopes),
    state: 'active',
  });
  const people = [bot, ...(options.people ?? []).map((person) => makePerson(person, id))];
  for (const person of people) state.people.set(person.id, person);
  for (const channel of options.channels ?? []) {
    const made = makeChannel(channel, id, nowS(state));
    const members = channel.members.map((member) =>
      member === appMember ? bot.id : findPerson(people, member, 'member').id,
    );
    for (const member of members) made.members.add(member);
    state.channels.set(made.id, made);
  }
}

function findPerson(people: Iterable<SlackPerson>, ref: string, what = 'person'): SlackPerson {
  const all = [...people];
  const name = ref.replace(/^@/, '').toLowerCase();
  const found = all.find((one) => one.id === ref) ?? all.find((one) => one.name === name);
  if (found === undefined)
    throw new Error(`No ${what} ${ref} in this Slack; there are: ${all.map((one) => one.name).join(', ')}`);
  return found;
}

function findChannel(state: SlackState, ref: string): SlackChannel {
  const all = [...state.channels.values()];
  if (ref.startsWith('@')) {
    const { id } = findPerson(state.people.values(), ref);
    const dm = all.find((one) => one.dmWith === id);
    if (dm !== undefined) return dm;
  }
  const found = state.channels.get(ref) ?? all.find((one) => one.name === ref.replace(/^#/, ''));
  if (found === undefined)
    throw new Error(`No channel ${ref} in this Slack; there are: ${all.map((one) => one.name).join(', ')}`);
  return found;
}

function visible(state: SlackState, userId: string, channel: SlackChannel): readonly VisibleMessage[] {
  const isIn = channel.members.has(userId);
  return [...messagesIn(state, channel.id).values()]
    .filter(({ ephemeralTo }) => (ephemeralTo === null ? isIn : ephemeralTo === userId))
    .map((message) => ({ message, onlyYou: message.ephemeralTo !== null }));
}

const seenBy = (state: SlackState, userId: string, after: number): readonly Seen[] =>
  state.seen
    .filter(({ viewers, entry }) => viewers.has(userId) && entry.seq > after)
    .map(({ entry }) => entry);

function nextSeen(state: SlackState, userId: string, after: number): Promise<readonly Seen[]> {
  return new Promise((resolve) => {
    const look = () => {
      const found = seenBy(state, userId, after);
      if (found.length === 0) return;
      state.listeners.delete(look);
      resolve(found);
    };
    state.listeners.add(look);
    look();
  });
}

/** A Slack with people, channels and one installed app. Default people and channels: slack-people.ts. */
export function createSlackWorld(options: SlackWorldOptions): SlackWorld {
  const state = emptyState(options);
  const { botToken = 'xoxb-sandbox', scopes = defaultScopes } = options;
  const [people, channels] = [options.people ?? defaultPeople, options.channels ?? defaultChannels];
  addTeam(state, { ...homeTeam, botToken, scopes, people, channels });
  for (const team of options.moreTeams ?? []) addTeam(state, team);
  const person = (ref: string) => findPerson(state.people.values(), ref);
  const channel = (ref: string) => findChannel(state, ref);
  return {
    state,
    nowMs: () => state.nowMs(),
    person,
    channel,
    installation(teamId = homeTeam.id) {
      const found = [...state.installations.values()].find((one) => one.teamId === teamId);
      if (found === undefined) throw new Error(`The app is not installed in ${teamId}`);
      return found;
    },
    timeline: (userRef, after = 0) => seenBy(state, person(userRef).id, after),
    visibleNow: (userRef, channelRef) => visible(state, person(userRef).id, channel(channelRef)),
    modals: (userRef) => modalsOf(state, person(userRef).id),
    home: (userRef) => homeOf(state, person(userRef).id),
    say: (userRef, channelRef, text, threadTs) =>
      addMessage(state, {
        channelId: channel(channelRef).id,
        userId: person(userRef).id,
        text,
        threadTs: threadTs ?? null,
      }),
    erase(channelRef, ts) {
      const message = state.messages.get(channel(channelRef).id)?.get(ts);
      if (message !== undefined) removeMessage(state, message);
    },
    join: (channelRef, memberRef) => void channel(channelRef).members.add(person(memberRef).id),
    leave: (channelRef, memberRef) => void channel(channelRef).members.delete(person(memberRef).id),
    notify: (userRef, text) => {
      remember(state, [person(userRef).id], { kind: 'notice', text });
    },
    nextSeen: (userRef, after) => nextSeen(state, person(userRef).id, after),
    mark: () => state.seen.at(-1)?.entry.seq ?? 0,
  };
}
