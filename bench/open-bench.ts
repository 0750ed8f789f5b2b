import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { loadConfig } from '../src/config.ts';
import type { SlackMessages } from '../src/core/alerts/ports.ts';
import type { SubscriptionSettings } from '../src/core/alerts/subscription.ts';
import type { DeliveryPorts } from '../src/core/use-cases/deliver.ts';
import type { Reading } from '../src/core/reading.ts';
import type { Workspace } from '../src/core/workspace.ts';
import type { DeliveryOptions } from '../src/jobs/delivery.ts';
import { createLogger } from '../src/logger.ts';
import { openParts } from '../src/parts.ts';
import type { Parts } from '../src/parts.ts';
import { createNotifier } from '../src/slack/notifier.ts';
import { environmentFor, startWorlds } from '../sandbox/worlds.ts';
import type { Worlds } from '../sandbox/worlds.ts';

/** Many stores on the private PostgreSQL, each followed by a channel of the Slack stand-in. */
export type Bench = {
  readonly workspace: Workspace;
  readonly stores: readonly string[];
  readonly slack: SlackMessages;
  readonly deliveryPorts: DeliveryOptions & DeliveryPorts;
  channelId(index: number): string;
  indexOf(channelId: string): number;
  /** Domain time, as this process sees it. */
  nowMs(): number;
  shift(ms: number): Promise<void>;
  sleep(ms: number): Promise<void>;
  /** One check of one store: what TikTok would have answered is given. */
  check(index: number, rejected: number): Promise<void>;
  close(): Promise<void>;
};

export async function openBench(count: number): Promise<Bench> {
  const directory = await mkdtemp(join(tmpdir(), 'tiktok-bench-'));
  const names = Array.from({ length: count }, (_, index) => `store-${String(index)}`);
  const channels = names.map((name) => ({ name, members: ['ana', 'app'] }));
  const worlds = await startWorlds({ slack: { channels } });
  const env = {
    ...environmentFor(worlds),
    DATA_DIR: join(directory, 'data'),
    KEYS_DIR: join(directory, 'keys'),
  };
  const { config, secrets } = loadConfig(env);
  const log = createLogger('silent');
  const parts = await openParts(config, secrets, { log, access: 'own' });
  const slack = createNotifier({
    apiUrl: config.slack.apiUrl,
    installationOf: (workspace) => parts.storage.workspaces.installationOf(workspace),
    log,
  });
  const workspace = await install(parts, worlds);
  const idOf = new Map([...worlds.slack.state.channels.values()].map(({ name, id }) => [name, id]));
  const channelIds = names.map((name) => idOf.get(name) ?? '');
  const stores = await addStores(parts, workspace, names, channelIds);
  const { storage } = parts;
  const { outbox, edits, routes } = storage;
  const now = () => storage.clock.now();
  const stopwatch = { ms: () => performance.now() };
  const sleep = (ms: number) => sleepFor(ms);
  return {
    ...{ workspace, stores, slack, sleep },
    deliveryPorts: { outbox, edits, routes, slack, stopwatch, now, sleep, log },
    channelId: (index) => channelIds[index] ?? '',
    indexOf: (channelId) => channelIds.indexOf(channelId),
    nowMs: () => worlds.clock.nowMs(),
    async shift(ms) {
      worlds.clock.shift(ms);
      await storage.clock.shift(ms);
    },
    async check(index, rejected) {
      const check = await storage.checks.begin(workspace, stores[index] ?? '');
      if (typeof check === 'string') throw new Error(`store ${String(index)}: ${check}`);
      await storage.checks.finish(workspace, check, readingOf(rejected));
    },
    async close() {
      await storage.close();
      await worlds.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function install({ storage }: Parts, { slack }: Worlds): Promise<Workspace> {
  const { teamId, ...installed } = slack.installation();
  const { botToken, botId, botUserId } = installed;
  const installation = { botToken, botId, botUserId, appId: null, scopes: [...installed.scopes] };
  return storage.workspaces.install({ teamId, enterpriseId: null }, 'Bench', installation);
}

/** A store and its channel each; the introductions are out of the way before anything is measured. */
async function addStores(
  { storage }: Parts,
  workspace: Workspace,
  names: readonly string[],
  channelIds: readonly string[],
): Promise<string[]> {
  const settings: SubscriptionSettings = {
    threshold: { items: 1, percent: 0 },
    ...{ quietHours: null, digestHour: null, timeZone: 'UTC', language: 'en', mention: false },
  };
  const stores: string[] = [];
  for (const [index, handle] of names.entries()) {
    const added = await storage.stores.addConnected(workspace, {
      store: { handle, name: handle, vtexAccount: handle, tradePolicy: '1' },
      grant: { appId: '1', coreUserId: handle, displayName: handle, token: `token-${handle}` },
      ids: { bcId: '1', advertiserId: '2', catalogId: String(index), pixelCode: null },
    });
    if (added === 'handle-taken') throw new Error(`${handle} is taken`);
    stores.push(added.store.id);
    const channelId = channelIds[index] ?? '';
    const begun = await storage.subscriptions.subscribe(workspace, {
      ...{ channelId, storeIds: [added.store.id], settings, by: 'U0ANA' },
    });
    if (begun.introductionId !== null) {
      const place = { channelId, ts: `1.${String(index)}` };
      await storage.outbox.recordSent(workspace, begun.introductionId, [place]);
    }
  }
  return stores;
}

const good = <T>(value: T) => ({ class: 'good', value }) as const;

const readingOf = (rejected: number): Reading => ({
  user: good({ coreUserId: '1', displayName: 'Bench' }),
  counts: good({ approved: 100, processing: 1, rejected }),
});
