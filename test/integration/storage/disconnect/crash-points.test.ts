import { afterEach, describe, expect, it } from '@jest/globals';
import type { RunDisconnectPorts } from '../../../../src/core/disconnect/run-disconnect.ts';
import { runDisconnect } from '../../../../src/core/disconnect/run-disconnect.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import { closeAll } from '../../../unit/sandbox/tiktok/start.ts';
import { drive, endOf, startScene } from './disconnect-scene.ts';

const fresh = sharedTestStorage();
afterEach(closeAll);

type Moment = 'before' | 'after';
type Kill = { readonly at: number; readonly moment: Moment } | null;

class Killed extends Error {}

type End = Awaited<ReturnType<typeof endOf>>;

/** Every call of every port counts; at one of them the process is gone, before or after that call has had its effect. */
function mortal(ports: RunDisconnectPorts, kill: Kill) {
  const calls: string[] = [];
  const effects: string[] = [];
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
          if (/^(revokeToken|unbindPixel|bindPixel)$/.test(String(name)) && isGood(answer))
            effects.push(String(name));
          if (here === 'after') throw new Killed();
          return answer;
        };
      },
    });
  const { endWebhooks } = wrap({ endWebhooks: ports.endWebhooks });
  const wrapped: RunDisconnectPorts = {
    ...ports,
    disconnects: wrap(ports.disconnects),
    tiktok: wrap(ports.tiktok),
    endWebhooks,
  };
  return { ports: wrapped, calls, effects };
}

const isGood = (answer: unknown) => (answer as { class?: string }).class === 'good';

type Plan = {
  readonly others: readonly string[];
  readonly unlinksPixel: boolean;
  /** A person cancels once the pixel is unlinked, or may be. */
  readonly cancels: boolean;
};

/** One life: a worker that dies at that point, and others that go on. */
async function live(plan: Plan, kill: Kill) {
  const scene = await startScene(await fresh(), plan.others);
  const sagaId = await scene.start(plan.unlinksPixel);
  const worker = mortal(scene.ports, kill);
  const wakeUp = { workspaceId: scene.workspace.id, sagaId };
  const work = async () => {
    try {
      await runDisconnect(worker.ports, wakeUp);
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
    }
  };
  await work();
  if (plan.cancels) {
    const cancelled = await scene.storage.disconnects.cancel(scene.workspace, sagaId);
    if (cancelled !== 'cancelling' && cancelled !== 'cancelled') throw new Error(cancelled);
  }
  await drive(scene, sagaId, work);
  return { end: await endOf(scene, scene.workspace), calls: worker.calls, effects: worker.effects };
}

const plans: Readonly<Record<string, Plan>> = {
  'a store alone on its sign-in, with its pixel': { others: [], unlinksPixel: true, cancels: false },
  'a store that shares its sign-in': { others: ['outra'], unlinksPixel: false, cancels: false },
  'a disconnect that is cancelled': { others: [], unlinksPixel: true, cancels: true },
};

const gone = { phase: 'disconnected', isLoose: true, knowsIds: true };

const ends: Readonly<Record<string, Partial<End>>> = {
  'a store alone on its sign-in, with its pixel': {
    outcome: 'revoked',
    steps: ['stopped', 'unlink', 'wait', 'revoke', 'prove', 'unsubscribe', 'erase'],
    connection: gone,
    grants: [],
    ended: 1,
    isBound: false,
    isTokenAlive: false,
  },
  'a store that shares its sign-in': {
    outcome: 'detached',
    steps: ['stopped', 'wait'],
    connection: gone,
    grants: [{ state: 'ok', hasToken: true }],
    ended: 1,
    isBound: true,
    isTokenAlive: true,
  },
  'a disconnect that is cancelled': {
    outcome: 'cancelled',
    connection: { phase: 'connected', isLoose: false, knowsIds: true },
    grants: [{ state: 'ok', hasToken: true }],
    ended: 1,
    isBound: true,
    isTokenAlive: true,
  },
};

const always = ['workspaceOf', 'begin'];
const linking = [...always, 'finish', 'pixelBinding', 'recordBinding', 'unbindPixel'];
const calls: Readonly<Record<string, readonly string[]>> = {
  'a store alone on its sign-in, with its pixel': [
    ...linking,
    ...['userInfo', 'recordRevokeSent', 'revokeToken', 'signIn', 'endWebhooks'],
  ],
  'a store that shares its sign-in': always,
  'a disconnect that is cancelled': [...linking, 'bindPixel'],
};

describe.each(Object.entries(plans))('killed at any point: %s', (name, plan) => {
  it('ends the same, and has no effect twice', async () => {
    const whole = await live(plan, null);
    expect(whole.end).toMatchObject(ends[name]!);
    expect(new Set(whole.calls)).toEqual(new Set(calls[name]));
    for (let at = 0; at < whole.calls.length; at += 1) {
      for (const moment of ['before', 'after'] as const) {
        const killed = await live(plan, { at, moment });
        const where = `${moment} call ${String(at)}, ${whole.calls[at] ?? ''}`;
        expect({ where, end: comparable(killed.end, plan) }).toEqual({
          where,
          end: comparable(whole.end, plan),
        });
        expect({
          where,
          twice: killed.effects.filter((one, first) => killed.effects.indexOf(one) !== first),
        }).toEqual({
          where,
          twice: [],
        });
      }
    }
  }, 120_000);
});

/** Cancelled before the pixel was even looked at, there is nothing to link again: the way differs, the end does not. */
const comparable = (end: End, { cancels }: Plan): End => (cancels ? { ...end, steps: [] } : end);
