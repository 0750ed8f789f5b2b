import type {
  EditRepository,
  IncidentRepository,
  OutboxRepository,
  ProbeRepository,
  RouteRepository,
  SubscriptionRepository,
} from '../../../src/core/alerts/ports.ts';
import type { CheckRepository, StoreRepository } from '../../../src/core/ports.ts';
import type { Workspace } from '../../../src/core/workspace.ts';

/**
 * All storage ports that alerts need, with a clock to move: what the contract suites run on, once on PostgreSQL and once
 * in memory. A fresh one has two installed workspaces without stores.
 */
export type AlertPorts = {
  readonly workspaces: readonly [Workspace, Workspace];
  readonly stores: StoreRepository;
  readonly checks: CheckRepository;
  readonly probes: ProbeRepository;
  readonly incidents: IncidentRepository;
  readonly routes: RouteRepository;
  readonly outbox: OutboxRepository;
  readonly edits: EditRepository;
  readonly subscriptions: SubscriptionRepository;
  /** Domain time, in whole milliseconds. */
  now(): Promise<Date>;
  /** Moves domain time forward. */
  shift(ms: number): Promise<void>;
  /**
   * A connected store with a handle, a name and ids of its own. `grant` names the TikTok user: the same name again is the same
   * grant, with a new token; absent: a user of its own.
   */
  addStore(
    workspace: Workspace,
    options?: { readonly grant?: string },
  ): Promise<{ readonly storeId: string; readonly grantId: string }>;
  /** The app is removed from the workspace. */
  uninstall(workspace: Workspace): Promise<void>;
  /** Installs it again. */
  reinstall(workspace: Workspace): Promise<void>;
  close(): Promise<void>;
};

/** Makes fresh ports; the suite closes what it made. */
export type MakeAlertPorts = () => Promise<AlertPorts>;
