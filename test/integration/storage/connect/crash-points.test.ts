import { afterEach, describe, expect, it } from '@jest/globals';
import { exchange, goOn, runConnect } from '../../../../src/core/connect/run-connect.ts';
import type { ConnectPorts } from '../../../../src/core/connect/run-connect.ts';
import { createLogger } from '../../../../src/logger.ts';
import { createTikTokApi } from '../../../../src/tiktok/client.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { fakeLimiter } from '../../../unit/http-client/fake-limiter.ts';
import { closeAll, startTikTok } from '../../../unit/sandbox/tiktok/start.ts';
import { draftOf } from '../methods/given.ts';
import { installTeam } from '../fixtures.ts';

const fresh = sharedTestStorage();
afterEach(closeAll);

type Moment = 'before' | 'after';
type Kill = { readonly at: number; readonly moment: Moment } | null;

class Killed extends Error {}

/** Every call of every port counts; at one of them the process is gone, before or after that call has had its effect. */
function mortal(ports: ConnectPorts, kill: Kill) {
  const calls: string[] = [];
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          const here = kill?.at === calls.length ? kill.moment : null;
          calls.push(String(name));
          if (here === 'before') throw new Killed();
          const answer: unknown = await Reflect.apply(method, target, args);
          if (here === 'after') throw new Killed();
          return answer;
        };
      },
    });
  return { ports: { ...ports, connects: wrap(ports.connects), tiktok: wrap(ports.tiktok) }, calls };
}

