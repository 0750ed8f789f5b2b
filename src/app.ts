import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Config, Secrets } from './config.ts';
import type { Stopwatch } from './core/alerts/ports.ts';
import type { Clock } from './core/ports.ts';
import { earliest } from './core/times.ts';
import { deliverNow } from './core/use-cases/deliver.ts';
import type { ConnectCallback } from './http/connect-callback.ts';
import { createHttpServer } from './http/server.ts';
import type { HttpServer } from './http/server.ts';
import { createDelivery } from './jobs/delivery.ts';
import type { Delivery } from './jobs/delivery.ts';
import { createScheduler } from './jobs/scheduler.ts';
import type { Scheduler } from './jobs/scheduler.ts';
import { createWorker } from './jobs/worker.ts';
import type { Worker } from './jobs/worker.ts';
import { createLogger } from './logger.ts';
import type { Logger } from './logger.ts';
import { openParts } from './parts.ts';
import type { Parts, PartsOptions } from './parts.ts';
import { callbackOf, publicPagesOf, routesOf } from './routes.ts';
import { createSlackClient } from './slack/client.ts';
import { createSlack } from './slack/index.ts';
import type { Slack } from './slack/index.ts';
import { ensureInstalled } from './slack/installation.ts';
import { createNotifier } from './slack/notifier.ts';
import { tasksOf } from './tasks.ts';

/** The only seam for tests and the sandbox. Production hands in nothing. */
export type Overrides = Pick<PartsOptions, 'sleep' | 'tiktokTiming' | 'vtexTiming' | 'throwaway'> & {
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Of a post or an edit; the sandbox does not wait as long. */
  readonly slackTimeoutMs?: number;
  /** false: no cron and no worker of its own; the owner of the clock calls `time`. */
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
    /** Waits until every acked request is answered. */
    settle(): Promise<void>;
    nextDueAt(): Promise<Date | null>;
    shift(ms: number): Promise<void>;
  };
};

/** Slack hangs up after 3 s, so nothing that is worth an answer takes longer. */
const HTTP_DEADLINE_MS = 4_000;
const DRAIN_DEADLINE_MS = 25_000;
/** A request to Slack takes 10 s at most; what is cut off is settled by the outbox. */
const DELIVERY_DEADLINE_MS = 12_000;

type Running = Parts & {
  readonly slack: Slack;
  readonly http: HttpServer;
  readonly callback: ConnectCallback;
  readonly scheduler: Scheduler;
  readonly worker: Worker;
  readonly delivery: Delivery;
};

/** Puts the app together: the composition root. Nothing listens and nothing runs before `start`. */
export async function buildApp(config: Config, secrets: Secrets, overrides: Overrides = {}): Promise<App> {
  const log = overrides.logger ?? createLogger(config.logLevel);
  const parts = await openParts(config, secrets, { ...overrides, log, access: 'own' });
  const running = compose(parts, config, secrets, overrides);
  const { storage, slack, scheduler, worker, delivery } = running;
  return {
    start: () => start(running, config, secrets, overrides.beat ?? true),
    stop: () => stop(running),
    onLost: (callback) => {
      storage.onLost(callback);
    },
    time: {
      tick: () => scheduler.tick(),
      drain: async () => {
        await worker.drain();
        await delivery.drain();
      },
      settle: async () => {
        await slack.drain(DRAIN_DEADLINE_MS);
      },
      nextDueAt: async () => {
        const { due } = await storage.work.next();
        return earliest(...Object.values(due), await delivery.nextDueAt());
      },
      shift: (ms) => storage.clock.shift(ms),
    },
  };
}

const stopwatch: Stopwatch = { ms: () => performance.now() };

function compose(parts: Parts, config: Config, secrets: Secrets, overrides: Overrides): Running {
  const clock = overrides.clock ?? { now: () => new Date() };
  const { log, storage, queue } = parts;
  const notifier = createNotifier({
    apiUrl: config.slack.apiUrl,
    links: config.links,
    installationOf: (workspace) => storage.workspaces.installationOf(workspace),
    log,
    ...(overrides.slackTimeoutMs === undefined ? {} : { requestTimeoutMs: overrides.slackTimeoutMs }),
  });
  const { outbox, edits, routes } = storage;
  const deliveryPorts = { outbox, edits, slack: notifier, stopwatch };
  const slack = createSlack({
    ...storage,
    signingSecret: secrets.slackSigningSecret,
    apiUrl: config.slack.apiUrl,
    defaultLocale: config.defaultLocale,
    links: config.links,
    adminLinks: { vtexAdmin: config.vtex.adminUrl },
    disconnectLinks: config.disconnectLinks,
    namedAdmins: config.adminUserIds,
    publicPages: publicPagesOf(config),
    vtex: parts.vtex,
    tiktok: parts.tiktok,
    deliverNow: (workspace, postId) => deliverNow(deliveryPorts, workspace, postId),
    clock,
    log,
  });
  const delivery = createDelivery({
    ...deliveryPorts,
    routes,
    cards: storage.cards,
    now: () => storage.clock.now(),
    sleep: (ms) => sleepFor(ms),
    log,
  });
  const callback = callbackOf(parts, config);
  return {
    ...parts,
    slack,
    delivery,
    callback,
    http: createHttpServer({
      ...config.http,
      ...routesOf(parts, config, secrets, { slack, callback, clock }),
    }),
    scheduler: createScheduler({ ...storage, delivery, queue, log }),
    worker: createWorker(queue, tasksOf(parts, config, stopwatch), log),
  };
}

async function start(
  running: Running,
  config: Config,
  secrets: Secrets,
  beats: boolean,
): Promise<{ port: number }> {
  const { log, storage, queue, slack, http, worker, scheduler } = running;
  try {
    const client = createSlackClient(config.slack.apiUrl, secrets.slackBotToken, log);
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
    await stop(running);
    throw error;
  }
}

/** In the order in which work flows: nothing new, then what was begun, then what it stood on. Safe to repeat. */
async function stop(running: Running): Promise<void> {
  const { log, storage, queue, slack, http, callback, scheduler, delivery } = running;
  await scheduler.stop();
  await http.stop(HTTP_DEADLINE_MS);
  await callback.drain(DELIVERY_DEADLINE_MS);
  const left = await slack.drain(DRAIN_DEADLINE_MS);
  if (left > 0) log.error({ left }, 'stopped with acked requests unanswered');
  await delivery.stop(DELIVERY_DEADLINE_MS);
  await queue.stop();
  await storage.close();
  log.info('stopped');
}
