import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { loadConfig } from '../src/config.ts';
import type { SlackMessages } from '../src/core/alerts/ports.ts';
import type { SubscriptionSettings } from '../src/core/alerts/subscription.ts';
import type { DeliveryPorts } from '../src/core/use-cases/deliver.ts';
import type { CheckRepository, CheckWakeUp } from '../src/core/ports.ts';
import { runCheck } from '../src/core/use-cases/run-check.ts';
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
  /** One check of one store, over HTTP; answers when its result began to be stored. */
  check(index: number): Promise<number>;
  close(): Promise<void>;
};

/** Bad from the start: the first check sees it, the second one opens the incident. */
const counts = { approved: 10, processing: 0, rejected: 5 };

const settings: SubscriptionSettings = {
  threshold: { items: 1, percent: 0 },
  ...{ quietHours: null, digestHour: null, timeZone: 'UTC', language: 'en', mention: false },
};

const nameOf = (index: number): string => `store-${String(index)}`;

export async function openBench(count: number): Promise<Bench> {
  const directory = await mkdtemp(join(tmpdir(), 'tiktok-bench-'));
  const names = Array.from({ length: count }, (_, index) => nameOf(index));
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
  const stores = await addStores(parts, workspace, worlds, channelIds);
  const { storage } = parts;
  const { outbox, edits, cards, routes } = storage;
  const now = () => storage.clock.now();
  const stopwatch = { ms: () => performance.now() };
  const sleep = (ms: number) => sleepFor(ms);
  return {
    ...{ workspace, stores, slack, sleep },
    deliveryPorts: { outbox, edits, cards, routes, slack, stopwatch, now, sleep, log },
    channelId: (index) => channelIds[index] ?? '',
    indexOf: (channelId) => channelIds.indexOf(channelId),
    nowMs: () => worlds.clock.nowMs(),
    async shift(ms) {
      worlds.clock.shift(ms);
      await storage.clock.shift(ms);
    },
    check: (index) => checkOnce(parts, worlds, { workspaceId: workspace.id, storeId: stores[index] ?? '' }),
    async close() {
      await storage.close();
      await worlds.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function checkOnce(
  { storage, tiktok }: Parts,
  { clock }: Worlds,
  wakeUp: CheckWakeUp,
): Promise<number> {
  let readAtMs = NaN;
  const checks: CheckRepository = {
    ...storage.checks,
    finish(...result) {
      readAtMs = clock.nowMs();
      return storage.checks.finish(...result);
    },
  };
  const outcome = await runCheck({ checks, tiktok }, wakeUp, 'polling');
  if (outcome !== 'complete') throw new Error(`store ${wakeUp.storeId}: ${outcome}`);
  return readAtMs;
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
  { tiktok }: Worlds,
  channelIds: readonly string[],
): Promise<string[]> {
  const stores: string[] = [];
  for (const [index, channelId] of channelIds.entries()) {
    const handle = nameOf(index);
    const { appId, coreUserId, token, ...ids } = tiktok.addStore({ name: handle, counts });
    const added = await storage.stores.addConnected(workspace, {
      store: { handle, name: handle, vtexAccount: handle, tradePolicy: '1' },
      grant: { appId, coreUserId, displayName: handle, token },
      ids,
    });
    if (added === 'handle-taken') throw new Error(`${handle} is taken`);
    stores.push(added.store.id);
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
