import type { Evidence } from '../../../src/core/alerts/evidence.ts';
import type { ListedItem } from '../../../src/core/alerts/conditions/listed-items.ts';
import type { Silence } from '../../../src/core/alerts/conditions/upstream.ts';
import type { ConditionFile, Finding, Incident } from '../../../src/core/alerts/incident.ts';
import type { Message } from '../../../src/core/alerts/message.ts';
import type { Post } from '../../../src/core/alerts/post.ts';
import type { Route } from '../../../src/core/alerts/route.ts';
import type { Subscription } from '../../../src/core/alerts/subscription.ts';
import type { TikTokIds } from '../../../src/core/connection.ts';
import type { Saga } from '../../../src/core/disconnect/saga.ts';
import type { CheckOutcome } from '../../../src/core/reading.ts';
import type { Store } from '../../../src/core/store.ts';
import type { Workspace } from '../../../src/core/workspace.ts';

/** A port whose methods answer at once: what one transaction does, without its waiting. */
export type Sync<P> = {
  readonly [K in keyof P]: P[K] extends (...args: infer A) => Promise<infer R> ? (...args: A) => R : never;
};

export type StoreRow = {
  readonly workspaceId: string;
  readonly store: Store;
  readonly grantId: string;
  readonly ids: TikTokIds;
  /** Not after an uninstall: its sign-in is gone. */
  isConnected: boolean;
  /** We are disconnecting it ourselves. */
  isDisconnecting: boolean;
  generation: number;
  /** Its last reading said that TikTok refuses our app. */
  isAppRefused: boolean;
  dueAtMs: number;
  leaseUntilMs: number;
  leaseCheckId: string | null;
  silence: Silence | null;
  /** The rejected items of the last reading of all of them. */
  listed: readonly ListedItem[];
  /** Start of the latest check that counted. */
  lastCountedStartMs: number;
};

/** What a new store begins with. */
export const freshStore = {
  ...{ isConnected: true, isDisconnecting: false, generation: 1, isAppRefused: false },
  ...{ leaseUntilMs: 0, leaseCheckId: null, silence: null, listed: [], lastCountedStartMs: 0 },
} satisfies Partial<StoreRow>;

export type SagaRow = {
  readonly workspaceId: string;
  readonly storeId: string;
  /** The token that is being revoked; null: not yet. */
  tokenVersion: number | null;
  saga: Saga;
  leaseId: string | null;
};

export type GrantRow = {
  readonly workspaceId: string;
  readonly id: string;
  readonly coreUserId: string;
  displayName: string;
  token: string;
  evidence: Evidence;
  /** When /user/info/ was last answered well with the present token. */
  goodAt: Date | null;
  probeLeaseUntilMs: number;
  probeId: string | null;
  wokenUntilMs: number;
};

export type IncidentRow = {
  readonly workspaceId: string;
  incident: Incident;
  findings: readonly Finding[];
};

export type RouteRow = { readonly workspaceId: string; route: Route };
export type MessageRow = { readonly workspaceId: string; message: Message };
export type PostRow = {
  readonly workspaceId: string;
  readonly order: number;
  /** Of its subscription when it was written: a new life does not want what the old one said. null: of none. */
  readonly epoch: number | null;
  post: Post;
};
export type SubscriptionRow = {
  readonly workspaceId: string;
  subscription: Subscription;
  digestDueAtMs: number | null;
};
export type CheckRun = {
  readonly storeId: string;
  readonly startedAtMs: number;
  outcome: CheckOutcome | 'superseded' | null;
};

export type MemoryOptions = {
  readonly nowMs: () => number;
  /** The interval in force between two checks of a store. */
  readonly intervalMs: number;
};

/** The tables. Rows are replaced, never changed in place where core types are readonly. */
export type Tables = {
  readonly options: MemoryOptions;
  readonly workspaces: Map<
    string,
    { readonly workspace: Workspace; installed: boolean; stoppedUntilMs: number }
  >;
  readonly stores: Map<string, StoreRow>;
  readonly grants: Map<string, GrantRow>;
  readonly checkRuns: Map<string, CheckRun>;
  readonly sagas: Map<string, SagaRow>;
  /** By `fileKey`; its incident stands in `incidents` as well. */
  readonly files: Map<string, { readonly workspaceId: string; file: ConditionFile }>;
  readonly incidents: Map<string, IncidentRow>;
  readonly routes: Map<string, RouteRow>;
  readonly messages: Map<string, MessageRow>;
  readonly posts: Map<string, PostRow>;
  readonly postIdByKey: Map<string, string>;
  readonly subscriptions: Map<string, SubscriptionRow>;
  /** By workspace and channel: no post before this. */
  readonly channelFreeAtMs: Map<string, number>;
  /** Wake-ups that were written and not taken yet. */
  readonly checkWakeUps: { readonly workspaceId: string; readonly storeId: string }[];
  readonly probeWakeUps: { readonly workspaceId: string; readonly grantId: string }[];
  serial: number;
};

export const emptyTables = (options: MemoryOptions): Tables => ({
  options,
  workspaces: new Map(),
  stores: new Map(),
  grants: new Map(),
  checkRuns: new Map(),
  sagas: new Map(),
  files: new Map(),
  incidents: new Map(),
  routes: new Map(),
  messages: new Map(),
  posts: new Map(),
  postIdByKey: new Map(),
  subscriptions: new Map(),
  channelFreeAtMs: new Map(),
  checkWakeUps: [],
  probeWakeUps: [],
  serial: 0,
});

/** Looks like the uuids of the database, and comes in order. */
export function nextUuid(tables: Tables): string {
  tables.serial += 1;
  return `00000000-0000-4000-8000-${tables.serial.toString(16).padStart(12, '0')}`;
}

export const nowOf = ({ options }: Tables): Date => new Date(options.nowMs());

export const isInstalled = (tables: Tables, workspaceId: string): boolean =>
  tables.workspaces.get(workspaceId)?.installed === true;

/** Until then nothing is sent to this workspace: Slack said that the app is gone. */
export const stoppedUntilMs = (tables: Tables, workspaceId: string): number =>
  tables.workspaces.get(workspaceId)?.stoppedUntilMs ?? 0;

/** The row, if it is of this workspace. */
export function ownRow<R extends { readonly workspaceId: string }>(
  rows: ReadonlyMap<string, R>,
  workspace: Workspace,
  id: string,
): R | undefined {
  const row = rows.get(id);
  return row?.workspaceId === workspace.id ? row : undefined;
}

export function workspaceOfRow(tables: Tables, workspaceId: string): Workspace {
  const found = tables.workspaces.get(workspaceId);
  if (found === undefined) throw new Error(`no workspace ${workspaceId}`);
  return found.workspace;
}

/** The earliest of the times of some rows; null: none. */
export function earliestOf<R>(rows: Iterable<R>, timeOf: (row: R) => number | null): Date | null {
  let earliest = Infinity;
  for (const row of rows) {
    const time = timeOf(row);
    if (time !== null && time < earliest) earliest = time;
  }
  return earliest === Infinity ? null : new Date(earliest);
}
