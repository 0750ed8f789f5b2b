import { setTimeout as sleepFor } from 'node:timers/promises';
import { sentSinceMs } from './bounds.ts';
import type { Intent } from './bounds.ts';
import type { Scene } from './scene.ts';

/**
 * Lets time pass for Slack, TikTok and the database. Processes feel none of it: their own 5 s and 10 s are real. So while
 * a post is between its intent and its application, time that passes at once is to them like being frozen; the promise of
 * alerts.md 5 covers less than D = 90 s of that. Hence, of what is on its way, a request that has not reached Slack sees
 * one step at most, and one that Slack holds back sees no more than `mostWhileHeldMs`, beside its 10 to 12 real seconds.
 */
export type Passing = {
  pass(ms: number): Promise<void>;
  /** A long time in which nobody does anything: only where nothing is on its way or due. */
  leap(ms: number): Promise<void>;
};

export const stepMs = 20_000;
const mostWhileHeldMs = 60_000;
/** The send window and a second: a process that has not sent by then gives it up, unless it is dead or frozen. */
const sendingMs = 6_000;
/** For the beat of one replica or the other: they come every second. */
const workMs = 250;
const mostWorkMs = 1_200;
const pollMs = 40;

export function createPassing(scene: Scene): Passing {
  const { worlds, gate, bounds, database, parts } = scene;
  const { clock, checks, probes } = parts.storage;
  /** Checks of processes that were killed: nobody ends them. */
  const orphans = new Set<string>();

  const isSending = (intent: Intent): boolean =>
    performance.now() - intent.seenAtMs < sendingMs &&
    gate.lastArrivalMs(intent.postId) < sentSinceMs(intent);
  const isHeldLong = (ms: number): boolean =>
    gate.held().some(({ arrivedAtMs }) => worlds.clock.nowMs() - arrivedAtMs + ms > mostWhileHeldMs);
  const untilSafe = async (ms: number): Promise<void> => {
    while (isHeldLong(ms) || (await bounds.look(database)).some(isSending)) await sleepFor(pollMs);
  };
  /** Slack's clock goes first: what it is asked for lies in its past. The margin of 2 minutes covers either order. */
  const shift = async (ms: number): Promise<void> => {
    worlds.clock.shift(ms);
    await clock.shift(ms);
  };
  const sweep = async (): Promise<void> => {
    await probes.wakeDue(200);
    await checks.wakeDue(200);
  };
  const underWay = async (): Promise<readonly string[]> => {
    const rows = await database.query<{ id: string }>(`
      select lease_check_id::text as id from check_schedule where lease_until > app_now() and lease_check_id is not null
      union all
      select probe_id::text from tiktok_grant where probe_lease_until > app_now() and probe_id is not null`);
    return rows.map(({ id }) => id).filter((id) => !orphans.has(id));
  };
  const untilChecked = async (): Promise<void> => {
    const startedMs = performance.now();
    await sleepFor(workMs);
    for (;;) {
      const ids = await underWay();
      if (ids.length === 0) return;
      if (performance.now() - startedMs > mostWorkMs) return ids.forEach((id) => orphans.add(id));
      await sleepFor(pollMs);
    }
  };
  const step = async (ms: number): Promise<void> => {
    await untilSafe(ms);
    await shift(ms);
    await sweep();
    await untilChecked();
  };
  return {
    async pass(ms) {
      for (let left = ms; left > 0; left -= stepMs) await step(Math.min(left, stepMs));
    },
    async leap(ms) {
      await untilIdle(scene, () => step(stepMs));
      await shift(ms);
      await sweep();
      await untilChecked();
    },
  };
}

/** Nothing is on its way to Slack, and nothing is due within the next real moments. */
async function untilIdle({ database, gate }: Scene, wait: () => Promise<void>): Promise<void> {
  for (;;) {
    const rows = await database.query<{ why: string }>(`
      select 'post' as why from outbox where state in ('ready', 'intent', 'unknown') or surplus <> '{}'
      union all
      select 'edit' from message where ts is not null and not lost and (dirty or shown_version is distinct from version)
      union all
      select 'route' from route where due_at <= app_now() + interval '5 seconds'`);
    if (rows.length === 0 && gate.held().length === 0) return;
    await wait();
  }
}
