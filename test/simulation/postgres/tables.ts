import { evidenceOf } from '../../../src/storage/alerts/evidence-rows.ts';
import { findingOf, incidentOf } from '../../../src/storage/alerts/incident-rows.ts';
import { messageOf } from '../../../src/storage/alerts/message-rows.ts';
import { postOf } from '../../../src/storage/alerts/post-rows.ts';
import { routeOf } from '../../../src/storage/alerts/route-rows.ts';
import { subscriptionOf } from '../../../src/storage/alerts/subscription-rows.ts';
import type { Db } from '../../../src/storage/database.ts';
import { workspaceOf } from '../../support/builders.ts';
import { emptyTables, freshStore } from '../memory/rows.ts';
import type { MemoryOptions, Tables } from '../memory/rows.ts';

/** The token that a grant had in one of its versions: in the database it is encrypted. */
export type TokenOf = (grantId: string, version: number) => string;

/** What is believed of grants and incidents: looked at after each step that can change it. */
export async function readBeliefs(db: Db, options: MemoryOptions, tokenOf: TokenOf): Promise<Tables> {
  const tables = emptyTables(options);
  for (const row of await db.selectFrom('tiktok_grant').selectAll().execute()) {
    const evidence = evidenceOf(row);
    tables.grants.set(row.id, {
      ...{ workspaceId: row.workspace_id, id: row.id, coreUserId: row.core_user_id },
      ...{ displayName: row.display_name, token: tokenOf(row.id, evidence.tokenVersion), evidence },
      ...{ goodAt: null, probeLeaseUntilMs: 0, probeId: null, wokenUntilMs: 0 },
    });
  }
  for (const row of await db.selectFrom('incident').selectAll().orderBy('opened_at').execute())
    tables.incidents.set(row.id, {
      workspaceId: row.workspace_id,
      incident: incidentOf(row),
      findings: [],
    });
  return tables;
}

/** Everything, as the memory would hold it: the same invariants are checked on both. */
export async function readAll(db: Db, options: MemoryOptions, tokenOf: TokenOf): Promise<Tables> {
  const tables = await readBeliefs(db, options, tokenOf);
  await readWorkspaces(db, tables);
  await readIncidents(db, tables);
  await readDelivery(db, tables);
  return tables;
}

async function readWorkspaces(db: Db, tables: Tables): Promise<void> {
  for (const row of await db.selectFrom('workspace').selectAll().execute()) {
    const installed = row.uninstalled_at === null;
    const stoppedUntilMs = row.delivery_stopped_until?.getTime() ?? 0;
    tables.workspaces.set(row.id, { workspace: workspaceOf(row.id), installed, stoppedUntilMs });
  }
  const connected = await db
    .selectFrom('store as s')
    .innerJoin('connection as c', (join) =>
      join.onRef('c.workspace_id', '=', 's.workspace_id').onRef('c.store_id', '=', 's.id'),
    )
    .selectAll('s')
    .select(['c.grant_id', 'c.phase'])
    .execute();
  for (const row of connected) {
    const { id, handle, name, vtex_account: vtexAccount, trade_policy: tradePolicy } = row;
    tables.stores.set(id, {
      ...{ ...freshStore, workspaceId: row.workspace_id, grantId: row.grant_id ?? '', dueAtMs: 0 },
      isConnected: row.phase === 'connected',
      store: { id, handle, name, vtexAccount, tradePolicy, createdAt: row.created_at },
      ids: { bcId: '', advertiserId: '', catalogId: '', pixelCode: null },
    });
  }
}

async function readIncidents(db: Db, tables: Tables): Promise<void> {
  for (const row of await db.selectFrom('incident_finding').selectAll().orderBy('fingerprint').execute()) {
    const incident = tables.incidents.get(row.incident_id);
    if (incident !== undefined) incident.findings = [...incident.findings, findingOf(row)];
  }
  for (const row of await db.selectFrom('condition_state').selectAll().execute()) {
    const { workspace_id: workspaceId, condition, scope } = row;
    const state = { lastCountedAt: row.last_counted_at, transitions: row.transitions };
    const own = [...tables.incidents.values()].filter(
      (one) =>
        one.workspaceId === workspaceId &&
        one.incident.scope === scope &&
        one.incident.condition === condition,
    );
    const newest = own.find(({ incident }) => incident.phase !== 'closed') ?? own.at(-1);
    const { incident = null, findings = [] } = newest ?? {};
    const file = { condition, scope, state, incident, findings };
    tables.files.set(`${workspaceId}|${scope}|${condition}`, { workspaceId, file });
  }
}

async function readDelivery(db: Db, tables: Tables): Promise<void> {
  for (const row of await db.selectFrom('subscription').selectAll().orderBy('created_at').execute())
    tables.subscriptions.set(row.id, {
      ...{ workspaceId: row.workspace_id, subscription: subscriptionOf(row) },
      digestDueAtMs: row.digest_due_at?.getTime() ?? null,
    });
  for (const row of await db.selectFrom('route').selectAll().execute())
    tables.routes.set(row.id, { workspaceId: row.workspace_id, route: routeOf(row) });
  for (const row of await db.selectFrom('message').selectAll().execute())
    tables.messages.set(row.id, { workspaceId: row.workspace_id, message: messageOf(row) });
  for (const row of await db.selectFrom('outbox').selectAll().orderBy('seq').execute())
    tables.posts.set(row.id, {
      ...{ workspaceId: row.workspace_id, order: Number(row.seq), epoch: null, post: postOf(row) },
    });
}
