import type { Config, Secrets } from './config.ts';
import type { Clock } from './core/ports.ts';
import { createHttpServer } from './http/server.ts';
import type { HttpServer } from './http/server.ts';
import { createScheduler } from './jobs/scheduler.ts';
import type { Scheduler } from './jobs/scheduler.ts';
import { createCheckTask } from './jobs/tasks/check.ts';
import { createWorker } from './jobs/worker.ts';
import type { Worker } from './jobs/worker.ts';
import { createLogger } from './logger.ts';
import type { Logger } from './logger.ts';
import { openParts } from './parts.ts';
import type { Parts, PartsOptions } from './parts.ts';
import { SLACK_PATH } from './slack/bolt-app.ts';
import { createSlackClient } from './slack/client.ts';
import { createSlack } from './slack/index.ts';
import type { Slack } from './slack/index.ts';
import { ensureInstalled } from './slack/installation.ts';

/** The only seam for tests and the sandbox. Production hands in nothing. */
export type Overrides = Pick<PartsOptions, 'sleep' | 'tiktokTiming'> & {
  readonly clock?: Clock;
  readonly logger?: Logger;
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

type Running = Parts & {
  readonly slack: Slack;
  readonly http: HttpServer;
  readonly scheduler: Scheduler;
  readonly worker: Worker;
};

/** Puts the app together: the composition root. Nothing listens and nothing runs before `start`. */
export async function buildApp(config: Config, secrets: Secrets, overrides: Overrides = {}): Promise<App> {
  const log = overrides.logger ?? createLogger(config.logLevel);
  const parts = await openParts(config, secrets, { ...overrides, log, access: 'own' });
  const running = compose(parts, config, secrets, overrides.clock ?? { now: () => new Date() });
  const { storage, slack, scheduler, worker } = running;
  return {
    start: () => start(running, config, secrets, overrides.beat ?? true),
    stop: () => stop(running),
    onLost: (callback) => {
      storage.onLost(callback);
    },
    time: {
      tick: () => scheduler.tick(),
      drain: () => worker.drain(),
      settle: async () => {
        await slack.drain(DRAIN_DEADLINE_MS);
      },
      nextDueAt: () => storage.checks.nextDueAt(),
      shift: (ms) => storage.clock.shift(ms),
    },
  };
}

function compose(parts: Parts, config: Config, secrets: Secrets, clock: Clock): Running {
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
    clock,
    log,
  });
  const check = createCheckTask({ checks: storage.checks, tiktok }, log);
  return {
    ...parts,
    slack,
    http: createHttpServer({ ...config.http, routes: { [SLACK_PATH]: slack.handle } }),
    scheduler: createScheduler(storage.checks, queue, log),
    worker: createWorker(queue, { check, retention: () => storage.retention.sweep() }, log),
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
async function stop({ log, storage, queue, slack, http, scheduler }: Running): Promise<void> {
  await scheduler.stop();
  await http.stop(HTTP_DEADLINE_MS);
  const left = await slack.drain(DRAIN_DEADLINE_MS);
  if (left > 0) log.error({ left }, 'stopped with acked requests unanswered');
  await queue.stop();
  await storage.close();
  log.info('stopped');
}
