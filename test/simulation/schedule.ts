import type { SlackMessages } from '../../src/core/alerts/ports.ts';
import { createEngine } from './engine.ts';
import { happen } from './events.ts';
import { createFaults, firstWorldEvent, operationOf } from './faults.ts';
import { createFleet } from './fleet.ts';
import { createMemory } from './memory/memory.ts';
import { biggest, itemsOf } from './plan.ts';
import type { Item, Plan } from './plan.ts';
import { createCalls } from './process.ts';
import { createRandom } from './random.ts';
import { startReplica } from './replica.ts';
import { createReport } from './report.ts';
import type { Report } from './report.ts';
import { checkQuota, checkRest, isSettled } from './rest.ts';
import { setUp } from './setup.ts';
import { shapeOf } from './shape.ts';
import type { Shape } from './shape.ts';
import { memoryStorage } from './storage.ts';
import type { Truth } from './truth.ts';
import { watchSlack, watchStorage } from './watch.ts';
import { createSlackModel } from './world/slack.ts';
import { createSlackPort } from './world/slack-port.ts';
import { createTikTokModel } from './world/tiktok.ts';
import { createLimiter, createTikTokClient } from './world/tiktok-client.ts';
import type { Bug, Planted } from './bugs.ts';

export type ScheduleOptions = {
  readonly canReadHistory?: boolean;
  readonly bug?: Bug;
  /** Gets every line of what happens. */
  readonly trace?: (line: string) => void;
};

export type ScheduleResult = {
  readonly report: Report;
  readonly steps: number;
  readonly shape: Shape;
};

const minuteMs = 60_000;
const firstLookMs = 30 * minuteMs;
const lookGapMs = 15 * minuteMs;

/** Runs one plan from its beginning until nothing has happened for hours. */
export async function runSchedule(plan: Plan, options: ScheduleOptions = {}): Promise<ScheduleResult> {
  const { canReadHistory, bug = {}, trace } = options;
  const shape = shapeOf(plan, canReadHistory === undefined ? {} : { canReadHistory });
  const engine = createEngine(shape.startMs);
  const random = createRandom(shape.seed);
  const faults = createFaults();
  const report = createReport();
  const note = (text: () => string) => {
    if (trace !== undefined) trace(`${stamp(engine.nowMs() - shape.startMs)}  ${text()}`);
  };
  const memory = createMemory({ nowMs: engine.nowMs, intervalMs: shape.intervalMs }, shape.workspaces);
  const truth: Truth = {
    ...{ shape, tiktok: createTikTokModel(engine.nowMs), slack: createSlackModel(engine.nowMs) },
    ...{
      slackOutage: { mode: null },
      stores: [],
      tokenOf: new Map(),
      lostHistory: !shape.canReadHistory,
      hasErased: false,
    },
  };
  const real = memoryStorage(memory);
  const planted: Planted = bug.plant?.(real, memory) ?? { storage: real };
  const storage = watchStorage(planted.storage, memory, truth, report);
  const calls = createCalls({
    ...{ engine, faults, random, note },
    onKill: (process) => {
      fleet.restartLater(process);
    },
  });
  const limiter = createLimiter(engine.nowMs, shape.perMinute);
  const tiktokParts = { engine, calls, faults, random, model: truth.tiktok, limiter, note };
  const slackParts = {
    ...{ engine, calls, faults, random, model: truth.slack, outage: truth.slackOutage, note },
    isInstalled: (workspaceId: string) => memory.tables.workspaces.get(workspaceId)?.installed === true,
    onApplied: watchSlack(truth, report),
    isRetried: bug.isRetried === true,
  };
  const fleet = createFleet({
    ...{ engine, storage, faults, random, note },
    ...{ size: shape.replicas, inStep: shape.inStep },
    start: (process) =>
      startReplica(
        {
          ...{ engine, calls, storage },
          tiktokOf: (of) =>
            createTikTokClient({ ...tiktokParts, isLimitedOnce: bug.isLimitedOnce === true }, of),
          slackOf: (of) => createSlackPort(slackParts, of),
          wrapSlack: (slack: SlackMessages) => planted.slack?.(slack) ?? slack,
          onChange: () => {
            fleet.noteChange();
          },
          onError: (error) => {
            note(() => `${process.name}: ${error instanceof Error ? error.message : String(error)}`);
            if (error instanceof Error && !error.message.startsWith('the database')) throw error;
          },
        },
        process,
      ),
  });
  await setUp({ truth, storage });
  const parts = { engine, truth, storage, fleet, calls, note };
  for (const item of itemsOf(plan)) plantItem(item);
  await engine.run(shape.startMs + shape.faultyMs, fleet.wake);
  heal();
  await rest();
  checkQuota(truth, report);
  return { report, steps: engine.steps(), shape };

  /** Once all is as it should be, hours more would only repeat it: most schedules end then. */
  async function rest(): Promise<void> {
    const endMs = engine.nowMs() + shape.healingMs;
    let isOver = false;
    for (let atMs = engine.nowMs() + firstLookMs; atMs < endMs && !isOver; atMs += lookGapMs) {
      await engine.run(atMs, fleet.wake);
      isOver = !shape.isLong && isSettled(memory, truth);
    }
    if (!isOver) await engine.run(endMs, fleet.wake);
    note(() => 'at rest');
    checkRest(memory, truth, report);
  }

  function plantItem(item: Item): void {
    const atMs = shape.startMs + Math.floor((item.when / (biggest + 1)) * shape.faultyMs);
    const isFault = item.what < firstWorldEvent;
    engine.at(atMs, () => {
      if (!isFault) return happen(parts, { ...item, what: item.what - firstWorldEvent });
      if (!shape.isCalm) faults.arm(operationOf(item), { kind: item.kind, amount: item.amount });
      return undefined;
    });
  }

  /** From now on everything works, and nothing changes. */
  function heal(): void {
    note(() => 'everything is well from here on');
    faults.clear();
    truth.tiktok.mode = null;
    truth.slackOutage.mode = null;
    for (const team of truth.slack.teams.values()) {
      team.tokenCode = null;
      team.canEdit = true;
    }
  }
}

function stamp(ms: number): string {
  const [hours, minutes, seconds] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60];
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(Math.floor(ms % 1000)).padStart(3, '0')}`;
}
