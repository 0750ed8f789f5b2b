import { workspaceOf } from '../../support/builders.ts';
import { memoryChecks } from './checks.ts';
import { memoryDisconnects } from './disconnects.ts';
import { memoryEdits } from './edits.ts';
import { memoryIncidents } from './incidents.ts';
import { memoryOutbox } from './outbox.ts';
import { memoryProbes } from './probes.ts';
import { memoryRoutes } from './routes.ts';
import { emptyTables, nextUuid } from './rows.ts';
import type { MemoryOptions, Tables } from './rows.ts';
import { memoryStores } from './stores.ts';
import { memorySubscriptions } from './subscriptions.ts';
import { memoryWorkspaces } from './workspaces.ts';

/** All storage ports on plain maps; every method is one step, as one transaction is on PostgreSQL. */
export function createMemory(options: MemoryOptions, workspaces: number) {
  const tables: Tables = emptyTables(options);
  for (let number = 0; number < workspaces; number += 1) {
    const workspace = workspaceOf(nextUuid(tables));
    tables.workspaces.set(workspace.id, { workspace, installed: true, stoppedUntilMs: 0 });
  }
  return {
    tables,
    installations: memoryWorkspaces(tables),
    stores: memoryStores(tables),
    checks: memoryChecks(tables),
    probes: memoryProbes(tables),
    disconnects: memoryDisconnects(tables),
    incidents: memoryIncidents(tables),
    routes: memoryRoutes(tables),
    outbox: memoryOutbox(tables),
    edits: memoryEdits(tables),
    subscriptions: memorySubscriptions(tables),
  };
}

export type Memory = ReturnType<typeof createMemory>;
