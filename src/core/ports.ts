import type { Answer } from './answer.ts';
import type { Grant, TikTokIds } from './connection.ts';
import type { DueDays } from './manage/pixel-events.ts';
import type { Person } from './person.ts';
import type { CheckOutcome, Counts, Reading, ReadingValues } from './reading.ts';
import type { StoreStatus } from './status.ts';
import type { NewStore, Store } from './store.ts';
import type { NextWork } from './work.ts';
import type { Installation, SlackTeam, Workspace } from './workspace.ts';

/** The wall clock; the sandbox and tests hand in one that they can move. */
export type Clock = { now(): Date };

// ---- Storage. Every method is one transaction; none waits for a vendor. -------------------------------------

/** `installedAt`: when the installation was last known to be good, by the database's clock. */
export type Installed = {
  readonly workspace: Workspace;
  readonly installation: Installation;
  readonly installedAt: Date;
};

export type WorkspaceRepository = {
  /**
   * For authorize. null: never installed, or uninstalled. A team's id is unique in all of Slack and stays when the team joins an
   * Enterprise Grid: whatever enterprise is named with it, it is the same workspace.
   */
  findByTeam(team: SlackTeam): Promise<Installed | null>;
  /** For what is sent to Slack unasked. null: uninstalled. */
  installationOf(workspace: Workspace): Promise<Installation | null>;
  /** Creates the workspace of this team or replaces its installation. Safe to repeat. */
  install(team: SlackTeam, name: string, installation: Installation): Promise<Workspace>;
  /**
   * Erases every secret of the workspace at once and marks it as gone. Safe to repeat.
   * `installedAt`: only if the app was not installed again since.
   */
  uninstall(workspace: Workspace, installedAt?: Date): Promise<void>;
  /** For the sweep and the admin command: all workspaces that are installed. */
  list(): Promise<readonly { workspace: Workspace; team: SlackTeam; name: string }[]>;
};

export type PersonRepository = {
  /** null: never seen. The caller decides whether `fetchedAt` is recent enough. */
  find(workspace: Workspace, userId: string): Promise<Person | null>;
  save(workspace: Workspace, person: Person): Promise<void>;
};

export type NewConnection = {
  readonly store: NewStore;
  readonly grant: {
    readonly appId: string;
    readonly coreUserId: string;
    readonly displayName: string;
    readonly token: string;
  };
  readonly ids: TikTokIds;
};

export type StoreRepository = {
  /** All stores of the workspace by handle, and the default store of this channel, if one was chosen. */
  list(
    workspace: Workspace,
    channelId?: string,
  ): Promise<{ stores: readonly Store[]; defaultStoreId: string | null }>;
  /** null: no such store in this workspace. */
  readStatus(workspace: Workspace, storeId: string): Promise<StoreStatus | null>;
  /** Like readStatus, for all stores at once (App Home), by handle. */
  readAllStatus(workspace: Workspace): Promise<readonly StoreStatus[]>;
  /**
   * Registers a store with its grant and ids; due for a check at once. A grant of the same TikTok user gets the new
   * token and token version +1. Repeating it with the same handle gives 'handle-taken'.
   */
  addConnected(
    workspace: Workspace,
    connection: NewConnection,
  ): Promise<{ store: Store; grant: Grant } | 'handle-taken'>;
  /** false: no such store in this workspace. */
  remove(workspace: Workspace, storeId: string): Promise<boolean>;
};

export type ChannelState = 'active' | 'archived' | 'deleted' | 'left';

export type ChannelRepository = {
  /** false: no such store in this workspace; nothing changed. */
  setDefaultStore(workspace: Workspace, channelId: string, storeId: string): Promise<boolean>;
  /** Remembers what Slack told of a channel; a channel that we do not know is not added. */
  setState(workspace: Workspace, channelId: string, state: ChannelState): Promise<void>;
  rename(workspace: Workspace, channelId: string, name: string): Promise<void>;
  /** Slack gave the channel another id: what was kept under the old one moves. Safe to repeat. */
  changeId(workspace: Workspace, oldId: string, newId: string): Promise<void>;
};

/** A check under way. Generation and token version at its start decide whether its result may still be stored. */
export type CheckStart = {
  readonly checkId: string;
  readonly storeId: string;
  readonly startedAt: Date;
  readonly generation: number;
  readonly grantId: string;
  readonly tokenVersion: number;
  readonly token: string;
  readonly ids: TikTokIds;
  /** Days whose pixel events are to be read; absent: none. */
  readonly eventDays?: DueDays;
};

export type CheckWakeUp = { readonly workspaceId: string; readonly storeId: string };

