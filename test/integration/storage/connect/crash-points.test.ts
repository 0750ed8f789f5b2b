import { afterEach, describe, expect, it } from '@jest/globals';
import { exchange, goOn } from '../../../../src/core/connect/run-connect.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { closeAll } from '../../../unit/sandbox/tiktok/start.ts';
import { Killed, attemptOf, drive, endOf, orDie, startScene } from './connect-scene.ts';
import type { Ports, Scene } from './connect-scene.ts';

const fresh = sharedTestStorage();
afterEach(closeAll);

type Moment = 'before' | 'after';
type Kill = { readonly at: number; readonly moment: Moment } | null;

/** Every call of every port counts; at one of them the process is gone, before or after that call has had its effect. */
function mortal(ports: Ports, kill: Kill) {
  const calls: string[] = [];
  let isDead = false;
  const wrap = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name, receiver) {
        const method: unknown = Reflect.get(target, name, receiver);
        if (typeof method !== 'function') return method;
        return async (...args: unknown[]) => {
          const here = kill?.at === calls.length ? kill.moment : null;
          calls.push(String(name));
          isDead ||= here !== null;
          if (here === 'before') throw new Killed();
          const answer: unknown = await Reflect.apply(method, target, args);
          if (here === 'after') throw new Killed();
          return answer;
        };
      },
    });
  // Nothing is tried once more by whoever is gone.
  const sleep = async (): Promise<void> => (isDead ? Promise.reject(new Killed()) : undefined);
  return { ports: { ...ports, sleep, connects: wrap(ports.connects), tiktok: wrap(ports.tiktok) }, calls };
}

type Plan = {
  /** After the consent, and before anything else. */
  readonly removesStore: boolean;
};

/** One consent, from the link to the accounts. */
async function connect(scene: Scene, ports: Ports, { removesStore }: Plan): Promise<void> {
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
  const choose = ({ connects }: Ports) =>
    connects.choose(workspace, id, { bcId, advertiserId, catalogId, pixelCode });
  await orDie(() => choose(ports));
  // The form stayed open: submitted once more.
  await choose(scene.ports);
}

/** One life: a process that dies at that point, and another that goes on; what was lost is begun again by the person. */
async function live(plan: Plan, kill: Kill) {
  const scene = await startScene(await fresh());
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
