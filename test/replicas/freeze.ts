import { setTimeout as sleepFor } from 'node:timers/promises';
import pg from 'pg';
import { unknownAfterMs } from '../../src/core/alerts/post.ts';
import { breakStore } from './change.ts';
import { stepMs } from './passing.ts';
import type { Passing } from './passing.ts';
import { settle } from './round.ts';
import type { Replica } from './replica.ts';
import type { Scene } from './scene.ts';
import { verdictOn } from './verdict.ts';
import type { Complaint } from './verdict.ts';

/** `unsent`: its intent is committed, its request not sent. `applied`: Slack has applied it, the answer is not read. */
export type FreezeMoment = 'unsent' | 'applied';

type Watch = { frozen: Replica | null; isOver: boolean };

/** Freezes the replica that is just posting for so many real milliseconds, while the other one goes on. */
export async function freezeRound(
  scene: Scene,
  passing: Passing,
  moment: FreezeMoment,
  frozenMs: number,
): Promise<readonly Complaint[]> {
  const watch: Watch = { frozen: null, isOver: false };
  const before = await takenOver(scene);
  const freezing = moment === 'unsent' ? freezeUnsent(scene, watch) : freezeApplied(scene, watch);
  const thawed = freezing.then(async () => {
    await sleepFor(frozenMs);
    watch.frozen?.goOn();
  });
  await breakStore(scene, whileAwake(passing, watch));
  watch.isOver = true;
  if (moment === 'unsent') await freezing;
  if (watch.frozen === null) throw new Error('no replica has posted anything');
  await thawed;
  if (frozenMs > unknownAfterMs && (await takenOver(scene)) === before)
    throw new Error(`nobody has looked after the post of the frozen replica: ${await lastPosts(scene)}`);
  await settle(scene, passing);
  return verdictOn(scene);
}

/** How many posts somebody had to look for in Slack. */
async function takenOver({ database }: Scene): Promise<number> {
  const rows = await database.query<{ n: number }>(
    'select count(*)::int as n from outbox where unknown_attempts > 0',
  );
  return rows[0]?.n ?? 0;
}

async function lastPosts({ database }: Scene): Promise<string> {
  const rows = await database.query<object>(
    `select state, fence, lease_until, not_before, unknown_attempts, refusals, app_now() as now
     from outbox order by seq desc limit 5`,
  );
  return JSON.stringify(rows);
}

/** Time passes until somebody is frozen, from then on no faster than it does: or he would be frozen for longer. */
const whileAwake = (passing: Passing, watch: Watch): Passing => ({
  leap: (ms) => passing.leap(ms),
  async pass(ms) {
    for (let left = ms; left > 0 && watch.frozen === null; left -= stepMs) await passing.pass(stepMs);
  },
});

function freezeApplied(scene: Scene, watch: Watch): Promise<void> {
  return new Promise((resolve) => {
    scene.gate.trap({
      method: 'chat.postMessage',
      moment: 'applied',
      nth: 1,
      spring: async (call) => {
        watch.frozen = scene.replica(call.replica);
        watch.frozen.freeze();
        resolve();
        return 'go on';
      },
    });
  });
}

/**
 * Between the commit of its intent and its request a process reads its bot token. That table is held back until an intent
 * waits for it: then its process stands exactly there.
 */
async function freezeUnsent(scene: Scene, watch: Watch): Promise<void> {
  const client = new pg.Client({ connectionString: scene.database.url });
  await client.connect();
  try {
    while (watch.frozen === null && !watch.isOver) {
      await client.query('begin');
      await client.query('lock table installation in access exclusive mode');
      await holdBack(scene, watch);
      await client.query('rollback');
    }
  } finally {
    await client.end();
  }
}

/** Ends when the replica is frozen, or when somebody without an intent has waited: after 5 s he would give up. */
async function holdBack(scene: Scene, watch: Watch): Promise<void> {
  for (let waited = 0; waited < 50 && !watch.isOver;) {
    await sleepFor(20);
    const { name, intents } = await waitingFor(scene);
    if (name !== null) waited += 1;
    if (name === null || intents === 0 || !(await isAlone(scene, name))) continue;
    watch.frozen = scene.replica(name);
    watch.frozen.freeze();
    return;
  }
}

/** The other one may be about to come: then the intent could be its own, and this one only waits to edit something. */
async function isAlone(scene: Scene, name: string): Promise<boolean> {
  await sleepFor(100);
  const again = await waitingFor(scene);
  return again.name === name && again.intents > 0;
}

/** `name`: the only one that waits. On another connection: a transaction sees what others do as it was at its first look. */
async function waitingFor({ database }: Scene): Promise<{ name: string | null; intents: number }> {
  const rows = await database.query<{ name: string | null; intents: number }>(`
    select (select case when count(distinct application_name) = 1 then min(application_name) end
        from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%installation%'
          and application_name in ('one', 'two')) as name,
      (select count(*)::int from outbox where state = 'intent') as intents`);
  return rows[0] ?? { name: null, intents: 0 };
}
