import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Random } from '../simulation/random.ts';
import type { Gate, Moment, Trap } from './gate.ts';
import type { Replica } from './replica.ts';
import type { Scene } from './scene.ts';

const post = 'chat.postMessage';
const edit = 'chat.update';
const history = 'conversations.history';
const replies = 'conversations.replies';

/** What may go wrong with Slack in one round, besides the answers that it always loses. */
const quick: readonly ((gate: Gate, random: Random) => void)[] = [
  ({ faults }) => faults.add({ kind: 'reset' }, post),
  ({ faults }) => faults.add({ kind: 'html502' }, post),
  ({ faults }) => faults.add({ kind: 'garbage' }, post),
  ({ faults }, random) => faults.add({ kind: 'throttle', retryAfterS: 1 + random.below(20) }, post),
  ({ faults }, random) => faults.add({ kind: 'delay', ms: 500 + random.below(2_000) }, post, 2),
  ({ faults }) => faults.add({ kind: 'answerLost' }, post, 3),
  (gate) => gate.twist({ method: post, kind: 'internalError' }),
  (gate) => gate.twist({ method: post, kind: 'html502' }),
  ({ faults }) => faults.add({ kind: 'answerLost' }, edit, 2),
  ({ faults }) => faults.add({ kind: 'reset' }, edit),
  (gate) => gate.twist({ method: edit, kind: 'internalError' }),
  ({ faults }) => faults.add({ kind: 'reset' }, history),
  ({ faults }) => faults.add({ kind: 'html502' }, history, 2),
  ({ faults }) => faults.add({ kind: 'throttle', retryAfterS: 5 }, history),
  ({ faults }) => faults.add({ kind: 'answerLost' }, replies),
];
/** Inside the timeout of 10 s and outside it, where Slack applies the request when nobody waits any more. */
const slow: readonly ((gate: Gate) => void)[] = [
  (gate) => gate.twist({ method: post, kind: 'slow', ms: 9_000 }),
  ({ faults }) => faults.add({ kind: 'delay', ms: 9_000 }, post),
  ({ faults }) => faults.add({ kind: 'delay', ms: 12_000 }, post),
  ({ faults }) => faults.add({ kind: 'delay', ms: 12_000 }, edit),
];
const slowChance = 0.2;

export function planFaults(gate: Gate, random: Random): void {
  gate.faults.add({ kind: 'answerLost' }, post);
  for (let left = 1 + random.below(4); left > 0; left -= 1) random.pick(quick)(gate, random);
  if (random.chance(slowChance)) random.pick(slow)(gate);
  gate.faults.add({ kind: 'answerLost' }, post);
}

export type Kills = {
  /** How many there were so far in this round. */
  count(): number;
  /** Resolves when whatever was planned for a time has happened; no trap is left. */
  over(): Promise<void>;
};

/**
 * kill -9 of one replica at a moment of one of its calls to Slack, or at any time; of both, now and then. All is drawn
 * beforehand, so that a seed gives the same plan whatever happens first.
 */
export function planKills(scene: Scene, random: Random): Kills {
  const { gate } = scene;
  let count = 0;
  const [pausesMs, otherwise] = [[1, 2, 3].map(() => random.below(1_500)), random.pick(scene.replicas)];
  const kill = async (replica: Replica): Promise<void> => {
    count += 1;
    await replica.kill(pausesMs[count % pausesMs.length]);
  };
  gate.trap(drawTrap(random, (name) => kill(scene.replica(name))));
  const timed = [0.4, 0.15]
    .filter((chance) => random.chance(chance))
    .map(() => ({ waitMs: random.below(5_000), replica: random.pick(scene.replicas) }))
    .map(async ({ waitMs, replica }) => {
      await sleepFor(waitMs);
      await kill(replica);
    });
  return {
    count: () => count,
    async over() {
      await Promise.all(timed);
      gate.clearTraps();
      if (count === 0) await kill(otherwise);
    },
  };
}

function drawTrap(random: Random, kill: (replica: string) => Promise<void>): Trap {
  const method = random.pick([post, post, post, post, edit, edit, history]);
  const moment = random.pick<Moment>(['arrived', 'applied', 'applied', 'answered']);
  const isLost = random.chance(0.4);
  // Its answer is being read, or what it says is being written down.
  const afterMs = moment === 'answered' ? random.below(12) : 0;
  return {
    ...{ method, moment, nth: 1 + random.below(3) },
    spring: async ({ replica }) => {
      if (afterMs > 0) await sleepFor(afterMs);
      await kill(replica);
      return isLost && moment === 'arrived' ? 'drop' : 'go on';
    },
  };
}
