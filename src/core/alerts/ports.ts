import type { AnswerClass } from '../answer.ts';
import type { CardEdit } from '../card-ports.ts';
import type { GrantState } from '../connection.ts';
import type { Workspace } from '../workspace.ts';
import type { IncidentContent, Language, PostContent } from './content.ts';
import type { Mute } from './incident.ts';
import type { Post } from './post.ts';
import type { Subscription, SubscriptionSettings } from './subscription.ts';

/** Monotonic milliseconds: how long something took, however the wall clock jumps. */
export type Stopwatch = { ms(): number };

// ---- Storage. Every method is one transaction; none waits for a vendor. -------------------------------------

export type ProbeWakeUp = { readonly workspaceId: string; readonly grantId: string };

/** A probe of /user/info/ under way, with the token version that its answer will be about. */
export type ProbeStart = {
  readonly probeId: string;
  readonly grantId: string;
  readonly startedAt: Date;
  readonly tokenVersion: number;
  readonly token: string;
  /**
   * A refusal would be the last one that the proof needs, so a control question is due: another grant's token to ask with,
   * or 'sign-in' where there is no other grant. null: not decisive.
   */
  readonly control: { readonly token: string } | 'sign-in' | null;
};

/** `control` null: not asked. */
export type ProbeAnswer = { readonly user: AnswerClass; readonly control: AnswerClass | null };
export type ProbeOutcome = GrantState | 'frozen' | 'superseded';

export type ProbeRepository = {
  /** Like CheckRepository.wakeDue, for grants whose probe is due. */
  wakeDue(limit: number): Promise<number>;
  workspaceOf(wakeUp: ProbeWakeUp): Promise<Workspace | null>;
  /** Starts a probe under a lease of 60 s. 'not-due': there is nothing to find out. */
  begin(workspace: Workspace, grantId: string): Promise<ProbeStart | 'busy' | 'not-due'>;
  /**
   * Counts the answer if the token is still the one that was asked about, else throws it away. A verdict opens or closes
   * the grant's incident in the same transaction. Safe to repeat.
   */
  finish(workspace: Workspace, probe: ProbeStart, answer: ProbeAnswer): Promise<ProbeOutcome>;
  nextDueAt(): Promise<Date | null>;
};

export type DuePass = { readonly workspace: Workspace } & (
  | { readonly kind: 'route'; readonly routeId: string }
  | { readonly kind: 'digest'; readonly subscriptionId: string }
);

export type IncidentRepository = {
  /** 'gone': closed meanwhile, or not of this workspace. Safe to repeat. */
  acknowledge(workspace: Workspace, incidentId: string, by: string): Promise<'done' | 'already' | 'gone'>;
  /** null ends the mute. */
  mute(workspace: Workspace, incidentId: string, mute: Mute | null): Promise<'done' | 'gone'>;
  /** For this channel only. */
  muteRoute(workspace: Workspace, routeId: string, until: Date | null): Promise<'done' | 'gone'>;
};

export type RouteRepository = {
  /** What is due, the longest overdue first. Several replicas may get the same: passing twice is harmless. */
  due(limit: number): Promise<readonly DuePass[]>;
  /** Looks at one route or digest that is due, and writes what its channel is to see (route-pass.ts). */
  pass(due: DuePass): Promise<'passed' | 'not-due'>;
  /** Passing it failed: it is looked at again in ten minutes. */
  postpone(due: DuePass): Promise<void>;
  nextDueAt(): Promise<Date | null>;
};

/** One row of the outbox in the hands of one worker. `fence` makes a worker harmless that comes back too late. */
export type Claim = {
  readonly workspace: Workspace;
  readonly post: Post;
  /** Of the message under which it replies; null for posts of their own. */
  readonly threadTs: string | null;
};

/** What to send, as it is at the moment of the intent. */
export type Sending = {
  readonly post: Post;
  readonly content: PostContent;
  readonly language: Language;
  readonly threadTs: string | null;
};

export type Place = { readonly channelId: string; readonly ts: string };

/** A refusal that proves that nothing was posted or changed. */
export type SlackRefusal = {
  readonly code: string;
  readonly because:
    | 'busy' // too many requests: the channel waits for `retryAfterMs`
    | 'later' // nothing happened: DNS, connection refused, request_timeout, scope or sign-in trouble
    | 'channel' // gone, archived, or without us: the subscription is broken
    | 'workspace' // the installation is gone: nothing is sent there any more
    | 'content' // Slack does not take the blocks: text only
    | 'message-gone' // edits: a person deleted it
    | 'not-editable'; // edits: too old, or not ours to edit
  readonly retryAfterMs: number | null;
};

