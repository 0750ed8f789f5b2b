import { runConnect } from '../../../../src/core/connect/run-connect.ts';
import type { ConnectPorts, ExchangePorts } from '../../../../src/core/connect/run-connect.ts';
import { createLogger } from '../../../../src/logger.ts';
import { createTikTokApi } from '../../../../src/tiktok/client.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { fakeLimiter } from '../../../unit/http-client/fake-limiter.ts';
import { startTikTok } from '../../../unit/sandbox/tiktok/start.ts';
import { draftOf } from '../methods/given.ts';
import { installTeam } from '../fixtures.ts';

export type Ports = ConnectPorts & ExchangePorts;

export class Killed extends Error {}

/** What dies is not missed: whoever waits, waits. */
export async function orDie(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

/** A store without a sign-in, and a TikTok of its own. */
export async function startScene({ storage, database }: TestStorage) {
  const tiktok = await startTikTok();
  const { store, app, world } = tiktok;
  // Whoever connects has no token at first.
  world.revokeToken(store.token);
  const workspace = await installTeam(storage, 'T1');
  const added = await storage.storeSetups.add(workspace, draftOf('loja'));
  if (typeof added === 'string') throw new Error(added);
  const api = createTikTokApi({
    ...{ baseUrl: tiktok.standIn.url, appId: app.appId, appSecret: app.secret, limiter: fakeLimiter() },
    ...{ logger: createLogger('silent'), sleep: async () => undefined },
    timing: { retries: 0, timeoutMs: 2_000, breakerFailures: 1_000 },
  });
  const sleep = async () => undefined;
  const stopwatch = { ms: () => performance.now() };
  const ports: Ports = { connects: storage.connects, tiktok: api, appId: app.appId, sleep, stopwatch };
  return { ...tiktok, storage, database, workspace, storeId: added.id, ports };
}
export type Scene = Awaited<ReturnType<typeof startScene>>;

export async function attemptOf({ database }: Scene) {
  const [row] = await database.query<{ id: string; state: string; step: string }>(
    `select a.id, a.state, c.content -> 'step' ->> 'at' as step from connect_attempt a
      left join card c on c.id = a.card_id order by a.created_at desc, a.id limit 1`,
  );
  return row!;
}

const isAtRest = (state: string) =>
  ['reached', 'connected', 'lost', 'failed', 'revoked', 'superseded', 'dropped'].includes(state);

/** Time passes from one thing that is due to the next, until a person has something to do, or nothing is left. */
export async function drive(scene: Scene, ports: Ports): Promise<void> {
  const { storage, workspace } = scene;
  for (let looks = 0; looks < 20; looks += 1) {
    const { id, state } = await attemptOf(scene);
    if (isAtRest(state)) return;
    const dueAt = await storage.connects.nextDueAt();
    if (dueAt === null) throw new Error(`nothing is due in state ${state}`);
    await storage.clock.shift(Math.max(0, dueAt.getTime() - (await storage.clock.now()).getTime()));
    await storage.connects.wakeDue(10);
    await orDie(() => runConnect(ports, { workspaceId: workspace.id, attemptId: id }));
  }
  throw new Error('it never came to rest');
}

export async function endOf({ database, world, storage, workspace }: Scene) {
  const [connection] = await database.query(
    `select phase, grant_id is not null as "stands", catalog_id is not null as "knowsIds" from connection`,
  );
  const grants = await database.query(`select state, token is not null as "hasToken" from tiktok_grant`);
  const chosen = await database.query<{ count: number }>(
    `select count(*)::int as count from audit_entry where action = 'connect.chosen'`,
  );
  const held = await database.query(`select id from connect_attempt where token is not null`);
  const due = await database.query(
    `select (select due_at <= app_now() from check_schedule) as "check", (select due_at <= app_now() from item_pass) as items`,
  );
  const live = [...world.tokens.values()].filter(({ state }) => state === 'valid').length;
  const { stores } = await storage.stores.list(workspace);
  return {
    connection,
    grants,
    chosen: chosen[0]?.count,
    held: held.length,
    due: due[0],
    live,
    stores: stores.length,
  };
}
