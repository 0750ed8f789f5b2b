import type { Config } from './config.ts';
import type { Stopwatch } from './core/alerts/ports.ts';
import type { EndWebhooks } from './core/disconnect/ports.ts';
import { nextNight } from './core/products/night.ts';
import { endWebhooks } from './core/webhooks/end-webhooks.ts';
import { createCheckTask } from './jobs/tasks/check.ts';
import { createConnectTask } from './jobs/tasks/connect.ts';
import { createDisconnectTask } from './jobs/tasks/disconnect.ts';
import { createFollowTask } from './jobs/tasks/follow.ts';
import { createImagesTask } from './jobs/tasks/images.ts';
import { createItemPassTask } from './jobs/tasks/item-pass.ts';
import { createKeyCheckTask } from './jobs/tasks/key-check.ts';
import { createPassTask } from './jobs/tasks/pass.ts';
import { createPingTask } from './jobs/tasks/pings.ts';
import { createProbeTask } from './jobs/tasks/probe.ts';
import { createWebhooksTask } from './jobs/tasks/webhooks.ts';
import type { Tasks } from './jobs/worker.ts';
import type { Parts } from './parts.ts';
import { callbackUrlOf } from './routes.ts';

/** TikTok's names of the languages in which it words what is wrong with a whole catalog. */
const tiktokLanguages = { en: 'en', es: 'es', 'pt-BR': 'pt' } as const;

/** What the worker does with each kind of wake-up. */
export function tasksOf(
  { storage, tiktok, vtex, images, log }: Parts,
  config: Config,
  stopwatch: Stopwatch,
): Tasks {
  const {
    checks,
    probes,
    passes,
    connects,
    disconnects,
    items,
    follows,
    imageReadings,
    vtexKeys,
    pings,
    clock,
    webhooks,
    retention,
  } = storage;
  const callbackUrl = callbackUrlOf(config);
  const end: EndWebhooks = async (_, { ids }) =>
    ids === null ? 'already' : endWebhooks({ webhooks, tiktok, callbackUrl }, ids.advertiserId);
  const nextPassAt = async () => nextNight(await clock.now(), config.vtex.nightHour);
  return {
    check: createCheckTask({ checks, tiktok }, log),
    probe: createProbeTask({ probes, tiktok }, log),
    keys: createKeyCheckTask({ vtexKeys, vtex }, log),
    connect: createConnectTask({ connects, tiktok, appId: config.tiktok.appId, stopwatch }, log),
    pass: createPassTask({ passes, vtex, stopwatch, nextPassAt }, log),
    items: createItemPassTask(
      { items, tiktok, stopwatch, nextPassAt, language: tiktokLanguages[config.defaultLocale] },
      log,
    ),
    follow: createFollowTask({ follows, tiktok }, log),
    images: createImagesTask({ imageReadings, images, stopwatch }, log),
    disconnect: createDisconnectTask({ disconnects, tiktok, endWebhooks: end, stopwatch }, log),
    pings: createPingTask({ pings, vtex }, log),
    webhooks: createWebhooksTask({ webhooks, tiktok, callbackUrl }, log),
    retention: () => retention.sweep(),
  };
}