export type CheckRepository = {
  /**
   * Finds the stores whose check is due, moves each one's due time by the interval in force and writes their wake-ups
   * in the same transaction. Any number of replicas may call it at once; each due store is taken by one of them.
   * Answers how many it took; at most `limit`.
   */
  wakeDue(limit: number): Promise<number>;
  /** The workspace of a wake-up; null when it is gone. The sweep's way to a Workspace. */
  workspaceOf(wakeUp: CheckWakeUp): Promise<Workspace | null>;
  /** Starts a check under a lease of 150 s: a doubled wake-up finds 'busy'. */
  begin(workspace: Workspace, storeId: string): Promise<CheckStart | 'busy' | 'not-connected'>;
  /**
   * Stores the reading if generation and token version are still those of the start, else throws it away
   * ('superseded'). Parts that were not read well keep their last good value. Safe to repeat.
   */
  finish(workspace: Workspace, check: CheckStart, reading: Reading): Promise<CheckOutcome | 'superseded'>;
  /** The time of the next due check; null when there is none. For the sandbox's clock. */
  nextDueAt(): Promise<Date | null>;
};

/** One look at all that waits for its time, where each kind's own look would cost as much. */
export type WorkRepository = { next(): Promise<NextWork> };

/** Lanes of the shared quota (alerts.md 7): 10 % probes, 20 % interactive, 70 % polling. */
export type Lane = 'probe' | 'interactive' | 'polling';

export type VendorLimiter = {
  /**
   * Takes one token of the lane for one HTTP attempt. `waitMs` is how long the caller must wait before it sends;
   * 'paused' (a shared pause after a throttle) or 'full' (the wait would be longer than allowed): do not send.
   */
  take(
    lane: Lane,
  ): Promise<
    { readonly waitMs: number } | { readonly refused: 'paused' | 'full'; readonly retryAfterMs: number }
  >;
  /** Every replica stops calling this vendor for this long. A longer pause that is already there stays. */
  pause(pauseMs: number): Promise<void>;
};

// ---- TikTok. One method per endpoint; an answer is a value, never an exception. Reads: safe to repeat. ------

export type TikTokApi = {
  /** GET /user/info/: who authorized; the cheapest test of a token. */
  userInfo(token: string, lane: Lane): Promise<Answer<ReadingValues['user']>>;
  /**
   * POST /oauth2/access_token/ with a code that never existed. `good`: TikTok said so (40110), or anything else that its
   * sign-in, at work, says. `tokenRefused`: it refuses tokens even here, where there is none, so its sign-in is down and
   * refusals prove nothing. Changes nothing.
   */
  signIn(lane: Lane): Promise<Answer<unknown>>;
  /** GET /oauth2/advertiser/get/: ids of the ad accounts that the token reaches. */
  advertiserIds(token: string, lane: Lane): Promise<Answer<readonly string[]>>;
  /** GET /advertiser/info/ of one ad account. Absent from the answer: `objectRefused`. */
  adAccount(token: string, advertiserId: string, lane: Lane): Promise<Answer<ReadingValues['adAccount']>>;
  /** GET /bc/get/ of one Business Center. Absent: `objectRefused`. */
  businessCenter(token: string, bcId: string, lane: Lane): Promise<Answer<ReadingValues['businessCenter']>>;
  /** GET /catalog/get/ of one catalog. Absent: `objectRefused`. */
  catalog(
    token: string,
    bcId: string,
    catalogId: string,
    lane: Lane,
  ): Promise<Answer<ReadingValues['catalog']>>;
  /** GET /catalog/overview/: the three counts, in items. */
  catalogOverview(token: string, bcId: string, catalogId: string, lane: Lane): Promise<Answer<Counts>>;
  /** GET /pixel/list/ filtered by code. Absent: `objectRefused`. */
  pixel(
    token: string,
    advertiserId: string,
    pixelCode: string,
    lane: Lane,
  ): Promise<Answer<ReadingValues['pixel']>>;
  /** GET /catalog/eventsource_bind/get/: is this pixel bound to the catalog? */
  pixelBinding(
    token: string,
    bcId: string,
    catalogId: string,
    pixelCode: string,
    lane: Lane,
  ): Promise<Answer<ReadingValues['pixelBinding']>>;
  /** GET /pixel/event/stats/ of one UTC day (`YYYY-MM-DD`): how many events of all kinds. */
  pixelEvents(
    token: string,
    pixel: { readonly advertiserId: string; readonly pixelId: string },
    day: string,
    lane: Lane,
  ): Promise<Answer<number>>;
};
