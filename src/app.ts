import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Config, Secrets } from './config.ts';
import type { Stopwatch } from './core/alerts/ports.ts';
import type { Clock } from './core/ports.ts';
import { nextNight } from './core/products/night.ts';
import { earliest } from './core/times.ts';
import { deliverNow } from './core/use-cases/deliver.ts';
import { createPingIntake } from './core/use-cases/receive-pings.ts';
import { PINGS_PATH, createPingRoute } from './http/ping-route.ts';
import { createHttpServer } from './http/server.ts';
import type { HttpServer } from './http/server.ts';
import { createDelivery } from './jobs/delivery.ts';
import type { Delivery } from './jobs/delivery.ts';
import { createScheduler } from './jobs/scheduler.ts';
import type { Scheduler } from './jobs/scheduler.ts';
import { createCheckTask } from './jobs/tasks/check.ts';
import { createImagesTask } from './jobs/tasks/images.ts';
import { createFollowTask } from './jobs/tasks/follow.ts';
import { createItemPassTask } from './jobs/tasks/item-pass.ts';
import { createKeyCheckTask } from './jobs/tasks/key-check.ts';
import { createPingTask } from './jobs/tasks/pings.ts';
import { createPassTask } from './jobs/tasks/pass.ts';
import { createProbeTask } from './jobs/tasks/probe.ts';
import { createWorker } from './jobs/worker.ts';
import type { Tasks, Worker } from './jobs/worker.ts';
import { createLogger } from './logger.ts';
import type { Logger } from './logger.ts';
import { openParts } from './parts.ts';
import type { Parts, PartsOptions } from './parts.ts';
import { SLACK_PATH } from './slack/bolt-app.ts';
import { createSlackClient } from './slack/client.ts';
import { createSlack } from './slack/index.ts';
import type { Slack } from './slack/index.ts';
import { ensureInstalled } from './slack/installation.ts';
import { createNotifier } from './slack/notifier.ts';

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
      nextDueAt: async () =>
        earliest(
          ...(await Promise.all([
            storage.checks.nextDueAt(),
            storage.probes.nextDueAt(),
            storage.passes.nextDueAt(),
            storage.items.nextDueAt(),
            storage.pings.nextDueAt(),
            storage.follows.nextDueAt(),
            storage.imageReadings.nextDueAt(),
            storage.vtexKeys.nextDueAt(),
            delivery.nextDueAt(),
          ])),
        ),
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
    installationOf: (workspace) => storage.workspaces.installationOf(workspace),
    log,
    ...(overrides.slackTimeoutMs === undefined ? {} : { requestTimeoutMs: overrides.slackTimeoutMs }),
  });
  const { outbox, edits, routes, subscriptions, incidents } = storage;
  const deliveryPorts = { outbox, edits, slack: notifier, stopwatch };
  const slack = createSlack({
    signingSecret: secrets.slackSigningSecret,
    apiUrl: config.slack.apiUrl,
    defaultLocale: config.defaultLocale,
    links: config.links,
    adminLinks: { vtexAdmin: config.vtex.adminUrl },
    workspaces: storage.workspaces,
    people: storage.people,
    stores: storage.stores,
    fixLists: storage.fixLists,
    rechecks: storage.rechecks,
    vtex: parts.vtex,
    tiktok: parts.tiktok,
    channels: storage.channels,
    subscriptions,
    incidents,
    outbox,
    deliverNow: (workspace, postId) => deliverNow(deliveryPorts, workspace, postId),
    clock,
    log,
  });
  const delivery = createDelivery({
    ...deliveryPorts,
    routes,
    now: () => storage.clock.now(),
    sleep: (ms) => sleepFor(ms),
    log,
  });
  return {
    ...parts,
    slack,
    delivery,
    http: serverOf(parts, config, slack),
    scheduler: createScheduler({ ...storage, delivery, queue, log }),
    worker: createWorker(queue, tasksOf(parts, config), log),
  };
}

function serverOf({ storage, log }: Parts, { http }: Config, slack: Slack): HttpServer {
  const pings = createPingRoute({ receive: createPingIntake(storage.pings), log });
  return createHttpServer({
    ...http,
    routes: { [SLACK_PATH]: slack.handle },
    under: { [PINGS_PATH]: pings },
  });
}

/** TikTok's names of the languages in which it words what is wrong with a whole catalog. */
const tiktokLanguages = { en: 'en', es: 'es', 'pt-BR': 'pt' } as const;

function tasksOf({ storage, tiktok, vtex, images, log }: Parts, config: Config): Tasks {
  const { checks, probes, passes, items, follows, imageReadings, vtexKeys, pings, clock, retention } =
    storage;
  const nextPassAt = async () => nextNight(await clock.now(), config.vtex.nightHour);
  return {
    check: createCheckTask({ checks, tiktok }, log),
    probe: createProbeTask({ probes, tiktok }, log),
    keys: createKeyCheckTask({ vtexKeys, vtex }, log),
    pass: createPassTask({ passes, vtex, stopwatch, nextPassAt }, log),
    items: createItemPassTask(
      { items, tiktok, stopwatch, nextPassAt, language: tiktokLanguages[config.defaultLocale] },
      log,
    ),
    follow: createFollowTask({ follows, tiktok }, log),
    images: createImagesTask({ imageReadings, images, stopwatch }, log),
    pings: createPingTask({ pings, vtex }, log),
    retention: () => retention.sweep(),
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
async function stop({ log, storage, queue, slack, http, scheduler, delivery }: Running): Promise<void> {
  await scheduler.stop();
  await http.stop(HTTP_DEADLINE_MS);
  const left = await slack.drain(DRAIN_DEADLINE_MS);
  if (left > 0) log.error({ left }, 'stopped with acked requests unanswered');
  await delivery.stop(DELIVERY_DEADLINE_MS);
  await queue.stop();
  await storage.close();
  log.info('stopped');
}
