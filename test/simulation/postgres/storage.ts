import type { Storage } from '../../../src/storage/storage.ts';
import { createDatabase } from '../../../src/storage/database.ts';
import type { Database } from '../../../src/storage/database.ts';
import { createLogger } from '../../../src/logger.ts';
import type { Installation, Workspace } from '../../../src/core/workspace.ts';
import type { NewConnection } from '../../../src/core/ports.ts';
import { createTestStorage } from '../../support/test-database.ts';
import type { TestStorage } from '../../support/test-database.ts';
import type { Look, Opened, OpenWorld, Stepwise, WakeUp } from '../storage.ts';
import { readAll, readBeliefs } from './tables.ts';

/** The real storage, on whose database one plan after the other is run. */
export type PostgresWorld = { readonly open: OpenWorld; close(): Promise<void> };

/** All plans have it: it is the storage's, not the world's. */
const intervalMs = 600_000;
/** Smaller worlds: a step takes a hundred times as long as in memory. */
export const postgresForce = { intervalMs, faultyMs: 2_400_000, isLong: false, replicas: 2 } as const;

export async function createPostgresWorld(): Promise<PostgresWorld> {
  const test = await createTestStorage({
    poolMax: 1,
    schedule: { targetMs: intervalMs, maxMs: intervalMs, callsPerCheck: 8 },
  });
  // Nobody reads it after a power cut; connections opened from here on do not wait for the log.
  await test.database.query(`alter database ${test.database.name} set synchronous_commit = off`);
  const storage = await test.another();
  const address = { connectionString: test.database.url };
  const database = createDatabase({ address, logger: createLogger('silent'), max: 1, pooled: false });
  // Domain time stands still between two steps, as the engine's does; `shift` alone moves it.
  await test.database.query(`create or replace function app_now() returns timestamptz language sql stable
    as $$ select to_timestamp(0) + shift from clock $$`);
  return {
    open: (world) => openWorld({ ...test, storage }, database, world),
    async close() {
      await database.close();
      await test.drop();
    },
  };
}

const installation: Installation = {
  botToken: 'xoxb-simulated',
  botId: 'B1',
  botUserId: 'U0BOT',
  appId: 'A1',
  scopes: ['chat:write'],
};

async function openWorld(
  { storage, database: own, sent, sentProbes }: TestStorage,
  database: Database,
  { nowMs, workspaces }: Parameters<OpenWorld>[0],
): Promise<Opened> {
  await own.query('truncate workspace, channel_pace cascade');
  await own.query(`update clock set shift = interval '0'`);
  sent.splice(0);
  sentProbes.splice(0);
  const clock = createFollower(storage, nowMs);
  await clock.follow();
  const install = (number: number): Promise<Workspace> => {
    const teamId = `T${String(number)}`;
    return storage.workspaces.install({ teamId, enterpriseId: null }, teamId, installation);
  };
  const installed: Workspace[] = [];
  for (let number = 0; number < workspaces; number += 1) installed.push(await install(number));
  const gone = new Set<string>();
  const tokens = new Map<string, string>();
  const tokenOf = (grantId: string, version: number) => tokens.get(`${grantId} ${String(version)}`) ?? '';
  const look: Look = async (part) => {
    const read = part === 'all' ? readAll : readBeliefs;
    return database.statement((db) => read(db, { nowMs, intervalMs: intervalMs }, tokenOf));
  };
  const timed = <P extends object>(port: P) => clock.timed(port);
  const stores = timed(storage.stores);
  return {
    look,
    storage: {
      workspaces: installed,
      stores: {
        remove: (workspace: Workspace, storeId: string) => stores.remove(workspace, storeId),
        async addConnected(workspace: Workspace, connection: NewConnection) {
          const added = await stores.addConnected(workspace, connection);
          if (added !== 'handle-taken')
            tokens.set(`${added.grant.id} ${String(added.grant.tokenVersion)}`, connection.grant.token);
          return added;
        },
      },
      ...{
        checks: timed(storage.checks),
        probes: timed(storage.probes),
        disconnects: timed(storage.disconnects),
        incidents: timed(storage.incidents),
      },
      ...{ routes: timed(storage.routes), outbox: timed(storage.outbox), edits: timed(storage.edits) },
      subscriptions: timed(storage.subscriptions),
      isInstalled: (workspaceId) => !gone.has(workspaceId),
      listItems: (workspace, storeId, itemIds) => listItems(own, workspace, storeId, itemIds),
      installations: {
        async install(workspace) {
          await clock.follow();
          await install(installed.indexOf(workspace));
          gone.delete(workspace.id);
        },
        async uninstall(workspace) {
          await clock.follow();
          await storage.workspaces.uninstall(workspace);
          gone.add(workspace.id);
        },
      },
      takeWakeUps: () => takeWakeUps(sent, sentProbes),
      nextDue: async () => {
        await clock.follow();
        return nextDue(storage, sent.length + sentProbes.length > 0);
      },
    },
  };
}

/** As a published pass leaves them: which items are rejected is all that alerts read of it. */
async function listItems(
  own: TestStorage['database'],
  { id: workspaceId }: Workspace,
  storeId: string,
  itemIds: readonly string[],
): Promise<void> {
  const key = `workspace_id = '${workspaceId}' and store_id = '${storeId}'`;
  await own.query(`delete from catalog_item where ${key}`);
  await own.query(`
    insert into catalog_item (workspace_id, store_id, item_id, sku_id, title, audit, image, issues, read_at)
    select workspace_id, id, item, item, item, 'rejected', 'stored', '[]', now()
    from store, unnest(array[${itemIds.map((id) => `'${id}'`).join(',')}]::text[]) item
    where workspace_id = '${workspaceId}' and id = '${storeId}'`);
}

/** The database's domain time follows the engine's. */
function createFollower(storage: Storage, nowMs: () => number) {
  let atMs = 0;
  const follow = async () => {
    const behindMs = nowMs() - atMs;
    atMs += behindMs;
    if (behindMs !== 0) await storage.clock.shift(behindMs);
  };
  /** The port's methods, each at the engine's time. */
  const timed = <P extends object>(port: P): Stepwise<P> => {
    const methods = Object.entries(port as Record<string, (...args: readonly unknown[]) => unknown>);
    const made = methods.map(([name, method]) => [
      name,
      async (...args: readonly unknown[]) => {
        await follow();
        return method(...args);
      },
    ]);
    return Object.fromEntries(made) as Stepwise<P>; // name by name the methods of P
  };
  return { follow, timed };
}

function takeWakeUps(checks: TestStorage['sent'], probes: TestStorage['sentProbes']): WakeUp[] {
  return [
    ...checks.splice(0).map(({ workspaceId, storeId: id }) => ({ kind: 'check', workspaceId, id }) as const),
    ...probes.splice(0).map(({ workspaceId, grantId: id }) => ({ kind: 'probe', workspaceId, id }) as const),
  ];
}

const msOf = (time: Date | null): number => time?.getTime() ?? Infinity;

async function nextDue({ checks, probes, routes, outbox, edits }: Storage, hasWakeUps: boolean) {
  const [probesMs, checksMs] = [msOf(await probes.nextDueAt()), msOf(await checks.nextDueAt())];
  const surplus = await outbox.surplus(1);
  const delivery = [await routes.nextDueAt(), await outbox.nextDueAt(), await edits.nextDueAt()].map(msOf);
  return { probesMs, checksMs, hasWakeUps, deliveryMs: surplus.length > 0 ? 0 : Math.min(...delivery) };
}
