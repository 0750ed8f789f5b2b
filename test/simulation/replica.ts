import type { CheckWakeUp } from '../../src/core/ports.ts';
import type { TikTokApi } from '../../src/core/ports.ts';
import type { ProbeWakeUp, SlackMessages } from '../../src/core/alerts/ports.ts';
import { runCheck } from '../../src/core/use-cases/run-check.ts';
import { runProbe } from '../../src/core/use-cases/run-probe.ts';
import { createDelivery } from '../../src/jobs/delivery.ts';
import { noCards } from '../support/card-fakes.ts';
import type { Logger } from '../../src/logger.ts';
import type { Engine } from './engine.ts';
import type { Operation } from './faults.ts';
import type { Calls, Process } from './process.ts';
import type { SimulatedStorage, WakeUp } from './storage.ts';

export type ReplicaParts = {
  readonly engine: Engine;
  readonly calls: Calls;
  readonly storage: SimulatedStorage;
  readonly tiktokOf: (process: Process) => TikTokApi;
  readonly slackOf: (process: Process) => SlackMessages;
  readonly wrapSlack: (slack: SlackMessages) => SlackMessages;
  /** The storage has changed, or a beat has ended: somebody may want to look again. */
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
};

/** One life of one replica: the real use cases, with ports whose every call is an event. */
export type Replica = {
  readonly process: Process;
  readonly isSweeping: () => boolean;
  readonly isDelivering: () => boolean;
  /** What would find nothing is left out. */
  sweep(due: { readonly probes: boolean; readonly checks: boolean }): void;
  deliver(): void;
  work(wakeUp: WakeUp): void;
};

const silent = { error: () => undefined } as unknown as Logger; // the delivery only ever logs errors

export function startReplica(parts: ReplicaParts, process: Process): Replica {
  const { engine, calls, storage, onChange, onError } = parts;
  const step =
    <A extends unknown[], T>(operation: Operation, method: (...args: A) => T | Promise<T>) =>
    (...args: A): Promise<T> =>
      calls.store(process, operation, () => {
        onChange();
        return method(...args);
      });
  const read =
    <A extends unknown[], T>(method: (...args: A) => T | Promise<T>) =>
    (...args: A): Promise<T> =>
      calls.read(() => method(...args));
  const { checks, probes, routes, outbox, edits } = storage;
  const ports = {
    checks: {
      wakeDue: step('checks.wakeDue', checks.wakeDue),
      workspaceOf: read<[CheckWakeUp], Awaited<ReturnType<typeof checks.workspaceOf>>>(checks.workspaceOf),
      begin: step('checks.begin', checks.begin),
      finish: step('checks.finish', checks.finish),
      nextDueAt: read(checks.nextDueAt),
    },
    probes: {
      wakeDue: step('probes.wakeDue', probes.wakeDue),
      workspaceOf: read<[ProbeWakeUp], Awaited<ReturnType<typeof probes.workspaceOf>>>(probes.workspaceOf),
      begin: step('probes.begin', probes.begin),
      finish: step('probes.finish', probes.finish),
      nextDueAt: read(probes.nextDueAt),
    },
    routes: {
      due: step('routes.due', routes.due),
      pass: step('routes.pass', routes.pass),
      postpone: step('routes.pass', routes.postpone),
      nextDueAt: read(routes.nextDueAt),
    },
    outbox: {
      claim: step('outbox.claim', outbox.claim),
      claimOne: step('outbox.claim', outbox.claimOne),
      recordIntent: step('outbox.recordIntent', outbox.recordIntent),
      recordUnsent: step('outbox.recordUnsent', outbox.recordUnsent),
      recordSent: step('outbox.recordSent', outbox.recordSent),
      recordRefused: step('outbox.recordRefused', outbox.recordRefused),
      recordUnknown: step('outbox.recordUnknown', outbox.recordUnknown),
      recordUnreadable: step('outbox.recordUnreadable', outbox.recordUnreadable),
      surplus: step('outbox.surplus', outbox.surplus),
      recordDeleted: step('outbox.recordDeleted', outbox.recordDeleted),
      find: read(outbox.find),
      nextDueAt: read(outbox.nextDueAt),
    },
    edits: {
      claim: step('edits.claim', edits.claim),
      recordUnsent: step('edits.recordUnsent', edits.recordUnsent),
      recordEdited: step('edits.recordEdited', edits.recordEdited),
      recordRefused: step('edits.recordRefused', edits.recordRefused),
      recordUnknown: step('edits.recordUnknown', edits.recordUnknown),
      nextDueAt: read(edits.nextDueAt),
    },
  };
  const tiktok = parts.tiktokOf(process);
  const delivery = createDelivery({
    ...ports,
    cards: noCards,
    slack: parts.wrapSlack(parts.slackOf(process)),
    stopwatch: { ms: () => engine.nowMs() },
    now: async () => new Date(engine.nowMs()),
    sleep: (ms) =>
      new Promise((resolve) => {
        engine.at(Math.max(engine.nowMs() + ms, process.frozenUntilMs), () => {
          if (!process.isDead) resolve();
        });
      }),
    log: silent,
  });
  const running = { sweep: false, delivery: false };
  const guarded = (name: keyof typeof running | null, run: () => Promise<unknown>) => {
    if (name !== null) running[name] = true;
    run()
      .catch(onError)
      .finally(() => {
        if (name !== null) running[name] = false;
        engine.noteProgress();
        onChange();
      });
  };
  const wakeAll = async (wakeDue: (limit: number) => Promise<number>) => {
    for (let taken = batch; taken === batch;) taken = await wakeDue(batch);
  };
  return {
    process,
    isSweeping: () => running.sweep,
    isDelivering: () => running.delivery,
    sweep(due) {
      guarded('sweep', async () => {
        if (due.probes) await wakeAll(ports.probes.wakeDue);
        if (due.checks) await wakeAll(ports.checks.wakeDue);
      });
    },
    deliver() {
      guarded('delivery', () => delivery.beat());
    },
    work({ kind, workspaceId, id }) {
      guarded(null, () =>
        kind === 'check'
          ? runCheck({ checks: ports.checks, tiktok }, { workspaceId, storeId: id }, 'polling')
          : runProbe({ probes: ports.probes, tiktok }, { workspaceId, grantId: id }),
      );
    },
  };
}

const batch = 200;
