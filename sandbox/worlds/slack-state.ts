import type { Fields } from '../slack/json.ts';
import type { SlackChannel, SlackInstallation, SlackPerson, SlackTeam } from './slack-people.ts';

export type SlackMessage = {
  readonly channelId: string;
  readonly ts: string;
  readonly teamId: string;
  /** The author: a person, or the bot user. */
  readonly userId: string;
  readonly botId: string | null;
  /** The only person who sees it; null: everybody in the channel. */
  readonly ephemeralTo: string | null;
  threadTs: string | null;
  /** A reply that stands in the channel as well. */
  isBroadcast: boolean;
  text: string;
  blocks: readonly Fields[];
  attachments: readonly Fields[];
  metadata: Fields | null;
  edited: { readonly userId: string; readonly ts: string } | null;
  readonly clientMsgId: string | null;
  files: readonly SlackFile[];
  /** What people chose in its menus: block_id → action_id → state value. */
  values: Record<string, Record<string, Fields>>;
};

export type SlackFile = {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  title: string;
  readonly size: number;
  readonly createdAtS: number;
  content: string | null;
  channels: readonly string[];
};

export type SlackView = {
  readonly id: string;
  readonly teamId: string;
  readonly userId: string;
  readonly type: 'modal' | 'home';
  readonly rootViewId: string;
  readonly previousViewId: string | null;
  /** title, submit, close, callback_id, private_metadata, blocks …: what the app sent, with block ids filled in. */
  content: Fields;
  hash: string;
  /** What the person typed and chose: block_id → action_id → state value. */
  values: Record<string, Record<string, Fields>>;
  /** Of a refused submission: block_id → message. */
  errors: Readonly<Record<string, string>>;
};

export type SlackTrigger = {
  readonly userId: string;
  readonly viewId: string | null;
  readonly expiresAtMs: number;
  used: boolean;
};

export type SlackResponseUrl = {
  readonly userId: string;
  readonly channelId: string;
  /** The message that holds the clicked element; null for a slash command and a modal's channel select. */
  readonly source: SlackMessage | null;
  readonly expiresAtMs: number;
  usesLeft: number;
};

/** One thing a person saw, as it was then. */
export type Seen = {
  readonly seq: number;
  readonly atMs: number;
} & (
  | {
      readonly kind:
        'message' | 'dm' | 'edit' | 'delete' | 'ephemeral' | 'ephemeral-edit' | 'ephemeral-delete';
      readonly message: SlackMessage;
    }
  | {
      readonly kind: 'modal' | 'modal-update' | 'modal-errors' | 'modal-closed' | 'home';
      readonly view: SlackView;
    }
  /** Slack's own words to the person, for example that a command got no answer. */
  | { readonly kind: 'notice'; readonly text: string }
);
/** Something seen, and by whom. */
export type Sighting = { readonly viewers: ReadonlySet<string>; readonly entry: Seen };

type Unnumbered<T> = T extends unknown ? Omit<T, 'seq' | 'atMs'> : never;
export type NewSeen = Unnumbered<Seen>;

/** What a workspace can switch, and what a test wants to be different. */
export type SlackSettings = {
  /** The workspace forbids edits after a while: chat.update answers edit_window_closed. */
  editWindowClosed: boolean;
  /** One post per second and channel, else 429. */
  limitsPosts: boolean;
  /** Two posts with one client_msg_id give one message. */
  dedupesClientMsgId: boolean;
  messagesTabEnabled: boolean;
  /** Messages younger than this are not in history and threads yet. */
  historyLagMs: number;
  /** slack.md 5.1 names these; the methods' own pages say expired_trigger_id and exchanged_trigger_id. */
  triggerErrors: { readonly expired: string; readonly exchanged: string; readonly invalid: string };
};

export type SlackApp = {
  readonly id: string;
  readonly name: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
};

/** Everything that is true in the Slack world now. Plain data: rules are the functions of slack-*.ts. */
export type SlackState = {
  readonly nowMs: () => number;
  readonly app: SlackApp;
  readonly settings: SlackSettings;
  readonly teams: Map<string, SlackTeam>;
  /** By team id. */
  readonly installations: Map<string, SlackInstallation>;
  readonly people: Map<string, SlackPerson>;
  readonly channels: Map<string, SlackChannel>;
  /** By channel, then by ts, in order of ts. Ephemeral ones too. */
  readonly messages: Map<string, Map<string, SlackMessage>>;
  /** By `channel/ts` of the parent: its replies, so that a long channel need not be searched. */
  readonly threads: Map<string, Set<SlackMessage>>;
  readonly scheduled: Map<
    string,
    { readonly channelId: string; readonly postAtS: number; readonly message: Fields }
  >;
  readonly views: Map<string, SlackView>;
  /** By person: ids of open modals, the top one last. */
  readonly modals: Map<string, string[]>;
  readonly homes: Map<string, string>;
  readonly triggers: Map<string, SlackTrigger>;
  readonly responseUrls: Map<string, SlackResponseUrl>;
  readonly files: Map<string, SlackFile>;
  readonly lastPostAtMs: Map<string, number>;
  readonly seen: Sighting[];
  readonly listeners: Set<(sighting: Sighting) => void>;
  /** Where response_urls and uploads point to; the HTTP stand-in sets its own address. */
  baseUrl: string;
  counter: number;
  lastTsUs: number;
};

export const nextNumber = (state: SlackState): number => {
  state.counter += 1;
  return state.counter;
};

/** `T0…`, `V0…`: an id that nobody else has. */
export const nextId = (state: SlackState, prefix: string): string =>
  `${prefix}${nextNumber(state).toString(36).toUpperCase().padStart(8, '0')}`;

/** Seconds with six digits behind the point: unique, and later things have larger ones. */
export function nextTs(state: SlackState): string {
  state.lastTsUs = Math.max(Math.round(state.nowMs() * 1000), state.lastTsUs + 1);
  const seconds = Math.floor(state.lastTsUs / 1_000_000);
  return `${seconds}.${String(state.lastTsUs % 1_000_000).padStart(6, '0')}`;
}

export const nowS = (state: SlackState): number => Math.floor(state.nowMs() / 1000);

export function remember(state: SlackState, viewers: Iterable<string>, entry: NewSeen): void {
  const numbered: Seen = { ...structuredClone(entry), seq: nextNumber(state), atMs: state.nowMs() };
  const sighting = { viewers: new Set(viewers), entry: numbered };
  state.seen.push(sighting);
  for (const listener of state.listeners) listener(sighting);
}