/** What dies is not missed: whoever waits, waits. */
async function orDie(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

type Plan = {
  /** After the consent, and before anything else. */
  readonly removesStore: boolean;
};

async function startScene() {
  const { storage, database } = await fresh();
  const tiktok = await startTikTok();
  const { store, app, world } = tiktok;
  // Whoever connects has no token at first.
  world.revokeToken(store.token);
  const workspace = await installTeam(storage, 'T1');
  const added = await storage.storeSetups.add(workspace, draftOf('loja'));
  if (added === 'handle-taken') throw new Error(added);
  const api = createTikTokApi({
    ...{ baseUrl: tiktok.standIn.url, appId: app.appId, appSecret: app.secret, limiter: fakeLimiter() },
    ...{ logger: createLogger('silent'), sleep: async () => undefined },
    timing: { retries: 0, timeoutMs: 2_000, breakerFailures: 1_000 },
  });
  const ports: ConnectPorts = { connects: storage.connects, tiktok: api, appId: app.appId };
  return { ...tiktok, storage, database, workspace, storeId: added.id, ports };
}
type Scene = Awaited<ReturnType<typeof startScene>>;

async function attemptOf({ database }: Scene) {
  const [row] = await database.query<{ id: string; state: string; step: string }>(
    `select a.id, a.state, c.content -> 'step' ->> 'at' as step from connect_attempt a
      left join card c on c.id = a.card_id order by a.created_at desc, a.id limit 1`,
  );
  return row!;
}

const isAtRest = (state: string) =>
  ['reached', 'connected', 'lost', 'failed', 'revoked', 'superseded', 'dropped'].includes(state);

/** Time passes from one thing that is due to the next, until a person has something to do, or nothing is left. */
async function drive(scene: Scene, ports: ConnectPorts): Promise<void> {
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

/** One consent, from the link to the accounts. */
async function connect(scene: Scene, ports: ConnectPorts, { removesStore }: Plan): Promise<void> {
  const { storage, workspace, storeId, world, store } = scene;
  const offer = await storage.connects.offer(workspace, { storeId, userId: 'UANA', language: 'en' });
  if (offer.kind !== 'offered') throw new Error(offer.kind);
  const { code } = world.issueAuthCode();
  const callback = async () => {
    const begun = await ports.connects.begin(offer.secret);
    if (typeof begun === 'string') return;
    const { attemptId } = begun;
    if (removesStore) await storage.stores.remove(workspace, storeId);
    if ((await exchange(ports, begun.workspace, attemptId, code)) === 'issued')
      await goOn(ports, begun.workspace, attemptId, 'identify');
  };
  await orDie(callback);
  // Nothing came back: the person reloads the page.
  await orDie(callback);
  await drive(scene, ports);
  const { id, state } = await attemptOf(scene);
  if (state !== 'reached') return;
  const { bcId, advertiserId, catalogId, pixelCode } = store;
  const choose = ({ connects }: ConnectPorts) =>
    connects.choose(workspace, id, { bcId, advertiserId, catalogId, pixelCode });
  await orDie(() => choose(ports));
  // The form stayed open: submitted once more.
  await choose(scene.ports);
}

async function endOf({ database, world, storage, workspace }: Scene) {
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

/** One life: a process that dies at that point, and another that goes on; what was lost is begun again by the person. */
async function live(plan: Plan, kill: Kill) {
  const scene = await startScene();
  const worker = mortal(scene.ports, kill);
  await connect(scene, worker.ports, plan);
  const first = await attemptOf(scene);
  const exchanges = worker.calls.filter((name) => name === 'exchangeCode').length;
  if (first.state === 'lost' && !plan.removesStore) await connect(scene, scene.ports, plan);
  return { first, exchanges, end: await endOf(scene), calls: worker.calls };
}

const lostAt = ['after begin', 'before exchangeCode', 'after exchangeCode', 'before recordIssued'];

describe('killed at any point', () => {
  it('a connect comes to the same end, keeps each token that reached it, and calls lost what may be', async () => {
    const plan = { removesStore: false };
    const whole = await live(plan, null);
    expect(whole.end).toEqual({
      ...{ connection: { phase: 'connected', stands: true, knowsIds: true }, stores: 1 },
      ...{ grants: [{ state: 'ok', hasToken: true }], chosen: 1, held: 0, live: 1 },
      due: { check: true, items: true },
    });
    const lost: string[] = [];
    for (let at = 0; at < whole.calls.length; at += 1) {
      for (const moment of ['before', 'after'] as const) {
        const { first, exchanges, end } = await live(plan, { at, moment });
        const where = `${moment} ${whole.calls[at] ?? ''}`;
        if (first.state === 'lost') {
          lost.push(where);
          expect({ where, step: first.step }).toEqual({ where, step: 'lost' });
        }
        expect({ where, exchanges: exchanges <= 1 }).toEqual({ where, exchanges: true });
        // A token that never reached us lives until the next consent, and TikTok alone knows of it.
        const unseen = ['after exchangeCode', 'before recordIssued'].includes(where) ? 1 : 0;
        expect({ where, ...end }).toEqual({ where, ...whole.end, live: whole.end.live + unseen });
      }
    }
    expect(lost).toEqual(lostAt);
  }, 120_000);

  it('a token for a store that is gone meanwhile is kept until TikTok has taken it back', async () => {
    const plan = { removesStore: true };
    const whole = await live(plan, null);
    expect(whole.first.state).toBe('revoked');
    expect(whole.end).toMatchObject({ grants: [], held: 0, live: 0, stores: 0 });
    for (let at = 0; at < whole.calls.length; at += 1) {
      for (const moment of ['before', 'after'] as const) {
        const { first, end } = await live(plan, { at, moment });
        const where = `${moment} ${whole.calls[at] ?? ''}`;
        if (first.state === 'lost') expect(lostAt).toContain(where);
        else expect({ where, ...end }).toEqual({ where, ...whole.end, stores: end.stores });
      }
    }
  }, 120_000);
});

describe('a connect that nobody ends', () => {
  /** Up to the consent: the accounts are to be chosen. */
  async function authorized() {
    const scene = await startScene();
    const { storage, workspace, storeId, world, ports } = scene;
    const offer = await storage.connects.offer(workspace, { storeId, userId: 'UANA', language: 'en' });
    if (offer.kind !== 'offered') throw new Error(offer.kind);
    const begun = await storage.connects.begin(offer.secret);
    if (typeof begun === 'string') throw new Error(begun);
    const redeem = () => exchange(ports, begun.workspace, begun.attemptId, world.issueAuthCode().code);
    return { ...scene, attemptId: begun.attemptId, redeem };
  }
  type Authorized = Awaited<ReturnType<typeof authorized>>;

  /** Works off all that is due in this time. */
  async function pass({ storage, database, workspace, ports }: Authorized, hours: number): Promise<void> {
    await storage.clock.shift(hours * 3_600_000);
    for (let woken = 1; woken > 0;) {
      woken = await storage.connects.wakeDue(10);
      const due = await database.query<{ id: string }>(`select id from connect_attempt`);
      for (const { id } of due) await runConnect(ports, { workspaceId: workspace.id, attemptId: id });
      await storage.clock.shift(60_000);
    }
  }

  it('leaves the store as it was after a day without a choice, and gives the token back', async () => {
    const scene = await authorized();
    await scene.redeem();
    await pass(scene, 1);
    expect(await attemptOf(scene)).toMatchObject({ state: 'reached', step: 'reached' });
    expect((await endOf(scene)).connection).toMatchObject({ phase: 'authorized' });
    await pass(scene, 25);
    const [first] = await scene.database.query(`select state from connect_attempt where id = $1`, [
      scene.attemptId,
    ]);
    expect(first).toEqual({ state: 'dropped' });
    expect(await endOf(scene)).toMatchObject({
      connection: { phase: 'new', stands: false },
      ...{ grants: [], held: 0, live: 0 },
    });
  });

  it('waits while TikTok does not say whose the token is, tells so after a day, and gives it back once it does', async () => {
    const scene = await authorized();
    await scene.redeem();
    scene.world.down = 'html502';
    await pass(scene, 1);
    expect(await attemptOf(scene)).toMatchObject({ state: 'issued' });
    await pass(scene, 25);
    expect(await attemptOf(scene)).toMatchObject({ state: 'orphan', step: 'stalled' });
    scene.world.down = null;
    await pass(scene, 1);
    expect(await attemptOf(scene)).toMatchObject({ state: 'revoked', step: 'stalled' });
    expect(await endOf(scene)).toMatchObject({ grants: [], held: 0, live: 0 });
  });

  it('takes a refusal for no proof while the whole sign-in of TikTok is down', async () => {
    const scene = await authorized();
    await scene.redeem();
    scene.world.setAuthOutage(true);
    await pass(scene, 1);
    expect(await attemptOf(scene)).toMatchObject({ state: 'issued' });
    scene.world.setAuthOutage(false);
    await pass(scene, 1);
    expect(await attemptOf(scene)).toMatchObject({ state: 'reached' });
  });

  it('gives a token back at once that comes after an uninstall, and keeps nothing of it', async () => {
    const scene = await authorized();
    await scene.storage.workspaces.uninstall(scene.workspace);
    expect(await scene.redeem()).toBe('failed');
    const { held, live } = await endOf(scene);
    expect({ held, live }).toEqual({ held: 0, live: 0 });
  });

  it('has one end for two workers at once', async () => {
    const scene = await authorized();
    await scene.redeem();
    const wakeUp = { workspaceId: scene.workspace.id, attemptId: scene.attemptId };
    await Promise.all(Array.from({ length: 4 }, () => runConnect(scene.ports, wakeUp)));
    await drive(scene, scene.ports);
    const asked = scene.standIn.requests.filter(({ path }) => path === '/bc/get/');
    expect({ asked: asked.length, ...(await attemptOf(scene)) }).toMatchObject({
      asked: 1,
      state: 'reached',
    });
  });
});
