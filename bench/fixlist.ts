import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../src/config.ts';
import type { PassRepository, PassWakeUp } from '../src/core/products/ports.ts';
import { runPass } from '../src/core/use-cases/run-pass.ts';
import { createLogger } from '../src/logger.ts';
import { openParts } from '../src/parts.ts';
import type { Parts } from '../src/parts.ts';
import type { Bare } from './fixlist-bare.ts';
import type { Vendors } from './fixlist-vendors.ts';

const rssEveryMs = 25;
const bytesPerMb = 1024 * 1024;

/**
 * One full pass over a store of so many SKUs on the private PostgreSQL, against a bare loop that makes the same calls. The
 * stand-ins run in a process of their own and the bare loop in another, before and after the pass: `ratio` is against the mean
 * of both, for this machine may be busy. Times are wall times; `cpuRatio` compares what the two client processes
 * used, without PostgreSQL.
 */
export async function benchFixlist(skus: number) {
  const child = start('fixlist-vendors.ts', [String(skus)]);
  const vendors = await answerOf<Vendors>(child);
  try {
    const before = await runBare(vendors);
    const pass = await measurePass(vendors, skus);
    const after = await runBare(vendors);
    const bareMs = (before.ms + after.ms) / 2;
    const bareCpuMs = (before.cpuMs + after.cpuMs) / 2;
    return {
      skus,
      ratio: rounded(pass.ms / bareMs, 3),
      rssGrowthMb: rounded(pass.rssGrowthMb, 1),
      requestsPerThousandSkus: rounded((before.requests * 1_000) / skus, 1),
      skusPerSecond: Math.round((skus * 1_000) / pass.ms),
      publishMs: Math.round(pass.publishMs),
      passMs: Math.round(pass.ms),
      bareMs: [before.ms, after.ms].map(Math.round),
      cpuRatio: rounded(pass.cpuMs / bareCpuMs, 3),
      passCpuMs: Math.round(pass.cpuMs),
      bareCpuMs: Math.round(bareCpuMs),
    };
  } finally {
    child.disconnect();
  }
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** Started as this one was: with the same loader of TypeScript. */
const start = (file: string, args: readonly string[] = []): ChildProcess =>
  fork(new URL(file, import.meta.url), args);

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('a process of the benchmark ended without an answer');
  });
  ended.catch(() => undefined); // after its answer it may end
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [T]; // its file says what it sends
  return message;
}

async function runBare(vendors: Vendors): Promise<Bare> {
  const child = start('fixlist-bare.ts');
  child.send(vendors);
  return answerOf<Bare>(child);
}

async function measurePass(vendors: Vendors, skus: number) {
  const directory = await mkdtemp(join(tmpdir(), 'tiktok-bench-'));
  const env = { ...vendors.env, DATA_DIR: join(directory, 'data'), KEYS_DIR: join(directory, 'keys') };
  const { config, secrets } = loadConfig(env);
  const parts = await openParts(config, secrets, { log: createLogger('silent'), access: 'own' });
  try {
    const wakeUp = await addStore(parts, vendors);
    const measured = await measure(parts, wakeUp);
    await assertWhole(parts, wakeUp, skus);
    return measured;
  } finally {
    await parts.storage.close();
    await rm(directory, { recursive: true, force: true });
  }
}

async function addStore({ storage }: Parts, { access, policyId, connection }: Vendors): Promise<PassWakeUp> {
  const installation = { botToken: 'xoxb-bench', botId: 'B1', botUserId: 'U1', appId: null, scopes: [] };
  const team = { teamId: 'T0BENCH', enterpriseId: null };
  const workspace = await storage.workspaces.install(team, 'Bench', installation);
  const { ids, ...grant } = connection;
  const added = await storage.stores.addConnected(workspace, {
    store: { handle: 'bench', name: 'Bench', vtexAccount: access.account, tradePolicy: String(policyId) },
    grant: { ...grant, displayName: 'Bench' },
    ids,
  });
  if (added === 'handle-taken') throw new Error('the store is there already');
  await storage.vtexKeys.save(workspace, access);
  return { workspaceId: workspace.id, storeId: added.store.id };
}

/** All slices of one pass, as the worker runs them. */
async function measure(parts: Parts, wakeUp: PassWakeUp) {
  let publishMs = 0;
  const passes: PassRepository = {
    ...parts.storage.passes,
    async publish(...args) {
      const startedMs = performance.now();
      const end = await parts.storage.passes.publish(...args);
      publishMs = performance.now() - startedMs;
      return end;
    },
  };
  const stopwatch = { ms: () => performance.now() };
  const nextPassAt = () => Promise.resolve(new Date('2100-01-01T00:00:00Z'));
  const rss = watchRss();
  const startedCpu = process.cpuUsage();
  const startedMs = performance.now();
  for (;;) {
    const ended = await runPass({ passes, vtex: parts.vtex, stopwatch, nextPassAt }, wakeUp);
    if (ended === 'published') break;
    if (ended !== 'more') throw new Error(`the pass ended with "${ended}"`);
  }
  const ms = performance.now() - startedMs;
  const { user, system } = process.cpuUsage(startedCpu);
  return { ms, publishMs, cpuMs: (user + system) / 1_000, rssGrowthMb: rss.growthMb() };
}

function watchRss() {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, rssEveryMs);
  return {
    growthMb(): number {
      clearInterval(timer);
      return (peak - before) / bytesPerMb;
    },
  };
}

/** A pass that is quick because it read nothing is no result. */
async function assertWhole({ storage }: Parts, wakeUp: PassWakeUp, skus: number): Promise<void> {
  const workspace = await storage.passes.workspaceOf(wakeUp);
  const list = workspace && (await storage.fixLists.read(workspace, wakeUp.storeId));
  if (list?.vtex?.skus !== skus) throw new Error('the pass did not read all SKUs');
  if (!list.groups.some(({ cause }) => cause === 'description.missing')) throw new Error('nothing was found');
}
