import type { Engine, Wake } from './engine.ts';
import type { Faults } from './faults.ts';
import type { Process } from './process.ts';
import type { Random } from './random.ts';
import type { Replica } from './replica.ts';
import type { NextDue, SimulatedStorage, WakeUp } from './storage.ts';

export type Fleet = {
  readonly wake: Wake;
  /** Something may be due now that was not. */
  noteChange(): void;
  /** A dead one starts again after a while, with nothing in its memory. */
  restartLater(process: Process): void;
  replica(number: number): Replica | undefined;
  /** Alive ones that are not frozen. */
  awake(): readonly Replica[];
};

export type FleetOptions = {
  readonly engine: Engine;
  readonly storage: SimulatedStorage;
  readonly faults: Faults;
  readonly random: Random;
  readonly size: number;
  readonly start: (process: Process) => Replica;
  /** All beats of all replicas fall together. */
  readonly inStep: boolean;
  readonly note: (text: () => string) => void;
};

type Member = {
  replica: Replica;
  readonly number: number;
  readonly offsetMs: number;
  lastSweepMs: number;
  lastDeliveryMs: number;
  lastPollMs: number;
};

const sweepMs = 15_000;
const deliveryMs = 1_000;
const pollMs = 1_000;

/**
 * The beats of all replicas. Those that would find nothing are left out, since nothing happens in them; all others come at
 * the times at which they come in production.
 */
export function createFleet(options: FleetOptions): Fleet {
  const { engine, storage, random, start, note } = options;
  let lives = 0;
  const born = (number: number): Process => {
    lives += 1;
    return { name: `replica ${String(number)}.${String(lives)}`, isDead: false, frozenUntilMs: 0 };
  };
  const members: Member[] = Array.from({ length: options.size }, (_, number) => ({
    ...{ replica: start(born(number)), number, offsetMs: options.inStep ? 0 : random.below(sweepMs) },
    ...{ lastSweepMs: 0, lastDeliveryMs: 0, lastPollMs: 0 },
  }));
  let due: NextDue = { probesMs: 0, checksMs: 0, deliveryMs: 0, hasWakeUps: false };
  let isStale = true;
  let next: { readonly atMs: number; readonly run: () => unknown } | null = null;

  const decide = () => {
    next = null;
    for (const member of members) {
      if (member.replica.process.isDead) continue;
      for (const beat of beatsOf(member, due)) {
        if (next === null || beat.atMs < next.atMs) next = beat;
      }
    }
  };

  const beatsOf = (
    member: Member,
    { probesMs, checksMs, deliveryMs: deliveryDueMs, hasWakeUps }: NextDue,
  ) => {
    const { replica, offsetMs } = member;
    const soonestMs = Math.max(engine.nowMs(), replica.process.frozenUntilMs);
    const beats: { atMs: number; run: () => unknown }[] = [];
    const add = (dueMs: number, lastMs: number, periodMs: number, run: () => unknown) => {
      if (dueMs === Infinity) return;
      beats.push({ atMs: gridAfter(Math.max(dueMs, soonestMs, lastMs + 1), periodMs, offsetMs), run });
    };
    if (!replica.isSweeping())
      add(Math.min(probesMs, checksMs), member.lastSweepMs, sweepMs, () => {
        member.lastSweepMs = engine.nowMs();
        const now = engine.nowMs();
        replica.sweep({ probes: probesMs <= now, checks: checksMs <= now });
      });
    if (!replica.isDelivering())
      add(deliveryDueMs, member.lastDeliveryMs, deliveryMs, () => {
        member.lastDeliveryMs = engine.nowMs();
        replica.deliver();
      });
    if (hasWakeUps)
      add(0, member.lastPollMs, pollMs, () => {
        member.lastPollMs = engine.nowMs();
        return poll(replica);
      });
    return beats;
  };

  const poll = (replica: Replica) => {
    const taken = storage.takeWakeUps();
    const hand = (wakeUps: readonly WakeUp[]) => {
      for (const wakeUp of wakeUps) handOver(replica, wakeUp);
    };
    return taken instanceof Promise ? taken.then(hand) : (hand(taken), undefined);
  };
  const handOver = (replica: Replica, wakeUp: WakeUp) => {
    const fault = options.faults.take(`queue.${wakeUp.kind}`);
    if (fault === null) replica.work(wakeUp);
    else if (fault.kind % 2 === 0) note(() => `the wake-up of ${wakeUp.id} is lost`);
    else {
      note(() => `the wake-up of ${wakeUp.id} comes twice`);
      replica.work(wakeUp);
      random.pick(members).replica.work(wakeUp);
    }
  };

  return {
    wake: {
      soonestMs: () =>
        Math.min(...members.map(({ offsetMs }) => gridAfter(engine.nowMs(), deliveryMs, offsetMs))),
      refresh() {
        if (!isStale) return undefined;
        isStale = false;
        const found = storage.nextDue();
        if (!(found instanceof Promise)) {
          due = found;
          decide();
          return undefined;
        }
        return found.then((later) => {
          due = later;
          decide();
        });
      },
      nextMs: () => next?.atMs ?? Infinity,
      run() {
        isStale = true;
        return next?.run();
      },
    },
    noteChange() {
      isStale = true;
    },
    restartLater(process) {
      const member = members.find(({ replica }) => replica.process === process);
      if (member === undefined) return;
      engine.at(engine.nowMs() + 1_000 + random.below(90_000), () => {
        member.replica = start(born(member.number));
        isStale = true;
        note(() => `${member.replica.process.name} starts`);
      });
    },
    replica: (number) => members[number % members.length]?.replica,
    awake: () =>
      members
        .map(({ replica }) => replica)
        .filter(({ process }) => !process.isDead && process.frozenUntilMs <= engine.nowMs()),
  };
}

/** The first beat at or after this time. */
const gridAfter = (timeMs: number, periodMs: number, offsetMs: number): number =>
  Math.ceil((timeMs - offsetMs) / periodMs) * periodMs + offsetMs;
