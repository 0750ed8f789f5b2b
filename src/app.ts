import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Config, Secrets } from './config.ts';
import type { Clock, TikTokApi } from './core/ports.ts';
import { callsPerCheck } from './core/use-cases/run-check.ts';
import { createHttpServer } from './http/server.ts';
import { createQueue, queueSchemaSql } from './jobs/queue.ts';
import type { Queue } from './jobs/queue.ts';
import { createScheduler } from './jobs/scheduler.ts';
import { createCheckTask } from './jobs/tasks/check.ts';
import { createWorker } from './jobs/worker.ts';
import { createLogger } from './logger.ts';
import type { Logger } from './logger.ts';
import { SLACK_PATH } from './slack/bolt-app.ts';
import { createSlackClient } from './slack/client.ts';
import { createSlack } from './slack/index.ts';
import { ensureInstalled } from './slack/installation.ts';
import { readOrCreateKeyFile } from './storage/key-file.ts';
import { createStorage } from './storage/storage.ts';
import type { Storage, StorageOptions } from './storage/storage.ts';
import { createTikTokApi } from './tiktok/client.ts';

/** The only seam for tests and the sandbox. Production hands in nothing. */
export type Overrides = {
  readonly clock?: Clock;
  readonly logger?: Logger;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly tiktokTiming?: Parameters<typeof createTikTokApi>[0]['timing'];
  /** false: no cron and no worker of its own; `tick` and `drain` are called by the owner of the clock. */
  readonly beat?: boolean;
};

export type App = {
  /** Answers the port. Throws AppError with a sentence for whoever starts it. */
  start(): Promise<{ port: number }>;
  /** Stops accepting, answers what was acked, ends the database. */
  stop(): Promise<void>;
  /** Called when the database is gone and the process had better end. */
  onLost(callback: () => void): void;
  /** For whoever owns the clock: what a beat does, what a worker does, and domain time. */
  readonly time: {
    tick(): Promise<number>;
    drain(): Promise<void>;
    nextDueAt(): Promise<Date | null>;
    shift(ms: number): Promise<void>;
    /** Waits until every acked request is answered. */
    settle(): Promise<void>;
  };
};

const DRAIN_DEADLINE_MS = 25_000;

/** What both the app and the admin command stand on: the database and TikTok. */
export type Parts = {
  readonly log: Logger;
  readonly storage: Storage;
  readonly queue: Queue;
  readonly tiktok: TikTokApi;
  /** Our developer app at TikTok: a grant belongs to it. */
  readonly appId: string;
};

export async function openParts(
  config: Config,
  secrets: Secrets,
  overrides: Overrides = {},
  access: 'own' | 'join' = 'own',
): Promise<Parts> {
  const log = overrides.logger ?? createLogger(config.logLevel);
  const storage = await createStorage({
    connection: await connectionOf(config, secrets, access),
    keys: secrets.encryptionKeys ?? [await readOrCreateKeyFile(config.storage.keysDir)],
    queueSchemaSql: queueSchemaSql(),
    sendWakeUps: (transaction, wakeUps) => queue.sendWakeUps(transaction, wakeUps),
    schedule: { targetMs: config.checkIntervalMs, maxMs: 60 * 60_000, callsPerCheck },
    quota: config.tiktok.quota,
    logger: log,
  });
  // The queue lives in the storage's database, and the storage writes into the queue: `queue` is set before any is sent.
  const useListenNotify = await storage.hearsNotify();
  const queue = createQueue({ connection: storage.queueConnection, useListenNotify, log });
  const tiktok = createTikTokApi({
    baseUrl: config.tiktok.apiUrl,
    appId: config.tiktok.appId,
    appSecret: secrets.tiktokAppSecret,
    limiter: storage.tiktokLimiter,
    sleep: overrides.sleep ?? ((ms) => sleepFor(ms)),
    logger: log,
    ...(overrides.tiktokTiming === undefined ? {} : { timing: overrides.tiktokTiming }),
  });
  return { log, storage, queue, tiktok, appId: config.tiktok.appId };
}

async function connectionOf(
  config: Config,
  secrets: Secrets,
  access: 'own' | 'join',
): Promise<StorageOptions['connection']> {
  if (secrets.databaseUrl !== null) {
    return { mode: 'server', url: secrets.databaseUrl, directUrl: secrets.databaseDirectUrl };
  }
  return { mode: access === 'own' ? 'embedded' : 'join', dataDir: config.storage.dataDir };
}

/** Puts the app together. Nothing listens and nothing runs before `start`. */
export async function buildApp(config: Config, secrets: Secrets, overrides: Overrides = {}): Promise<App> {
  const parts = await openParts(config, secrets, overrides);
  const { log, storage, queue, tiktok } = parts;
  const slack = createSlack({
    signingSecret: secrets.slackSigningSecret,
    apiUrl: config.slack.apiUrl,
    defaultLocale: config.defaultLocale,
    links: config.links,
    workspaces: storage.workspaces,
    people: storage.people,
    stores: storage.stores,
    channels: storage.channels,
    clock: overrides.clock ?? { now: () => new Date() },
    log,
  });
  const http = createHttpServer({ ...config.http, routes: { [SLACK_PATH]: slack.handle } });
  const scheduler = createScheduler(storage.checks, queue, log);
  const check = createCheckTask({ checks: storage.checks, tiktok }, log);
  const worker = createWorker(queue, { check, retention: () => storage.retention.sweep() }, log);
  const beats = overrides.beat ?? true;

  return {
    async start() {
      try {
        const client = createSlackClient(config.slack.apiUrl, secrets.slackBotToken);
        await ensureInstalled(client, secrets.slackBotToken, storage.workspaces, log);
        await queue.start();
        await slack.start();
        const port = await http.start();
        if (beats) {
          await worker.start();
          scheduler.start();
        }
        log.info({ port }, 'ready');
        return { port };
      } catch (error) {
        await storage.close();
        throw error;
      }
    },
    async stop() {
      await scheduler.stop();
      await http.stop(DRAIN_DEADLINE_MS);
      const left = await slack.drain(DRAIN_DEADLINE_MS);
      if (left > 0) log.error({ left }, 'stopped with acked requests unanswered');
      await queue.stop();
      await storage.close();
      log.info('stopped');
    },
    onLost: (callback) => {
      storage.onLost(callback);
    },
    time: {
      tick: () => scheduler.tick(),
      drain: () => worker.drain(),
      nextDueAt: () => storage.checks.nextDueAt(),
      shift: (ms) => storage.clock.shift(ms),
      settle: async () => {
        await slack.drain(DRAIN_DEADLINE_MS);
      },
    },
  };
}