export type OutboxRepository = {
  /**
   * Takes posts whose time has come, at most one per channel and second, critical ones first. An intent without an
   * outcome becomes unknown here. Posts of uninstalled workspaces are never taken.
   */
  claim(limit: number): Promise<readonly Claim[]>;
  /** The same for one post that a person waits for; null: it is not to be sent now. */
  claimOne(workspace: Workspace, postId: string): Promise<Claim | null>;
  /** Writes down that it is about to be sent. 'lost': somebody else has it, or it is no longer wanted: do not send. */
  recordIntent(claim: Claim): Promise<Sending | 'lost'>;
  /** The send window had passed before the socket was opened: nothing was sent. */
  recordUnsent(claim: Claim): Promise<void>;
  /**
   * It stands in the channel at these places (one, or more where Slack's history shows copies). Whatever state it is in,
   * whoever holds it: the earliest stays, the others are noted for deletion. Safe to repeat.
   */
  recordSent(workspace: Workspace, postId: string, places: readonly Place[]): Promise<'recorded' | 'gone'>;
  recordRefused(claim: Claim, refusal: SlackRefusal): Promise<void>;
  recordUnknown(claim: Claim): Promise<void>;
  /**
   * Slack's history cannot be read. 'send': it is critical and worth a second one that says so. `refusal`: the channel itself is
   * gone, so its subscription is broken as by a refused post; what became of this post is as little known.
   */
  recordUnreadable(claim: Claim, refusal?: SlackRefusal): Promise<'send' | 'settled'>;
  /** Copies that are to be deleted. */
  surplus(
    limit: number,
  ): Promise<readonly { readonly workspace: Workspace; readonly postId: string; readonly place: Place }[]>;
  recordDeleted(workspace: Workspace, postId: string, ts: string): Promise<void>;
  /** null: not of this workspace. What became of a post that a person waits for. */
  find(workspace: Workspace, postId: string): Promise<Post | null>;
  nextDueAt(): Promise<Date | null>;
};

export type EditClaim = {
  readonly workspace: Workspace;
  readonly messageId: string;
  readonly fence: number;
  readonly postId: string;
  readonly place: Place;
  readonly content: IncidentContent;
  readonly version: number;
  readonly language: Language;
  /** As it was posted: without blocks, or with the remark that it may stand there twice. */
  readonly plain: boolean;
  readonly possiblyRepeated: boolean;
};

export type EditRepository = {
  /** Takes messages that do not show what they should; one edit in flight per message. */
  claim(limit: number): Promise<readonly EditClaim[]>;
  /** The send window had passed: nothing was sent. */
  recordUnsent(edit: EditClaim): Promise<void>;
  recordEdited(edit: EditClaim): Promise<void>;
  recordRefused(edit: EditClaim, refusal: SlackRefusal): Promise<void>;
  recordUnknown(edit: EditClaim): Promise<void>;
  nextDueAt(): Promise<Date | null>;
};

export type NewSubscription = {
  readonly channelId: string;
  readonly storeIds: readonly string[] | null;
  readonly settings: SubscriptionSettings;
  readonly by: string;
};

export type SubscriptionRepository = {
  /** Those that are not off, contacts included, by channel. */
  list(workspace: Workspace): Promise<readonly Subscription[]>;
  /**
   * One per (channel, set of stores): 'already' where it is on. A new or broken one gets an introduction post, then what
   * is open is shown: up to five incidents by a message each, else in one summary; critical ones always by their own.
   */
  subscribe(
    workspace: Workspace,
    wanted: NewSubscription,
  ): Promise<{
    kind: 'created' | 'revived' | 'already';
    subscription: Subscription;
    introductionId: string | null;
  }>;
  /** null: not of this workspace, or off. */
  configure(
    workspace: Workspace,
    subscriptionId: string,
    settings: SubscriptionSettings,
  ): Promise<Subscription | null>;
  /** Nothing more is posted for it; messages that stand stay as they are. false: there was none. */
  unsubscribe(workspace: Workspace, subscriptionId: string): Promise<boolean>;
  /** Writes a test post; the same action twice gives the same post. null: no such subscription. */
  test(workspace: Workspace, subscriptionId: string, by: string, actionId: string): Promise<string | null>;
  /** This person hears of critical incidents that no channel follows. Safe to repeat. */
  addContact(workspace: Workspace, userId: string, settings: SubscriptionSettings): Promise<void>;
  removeContact(workspace: Workspace, userId: string): Promise<boolean>;
};

// ---- Slack. An answer is a value, never an exception. -------------------------------------------------------

export type PostAnswer =
  | { readonly kind: 'ok'; readonly place: Place }
  | { readonly kind: 'refused'; readonly refusal: SlackRefusal }
  | { readonly kind: 'unknown'; readonly code: string };

export type EditAnswer = Exclude<PostAnswer, { kind: 'ok' }> | { readonly kind: 'ok' };

/** `unreadable`: we may not read there, and never will (no scope; or no such channel: `refusal`). `unknown`: not this time. */
export type FindAnswer =
  | { readonly kind: 'complete'; readonly places: readonly Place[] }
  | { readonly kind: 'unreadable'; readonly code: string; readonly refusal?: SlackRefusal }
  | { readonly kind: 'unknown'; readonly code: string };

/**
 * Never retries: every attempt is decided by the outbox. `isLate` is asked right before the socket is opened: once the send
 * window has passed, nothing is sent, and the answer is a refusal. Absent: it is never late.
 */
export type SlackMessages = {
  post(workspace: Workspace, sending: Sending, isLate?: () => boolean): Promise<PostAnswer>;
  edit(workspace: Workspace, edit: EditClaim | CardEdit, isLate?: () => boolean): Promise<EditAnswer>;
  /** All copies of a post, on every page of its channel (or thread) since `from`. */
  find(workspace: Workspace, post: Post, threadTs: string | null, from: Date): Promise<FindAnswer>;
  /** `ok` also where it is gone already. */
  remove(workspace: Workspace, place: Place): Promise<EditAnswer>;
};
