import type { SlackMessages } from '../../src/core/alerts/ports.ts';
import { createEngine } from './engine.ts';
import { happen } from './events.ts';
import { createFaults, firstWorldEvent, operationOf } from './faults.ts';
import { createFleet } from './fleet.ts';
import { watchPromises } from './late.ts';
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
import type { ForcedShape, Shape } from './shape.ts';
import { memoryStorage } from './storage.ts';
import type { Look, OpenWorld } from './storage.ts';
import type { Truth } from './truth.ts';
import { uninstalledCode } from './uninstall.ts';
import { watchSlack, watchStorage } from './watch.ts';
import { createSlackModel } from './world/slack.ts';
import { createSlackPort } from './world/slack-port.ts';
import { createTikTokModel } from './world/tiktok.ts';
import { createLimiter, createTikTokClient } from './world/tiktok-client.ts';
import type { Bug, Planted } from './bugs.ts';

export type ScheduleOptions = {
  readonly force?: ForcedShape;
  readonly bug?: Bug;
  /** Of another storage than the memory. */
  readonly open?: OpenWorld;
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
  const { force = {}, bug = {}, trace, open } = options;
  const shape = shapeOf(plan, force);
  const engine = createEngine(shape.startMs);
  const random = createRandom(shape.seed);
  const faults = createFaults();
  const report = createReport();
  const note = (text: () => string) => {
    if (trace !== undefined) trace(`${stamp(engine.nowMs() - shape.startMs)}  ${text()}`);
  };
  const truth: Truth = {
    ...{ shape, tiktok: createTikTokModel(engine.nowMs), slack: createSlackModel(engine.nowMs) },
    ...{
      slackOutage: { mode: null },
      stores: [],
      tokenOf: new Map(),
      ours: new Set(),
      lostHistory: !shape.canReadHistory,
      awaited: 0,
      hasErased: false,
    },
  };
  const { look, ...planted } = await openStorage();
  const storage = watchStorage(planted.storage, look, truth, report);
  const calls = createCalls({
    ...{ engine, faults, random, note, areCallsReal: open !== undefined },
    onKill: (process) => {
      fleet.restartLater(process);
    },
  });
  const limiter = createLimiter(engine.nowMs, shape.perMinute);
  const tiktokParts = { engine, calls, faults, random, model: truth.tiktok, limiter, note };
  const slackParts = {
    ...{ engine, calls, faults, random, model: truth.slack, outage: truth.slackOutage, note },
    isInstalled: (workspaceId: string) => storage.isInstalled(workspaceId),
    onApplied: watchSlack(truth, report, (workspaceId) => storage.isInstalled(workspaceId)),
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
  const promises = watchPromises({ engine, truth, report });
  for (const store of truth.stores) promises.changed(store);
  const parts = { engine, truth, storage, fleet, calls, promises, note };
  for (const item of itemsOf(plan)) plantItem(item);
  await engine.run(shape.startMs + shape.faultyMs, fleet.wake);
  heal();
  await rest();
  checkQuota(truth, report);
  return { report, steps: engine.steps(), shape };

  async function openStorage(): Promise<Planted & { readonly look: Look }> {
    const { workspaces, intervalMs } = shape;
    if (open !== undefined) return open({ nowMs: engine.nowMs, workspaces });
    const memory = createMemory({ nowMs: engine.nowMs, intervalMs }, workspaces);
    const real = memoryStorage(memory);
    return { ...(bug.plant?.(real, memory) ?? { storage: real }), look: () => memory.tables };
  }

  /** Once all is as it should be, hours more would only repeat it: most schedules end then. */
  async function rest(): Promise<void> {
    const endMs = engine.nowMs() + shape.healingMs;
    let isOver = false;
    for (let atMs = engine.nowMs() + firstLookMs; atMs < endMs && !isOver; atMs += lookGapMs) {
      await engine.run(atMs, fleet.wake);
      isOver = !shape.isLong && isSettled(await look('all'), truth);
    }
    if (!isOver) await engine.run(endMs, fleet.wake);
    note(() => 'at rest');
    checkRest(await look('all'), truth, report);
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
      team.tokenCode = storage.isInstalled(team.id) ? null : uninstalledCode;
      team.canEdit = true;
    }
  }
}

function stamp(ms: number): string {
  const [hours, minutes, seconds] = [ms / 3_600_000, (ms / 60_000) % 60, (ms / 1000) % 60];
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(Math.floor(ms % 1000)).padStart(3, '0')}`;
}
