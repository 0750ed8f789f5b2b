import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Config, Secrets } from './config.ts';
import type { TikTokPixelApi } from './core/manage/pixel-ports.ts';
import type { TikTokOauthApi } from './core/connect/ports.ts';
import type { TikTokDisconnectApi } from './core/disconnect/ports.ts';
import type { TikTokApi } from './core/ports.ts';
import type { TikTokWebhookApi } from './core/webhooks/ports.ts';
import type { ImageApi } from './core/products/image-ports.ts';
import type { TikTokCatalogApi, VtexApi } from './core/products/ports.ts';
import { callsPerCheck } from './core/use-cases/run-check.ts';
import { createImages } from './images/client.ts';
import { createQueue, queueSchemaSql } from './jobs/queue.ts';
import type { Queue } from './jobs/queue.ts';
import type { Logger } from './logger.ts';
import { readOrCreateKeyFile } from './storage/key-file.ts';
import { createStorage } from './storage/storage.ts';
import type { Quota } from './storage/rate-limiter.ts';
import type { Storage, StorageOptions } from './storage/storage.ts';
import { createTikTokApi } from './tiktok/client.ts';
import type { TikTokOptions } from './tiktok/request.ts';
import { createVtexApi } from './vtex/client.ts';

/** What the app and the admin command both stand on: the database, its queue, and TikTok. */
export type Parts = {
  readonly log: Logger;
  readonly storage: Storage;
  readonly queue: Queue;
  readonly tiktok: TikTokApi &
    TikTokCatalogApi &
    TikTokPixelApi &
    TikTokDisconnectApi &
    TikTokWebhookApi &
    TikTokOauthApi;
  readonly vtex: VtexApi;
  readonly images: ImageApi;
  /** Our developer app at TikTok: a grant belongs to it. */
  readonly appId: string;
};

export type PartsOptions = {
  readonly log: Logger;
  /** `own`: the embedded PostgreSQL is this process's; `join`: another one may run it already. */
  readonly access: 'own' | 'join';
  /** The embedded database need not survive a crash of the machine. */
  readonly throwaway?: boolean;
  readonly sleep?: (ms: number) => Promise<void>;
  readonly tiktokTiming?: TikTokOptions['timing'];
  readonly vtexTiming?: TikTokOptions['timing'];
};

/** The interval may be stretched to this when the quota is short (alerts.md 7). */
const MAX_INTERVAL_MS = 60 * 60_000;

/** Opens the database (migrated, keys verified) and builds what hangs on it. Close `storage` when done. */
export async function openParts(config: Config, secrets: Secrets, options: PartsOptions): Promise<Parts> {
  const { log } = options;
  const storage = await createStorage({
    connection: connectionOf(config, secrets, options),
    keys: secrets.encryptionKeys ?? [await readOrCreateKeyFile(config.storage.keysDir)],
    namedAdmins: config.adminUserIds,
    queueSchemaSql: queueSchemaSql(),
    // The queue lives in the storage's database and the storage writes into the queue: by the first sweep both exist.
    sendWakeUps: (transaction, wakeUps) => queue.sendWakeUps(transaction, wakeUps),
    sendProbeWakeUps: (transaction, wakeUps) => queue.sendProbeWakeUps(transaction, wakeUps),
    sendDisconnectWakeUps: (transaction, wakeUps) => queue.sendDisconnectWakeUps(transaction, wakeUps),
    sendWebhookWakeUp: (transaction) => queue.sendWebhookWakeUp(transaction),
    sendKeyWakeUps: (transaction, wakeUps) => queue.sendKeyWakeUps(transaction, wakeUps),
    sendConnectWakeUps: (transaction, wakeUps) => queue.sendConnectWakeUps(transaction, wakeUps),
    sendPassWakeUps: (transaction, wakeUps) => queue.sendPassWakeUps(transaction, wakeUps),
    sendItemWakeUps: (transaction, wakeUps) => queue.sendItemWakeUps(transaction, wakeUps),
    sendPingWakeUps: (transaction, wakeUps) => queue.sendPingWakeUps(transaction, wakeUps),
    sendFollowWakeUps: (transaction, wakeUps) => queue.sendFollowWakeUps(transaction, wakeUps),
    sendImageWakeUps: (transaction, wakeUps) => queue.sendImageWakeUps(transaction, wakeUps),
    schedule: { targetMs: config.checkIntervalMs, maxMs: MAX_INTERVAL_MS, callsPerCheck },
    quota: config.tiktok.quota,
    vtexQuota: quotaOf(config.vtex.requestsPerSecond),
    imageQuota: quotaOf(config.images.perSecond),
    logger: log,
  });
  const useListenNotify = options.access === 'own' && (await storage.hearsNotify());
  const queue = createQueue({ connection: storage.queueConnection, useListenNotify, log });
  return { log, storage, queue, ...vendorsOf(config, secrets, options, storage), appId: config.tiktok.appId };
}

function vendorsOf(
  config: Config,
  secrets: Secrets,
  options: PartsOptions,
  storage: Storage,
): Pick<Parts, 'tiktok' | 'vtex' | 'images'> {
  const { log } = options;
  const sleep = options.sleep ?? ((ms: number) => sleepFor(ms));
  const tiktok = createTikTokApi({
    baseUrl: config.tiktok.apiUrl,
    appId: config.tiktok.appId,
    appSecret: secrets.tiktokAppSecret,
    limiter: storage.tiktokLimiter,
    sleep,
    logger: log,
    ...(options.tiktokTiming === undefined ? {} : { timing: options.tiktokTiming }),
  });
  const vtex = createVtexApi({
    baseUrl: config.vtex.apiUrl,
    limiterOf: (account) => storage.vtexLimiter(account),
    sleep,
    logger: log,
    ...(options.vtexTiming === undefined ? {} : { timing: options.vtexTiming }),
  });
  const images = createImages({
    hosts: config.images.hosts,
    limiterOf: (storeId) => storage.imageLimiter(storeId),
    sleep,
    logger: log,
  });
  return { tiktok, vtex, images };
}

/** A pace and no more: VTEX counts by the minute (vtex.md 1.5), far above it. */
const quotaOf = (perSecond: number): Quota => ({
  perSecond,
  perMinute: perSecond * 60,
  perDay: perSecond * 86_400,
});

function connectionOf(
  config: Config,
  { databaseUrl, databaseDirectUrl }: Secrets,
  { access, throwaway = false }: PartsOptions,
): StorageOptions['connection'] {
  if (databaseUrl !== null) return { mode: 'server', url: databaseUrl, directUrl: databaseDirectUrl };
  const { dataDir } = config.storage;
  return access === 'own' ? { mode: 'embedded', dataDir, throwaway } : { mode: 'join', dataDir };
}
