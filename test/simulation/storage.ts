import type {
  EditRepository,
  IncidentRepository,
  OutboxRepository,
  ProbeRepository,
  RouteRepository,
  SubscriptionRepository,
} from '../../src/core/alerts/ports.ts';
import type { DisconnectRepository } from '../../src/core/disconnect/ports.ts';
import type { CheckRepository, StoreRepository } from '../../src/core/ports.ts';
import type { Workspace } from '../../src/core/workspace.ts';
import type { Memory } from './memory/memory.ts';
import { isInstalled, ownRow } from './memory/rows.ts';
import type { Tables } from './memory/rows.ts';

/** Answers at once (memory) or really takes its time (PostgreSQL); either way it is one step of the simulation. */
export type Stepwise<P> = {
  readonly [K in keyof P]: P[K] extends (...args: infer A) => Promise<infer R>
    ? (...args: A) => R | Promise<R>
    : never;
};

export type WakeUp = { readonly kind: 'check' | 'probe'; readonly workspaceId: string; readonly id: string };
export type NextDue = {
  readonly probesMs: number;
  readonly checksMs: number;
  readonly deliveryMs: number;
  readonly hasWakeUps: boolean;
};

/** What a reading of a store's items at TikTok puts into the storage: which of them are rejected. */
export type ListItems = (
  workspace: Workspace,
  storeId: string,
  itemIds: readonly string[],
) => void | Promise<void>;

export type SimulatedStorage = {
  readonly workspaces: readonly Workspace[];
  readonly stores: Stepwise<Pick<StoreRepository, 'addConnected' | 'remove'>>;
  readonly checks: Stepwise<CheckRepository>;
  readonly probes: Stepwise<ProbeRepository>;
  readonly disconnects: Stepwise<Pick<DisconnectRepository, 'start' | 'begin' | 'finish'>>;
  readonly incidents: Stepwise<IncidentRepository>;
  readonly routes: Stepwise<RouteRepository>;
  readonly outbox: Stepwise<OutboxRepository>;
  readonly edits: Stepwise<EditRepository>;
  readonly subscriptions: Stepwise<SubscriptionRepository>;
  readonly listItems: ListItems;
  isInstalled(workspaceId: string): boolean;
  readonly installations: {
    install(workspace: Workspace): void | Promise<void>;
    uninstall(workspace: Workspace): void | Promise<void>;
  };
  /** Takes the wake-ups that wait: whoever takes them has them. */
  takeWakeUps(): readonly WakeUp[] | Promise<readonly WakeUp[]>;
  nextDue(): NextDue | Promise<NextDue>;
};

/** What the app believes, for the invariants: of grants and incidents alone, or all of it. */
export type Look = (part: 'beliefs' | 'all') => Tables | Promise<Tables>;
export type Opened = { readonly storage: SimulatedStorage; readonly look: Look };
/** An empty storage with this many workspaces. */
export type OpenWorld = (world: {
  readonly nowMs: () => number;
  readonly workspaces: number;
}) => Promise<Opened>;

const msOf = (time: Date | null): number => time?.getTime() ?? Infinity;

export function memoryStorage(memory: Memory): SimulatedStorage {
  const { tables, checks, probes, routes, outbox, edits } = memory;
  return {
    ...memory,
    workspaces: [...tables.workspaces.values()].map(({ workspace }) => workspace),
    isInstalled: (workspaceId) => isInstalled(tables, workspaceId),
    listItems(workspace, storeId, itemIds) {
      const row = ownRow(tables.stores, workspace, storeId);
      if (row !== undefined) row.listed = itemIds.map((id) => ({ id, label: id }));
    },
    takeWakeUps() {
      const taken: WakeUp[] = [];
      for (const { workspaceId, storeId } of tables.checkWakeUps.splice(0))
        taken.push({ kind: 'check', workspaceId, id: storeId });
      for (const { workspaceId, grantId } of tables.probeWakeUps.splice(0))
        taken.push({ kind: 'probe', workspaceId, id: grantId });
      return taken;
    },
    nextDue: () => ({
      probesMs: msOf(probes.nextDueAt()),
      checksMs: msOf(checks.nextDueAt()),
      deliveryMs: hasSurplus(memory)
        ? 0
        : Math.min(msOf(routes.nextDueAt()), msOf(outbox.nextDueAt()), msOf(edits.nextDueAt())),
      hasWakeUps: tables.checkWakeUps.length + tables.probeWakeUps.length > 0,
    }),
  };
}

function hasSurplus({ tables }: Memory): boolean {
  for (const { post } of tables.posts.values()) if (post.surplus.length > 0) return true;
  return false;
}
