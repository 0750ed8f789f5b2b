import { setTimeout as sleepFor } from 'node:timers/promises';
import type { RequestListener } from 'node:http';
import type { Config, Secrets } from './config.ts';
import type { Clock } from './core/ports.ts';
import type { EnterKeysPorts } from './core/use-cases/enter-keys.ts';
import { createPingIntake } from './core/use-cases/receive-pings.ts';
import { stillMay } from './core/use-cases/still-may.ts';
import { createWebhookIntake } from './core/webhooks/receive-webhook.ts';
import { createConnectCallback } from './http/connect-callback.ts';
import type { ConnectCallback } from './http/connect-callback.ts';
import { CALLBACK_PATH, CONNECT_PATH, createConnectStart } from './http/connect-start.ts';
import { KEYS_PATH, createKeyForm } from './http/key-form.ts';
import { PINGS_PATH, createPingRoute } from './http/ping-route.ts';
import type { HttpOptions } from './http/server.ts';
import { WEBHOOK_PATH, createWebhookRoute } from './http/webhook-route.ts';
import type { Parts } from './parts.ts';
import { SLACK_PATH } from './slack/bolt-app.ts';
import type { Slack } from './slack/index.ts';
import { createWebhookReader } from './tiktok/webhook.ts';

type Served = {
  readonly slack: Pick<Slack, 'handle'>;
  readonly callback: Pick<ConnectCallback, 'handle'>;
  readonly clock: Clock;
};

/** Every address that the app answers. */
export function routesOf(
  parts: Parts,
  config: Config,
  { tiktokAppSecret: appSecret }: Secrets,
  { slack, callback, clock }: Served,
): Pick<HttpOptions, 'routes' | 'under'> {
  const { storage, log } = parts;
  const pings = createPingRoute({ receive: createPingIntake(storage.pings), log });
  const { signatureHeader } = config.tiktok;
  const readWebhook = createWebhookReader({ appSecret, signatureHeader, now: () => clock.now() });
  return {
    routes: {
      [SLACK_PATH]: slack.handle,
      ...(config.publicUrl === null ? {} : { [CALLBACK_PATH]: callback.handle }),
      [WEBHOOK_PATH]: createWebhookRoute({
        receive: createWebhookIntake(storage.webhooks, readWebhook),
        log,
      }),
    },
    under: { [PINGS_PATH]: pings, ...pagesOf(parts, config) },
  };
}

/** Pages for people's browsers; none where these could not reach us. */
function pagesOf({ storage, vtex, log }: Parts, config: Config): Readonly<Record<string, RequestListener>> {
  const { publicUrl, defaultLocale } = config;
  if (publicUrl === null) return {};
  const { links, keyLinks } = storage;
  const { appId, consentUrl } = config.tiktok;
  const mayEnter = adminsOf(storage, config);
  return {
    [KEYS_PATH]: createKeyForm({ keyLinks, links, vtex, mayEnter, publicUrl, defaultLocale, log }),
    [CONNECT_PATH]: createConnectStart({ links, publicUrl, consentUrl, appId, defaultLocale, log }),
  };
}

/** Whether somebody is still an admin, asked where there is a browser and no request of Slack's. */
const adminsOf =
  (storage: Parts['storage'], { adminUserIds: namedAdmins }: Config): EnterKeysPorts['mayEnter'] =>
  (workspace, userId) =>
    stillMay({ ...storage, namedAdmins }, workspace, userId, 'admin');

export const callbackOf = ({ storage, tiktok, log }: Parts, config: Config): ConnectCallback =>
  createConnectCallback({
    ...{ connects: storage.connects, links: storage.links, tiktok, appId: config.tiktok.appId },
    ...{ mayConnect: adminsOf(storage, config), defaultLocale: config.defaultLocale, log },
    sleep: (ms) => sleepFor(ms),
    stopwatch: { ms: () => performance.now() },
  });

/** The addresses that people are given; null: their browsers cannot reach us. */
export const publicPagesOf = ({ publicUrl }: Config) =>
  publicUrl === null
    ? null
    : {
        keys: (secret: string) => publicUrl + KEYS_PATH + secret,
        pings: (secret: string) => publicUrl + PINGS_PATH + secret,
        connect: (secret: string) => publicUrl + CONNECT_PATH + secret,
      };

/** Where TikTok sends its webhooks. */
export const callbackUrlOf = ({ publicUrl }: Config): string | null =>
  publicUrl === null ? null : publicUrl + WEBHOOK_PATH;
