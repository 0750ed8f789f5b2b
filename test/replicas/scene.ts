import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { createSender } from '../../sandbox/slack/sender.ts';
import type { TikTokStore } from '../../sandbox/worlds/tiktok-model.ts';
import { environmentFor, startWorlds } from '../../sandbox/worlds.ts';
import type { Worlds } from '../../sandbox/worlds.ts';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import { openParts } from '../../src/parts.ts';
import type { Parts } from '../../src/parts.ts';
import { buildProduct } from '../support/app-process.ts';
import { plantedKey } from '../support/app-session.ts';
import { createTestDatabase } from '../support/test-database.ts';
import type { TestDatabase } from '../support/test-database.ts';
import { createBounds } from './bounds.ts';
import type { Bounds } from './bounds.ts';
import { openGate } from './gate.ts';
import type { Gate } from './gate.ts';
import { channels, handleOf, members, shops } from './people.ts';
import { startReplica } from './replica.ts';
import type { Replica } from './replica.ts';

/** Two real processes of the product on one PostgreSQL, with TikTok and Slack beside us in this process. */
export type Scene = {
  readonly worlds: Worlds;
  readonly gate: Gate;
  readonly bounds: Bounds;
  readonly database: TestDatabase;
  /** Of a third member, which never posts: it moves the clock and wakes checks sooner than every 15 s. */
  readonly parts: Parts;
  readonly replicas: readonly Replica[];
  replica(name: string): Replica;
  /** Ends every process that was started here, whatever state they are in. Safe to repeat. */
  close(): Promise<void>;
};

export async function openScene(): Promise<Scene> {
  const endings: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | null = null;
  const endAll = async () => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  const close = () => (closing ??= endAll());
  try {
    return { ...(await build(endings)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(endings: (() => Promise<unknown>)[]): Promise<Omit<Scene, 'close'>> {
  const product = await buildProduct();
  endings.push(() => rm(product, { recursive: true, force: true }));
  const worlds = await startOurWorlds();
  endings.push(() => worlds.close());
  const bounds = createBounds(() => worlds.clock.nowMs());
  const gate = await openGate({
    slackUrl: worlds.http.slack.url,
    nowMs: () => worlds.clock.nowMs(),
    onApplied: (call) => {
      bounds.applied(call);
    },
  });
  endings.push(() => gate.close());
  const database = await createTestDatabase();
  endings.push(() => database.drop());
  const replicas = ['one', 'two'].map((name) =>
    startReplica({ name, file: join(product, 'main.js'), env: envOf(worlds, database, gate, name) }),
  );
  endings.push(() => Promise.all(replicas.map((replica) => replica.end())));
  await Promise.all(replicas.map((replica) => replica.url()));
  const parts = await openOurParts(worlds, database, endings);
  await addStores(worlds, parts);
  await subscribe(worlds, replicas);
  await introduced(database);
  return {
    ...{ worlds, gate, bounds, database, parts, replicas },
    replica: (name) => {
      const found = replicas.find((one) => one.name === name);
      if (found === undefined) throw new Error(`no replica ${name}`);
      return found;
    },
  };
}

async function startOurWorlds(): Promise<Worlds> {
  const counts = { approved: 40, processing: 2, rejected: 0 };
  const worlds = await startWorlds({
    slack: {
      botToken: 'xoxb-planted-bot-token',
      app: { signingSecret: 'planted-signing-secret' },
      channels: Object.keys(channels).map((name) => ({
        name,
        members,
        kind: name === 'equipe' ? 'private' : 'public',
      })),
      // As Slack is: about one post a second, and history that is not up to the second.
      settings: { limitsPosts: true, historyLagMs: 3_000 },
    },
    tiktok: { counts },
  });
  for (const [index, shop] of shops.entries()) {
    if (index === 0) continue; // the world has one already
    const sharingWith = shop.sharing === undefined ? undefined : worlds.tiktok.stores[shop.sharing];
    worlds.tiktok.addStore({ name: shop.handle, counts, ...(sharingWith && { sharingWith }) });
  }
  return worlds;
}

const commonEnv = (worlds: Worlds, database: TestDatabase): Record<string, string> => ({
  ...environmentFor(worlds),
  DATABASE_URL: database.url,
  ENCRYPTION_KEYS: `k1:${plantedKey}`,
  CHECK_INTERVAL_MINUTES: '1',
});

const envOf = (worlds: Worlds, database: TestDatabase, gate: Gate, name: string) => ({
  ...commonEnv(worlds, database),
  SLACK_API_URL: gate.apiUrlFor(name),
  LOG_LEVEL: 'debug',
  // So that PostgreSQL can tell which one of them waits for a lock.
  DATABASE_URL: `${database.url}&application_name=${name}`,
});

async function openOurParts(
  worlds: Worlds,
  database: TestDatabase,
  endings: (() => Promise<unknown>)[],
): Promise<Parts> {
  const { config, secrets } = loadConfig(commonEnv(worlds, database));
  const parts = await openParts(config, secrets, { log: createLogger('silent'), access: 'join' });
  endings.push(() => parts.storage.close());
  await parts.queue.start();
  endings.push(() => parts.queue.stop());
  return parts;
}

async function addStores({ tiktok }: Worlds, { storage }: Parts): Promise<void> {
  const [installed] = await storage.workspaces.list();
  if (installed === undefined) throw new Error('no replica has installed the workspace');
  for (const [index, store] of tiktok.stores.entries()) {
    const added = await storage.stores.addConnected(
      installed.workspace,
      connectionOf(store, handleOf(index)),
    );
    if (added === 'handle-taken') throw new Error(`${handleOf(index)} is taken`);
  }
}

const connectionOf = (store: TikTokStore, handle: string) => ({
  store: { handle, name: handle, vtexAccount: handle, tradePolicy: '1' },
  grant: {
    appId: store.appId,
    coreUserId: store.coreUserId,
    displayName: `Equipe ${store.coreUserId}`,
    token: store.token,
  },
  ids: {
    bcId: store.bcId,
    advertiserId: store.advertiserId,
    catalogId: store.catalogId,
    pixelCode: store.pixelCode,
  },
});

/** As people do it: a signed command, to one replica or the other. */
async function subscribe({ slack }: Worlds, replicas: readonly Replica[]): Promise<void> {
  for (const [index, [channel, handles]] of Object.entries(channels).entries()) {
    const replica = replicas[index % replicas.length];
    if (replica === undefined) throw new Error('no replica');
    const sender = createSender({ world: slack, appUrl: await replica.url() });
    const user = index % 2 === 0 ? 'ana' : 'eva';
    const { status } = await sender.command(user, channel, `/tiktok alerts on ${handles.join(' ')}`);
    if (status !== 200) throw new Error(`the command was answered with ${String(status)}`);
  }
}

/** Each channel has been told that alerts are on: what is posted from now on is posted because of a round. */
async function introduced(database: TestDatabase): Promise<void> {
  const wanted = Object.keys(channels).length;
  for (let looks = 0; looks < 200; looks += 1) {
    const sent = await database.query("select from outbox where state = 'sent'");
    if (sent.length === wanted) return;
    await sleepFor(50);
  }
  throw new Error('the channels were not introduced within ten seconds');
}
