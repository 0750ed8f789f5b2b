import type {
  EditRepository,
  IncidentRepository,
  OutboxRepository,
  ProbeRepository,
  RouteRepository,
  SubscriptionRepository,
} from '../core/alerts/ports.ts';
import type {
  ChannelRepository,
  CheckRepository,
  PersonRepository,
  StoreRepository,
  VendorLimiter,
  WorkRepository,
  WorkspaceRepository,
} from '../core/ports.ts';
import type { FollowRepository } from '../core/products/rechecks/follow-ports.ts';
import type { FixListRepository, PassRepository, VtexKeyRepository } from '../core/products/ports.ts';
import type { AuditRepository } from '../core/audit-ports.ts';
import type { PixelRepository } from '../core/manage/pixel-ports.ts';
import type { RightRepository } from '../core/right-ports.ts';
import type { SettingsRepository } from '../core/settings-ports.ts';
import type { LinkRepository } from '../core/link-ports.ts';
import type { KeyLinkRepository, StoreSetupRepository } from '../core/store-ports.ts';
import type { CardRepository } from '../core/card-ports.ts';
import type { ConnectRepository } from '../core/connect/ports.ts';
import type { DisconnectRepository } from '../core/disconnect/ports.ts';
import type { RecheckRepository } from '../core/products/rechecks/recheck-ports.ts';
import type { ImageRepository } from '../core/products/image-ports.ts';
import type { ItemRepository } from '../core/products/items/item-ports.ts';
import type { PingRepository } from '../core/products/ping-ports.ts';
import type { WebhookRepository } from '../core/webhooks/ports.ts';
import type { Logger } from '../logger.ts';
import { createAccessReader } from './access-reader.ts';
import type { AccessReader } from './access-reader.ts';
import { createEditRepository } from './alerts/edit-repository.ts';
import { createIncidentRepository } from './alerts/incident-repository.ts';
import { createOutboxRepository } from './alerts/outbox-repository.ts';
import { createProbeRepository } from './alerts/probe-repository.ts';
import type { SendProbeWakeUps } from './alerts/probe-repository.ts';
import { createRouteRepository } from './alerts/route-repository.ts';
import { createSubscriptionRepository } from './alerts/subscription-repository.ts';
import { createChannelRepository } from './channel-repository.ts';
import { createCheckRepository } from './check-repository.ts';
import type { SendWakeUps } from './check-repository.ts';
import type { CheckPace } from './check-schedule.ts';
import { createDatabase, createPool, silence } from './database.ts';
import type { Database, ServerAddress } from './database.ts';
import { createDomainClock } from './domain-time.ts';
import type { DomainClock } from './domain-time.ts';
import { rotateSecrets, verifyKeys } from './encryption-keys.ts';
import { hearsNotify } from './listen-probe.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { createLinkRepository } from './links/link-repository.ts';
import { createCardRepository } from './cards/card-repository.ts';
import { createConnectRepository } from './connect/connect-repository.ts';
import type { SendConnectWakeUps } from './connect/connect-repository.ts';
import { createDisconnectRepository } from './disconnect/disconnect-repository.ts';
import type { SendDisconnectWakeUps } from './disconnect/disconnect-repository.ts';
import { createPersonRepository } from './person-repository.ts';
import { createPixelRepository } from './pixels/pixel-repository.ts';
import { createFixListRepository } from './products/lists/fix-list-repository.ts';
import { createImageRepository } from './products/images/image-repository.ts';
import type { SendImageWakeUps } from './products/images/image-repository.ts';
import { createFollowRepository } from './products/follows/follow-repository.ts';
import type { SendFollowWakeUps } from './products/follows/follow-repository.ts';
import { createItemRepository } from './products/items/item-repository.ts';
import type { SendItemWakeUps } from './products/items/item-repository.ts';
import { createPassRepository } from './products/passes/pass-repository.ts';
import type { SendPassWakeUps } from './products/passes/pass-repository.ts';
import { createPingRepository } from './products/pings/ping-repository.ts';
import type { SendPingWakeUps } from './products/pings/ping-repository.ts';
import { createRecheckRepository } from './products/rechecks/recheck-repository.ts';
import { createVtexKeyRepository } from './products/keys/vtex-key-repository.ts';
import type { SendKeyWakeUps } from './products/keys/vtex-key-repository.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { LaneShares, Quota } from './rate-limiter.ts';
import { createRetention } from './retention.ts';
import { createAuditRepository } from './audit/audit-repository.ts';
import { createRightRepository } from './right-repository.ts';
import { createSettingsRepository } from './settings-repository.ts';
import type { Retention } from './retention.ts';
import { openServer } from './server-address.ts';
import type { ConnectionChoice, Server } from './server-address.ts';
import { createKeyLinkRepository } from './store-key-links.ts';
import { createStoreRepository } from './store-repository.ts';
import { createStoreSetupRepository } from './store-setup-repository.ts';
import { createTokenCipher } from './token-cipher.ts';
import type { EncryptionKey, TokenCipher } from './token-cipher.ts';
import { createWebhookRepository } from './webhooks/webhook-repository.ts';
import type { SendWebhookWakeUp } from './webhooks/webhook-repository.ts';
import { createWorkRepository } from './work-repository.ts';
import { createWorkspaceRepository } from './workspace-repository.ts';

export type StorageOptions = {
  readonly connection: ConnectionChoice;
  readonly poolMax?: number;
  /** The first one encrypts, all of them decrypt. */
  readonly keys: readonly EncryptionKey[];
  /** The host's ADMIN_USER_IDS. */
  readonly namedAdmins: readonly string[];
  /** The text that makes the queue's schema (its owner is jobs/). */
  readonly queueSchemaSql: string;
  /** These write wake-ups inside the given transaction. */
  readonly sendWakeUps: SendWakeUps;
  readonly sendProbeWakeUps: SendProbeWakeUps;
  readonly sendPassWakeUps: SendPassWakeUps;
  readonly sendItemWakeUps: SendItemWakeUps;
  readonly sendPingWakeUps: SendPingWakeUps;
  readonly sendFollowWakeUps: SendFollowWakeUps;
  readonly sendImageWakeUps: SendImageWakeUps;
  readonly sendKeyWakeUps: SendKeyWakeUps;
  readonly sendWebhookWakeUp: SendWebhookWakeUp;
  readonly sendConnectWakeUps: SendConnectWakeUps;
  readonly sendDisconnectWakeUps: SendDisconnectWakeUps;
  readonly schedule: CheckPace;
  readonly quota: Quota;
  /** Of one VTEX account. */
  readonly vtexQuota: Quota;
  /** Of the images of one store. */
  readonly imageQuota: Quota;
  readonly logger: Logger;
};

/** What the queue's own pool needs. */
export type QueueConnection = ServerAddress & typeof silence & { readonly max: number };

export type Storage = {
  readonly workspaces: WorkspaceRepository;
  readonly people: PersonRepository;
  readonly rights: RightRepository;
  readonly audit: AuditRepository;
  readonly settings: SettingsRepository;
  readonly links: LinkRepository;
  readonly cards: CardRepository;
  readonly connects: ConnectRepository;
  readonly disconnects: DisconnectRepository;
  readonly stores: StoreRepository;
  readonly storeSetups: StoreSetupRepository;
  readonly keyLinks: KeyLinkRepository;
  readonly channels: ChannelRepository;
  readonly checks: CheckRepository;
  readonly pixels: PixelRepository;
  readonly probes: ProbeRepository;
  readonly incidents: IncidentRepository;
  readonly routes: RouteRepository;
  readonly outbox: OutboxRepository;
  readonly edits: EditRepository;
  readonly subscriptions: SubscriptionRepository;
  readonly vtexKeys: VtexKeyRepository;
  readonly passes: PassRepository;
  readonly items: ItemRepository;
  readonly imageReadings: ImageRepository;
  readonly fixLists: FixListRepository;
  readonly rechecks: RecheckRepository;
  readonly pings: PingRepository;
  readonly follows: FollowRepository;
  readonly webhooks: WebhookRepository;
  readonly work: WorkRepository;
  readonly tiktokLimiter: VendorLimiter;
  /** One for each VTEX account: its merchant's Admin suffers from too many calls (vtex.md 1.5). */
  vtexLimiter(account: string): VendorLimiter;
  imageLimiter(storeId: string): VendorLimiter;
  readonly clock: DomainClock;
  readonly retention: Retention;
  readonly queueConnection: QueueConnection;
  /** Encrypts with the current key what older keys encrypted; answers how many secrets. Safe to repeat. */
  rotateSecrets(): Promise<number>;
  /** false: NOTIFY does not arrive here, the queue must poll. */
  hearsNotify(): Promise<boolean>;
  /** The embedded server ended by itself: the app cannot go on. */
  onLost(callback: () => void): void;
  /** Closes the connections and ends the embedded server. Safe to repeat. */
  close(): Promise<void>;
};

// architecture.md 3: of the embedded server's 20 connections.
const poolMaxOf = { embedded: 8, server: 8, join: 2 } as const satisfies Record<
  ConnectionChoice['mode'],
  number
>;
const queuePoolMax = 4;

/** Opens the database, brings its schema up to date and checks the keys: after this everything is ready. */
export async function createStorage(options: StorageOptions): Promise<Storage> {
  const { logger } = options;
  const cipher = createTokenCipher(options.keys);
  const server = await openServer(options.connection, logger);
  const { address, direct, pooled } = server;
  const max = options.poolMax ?? poolMaxOf[options.connection.mode];
  const database = createDatabase({ address, logger, max, pooled });
  try {
    await migrateSchema(direct, options);
    await verifyKeys(database, cipher);
  } catch (error) {
    await database.close();
    await server.stop();
    throw error;
  }
  return compose(options, { server, database, cipher });
}

async function migrateSchema(direct: ServerAddress, options: StorageOptions): Promise<void> {
  const { logger, queueSchemaSql } = options;
  const pool = createPool({ address: direct, logger, max: 1, limits: 'none' });
  try {
    await migrate({ pool, migrations, logger, queueSchemaSql });
  } finally {
    await pool.end();
  }
}

type Opened = { readonly server: Server; readonly database: Database; readonly cipher: TokenCipher };

function compose(options: StorageOptions, { server, database, cipher }: Opened): Storage {
  const { schedule, quota, vtexQuota, sendWakeUps, sendProbeWakeUps, sendPassWakeUps, sendKeyWakeUps } =
    options;
  const accessIn = createAccessReader(options.namedAdmins);
  let closing: Promise<void> | undefined;
  return {
    workspaces: createWorkspaceRepository(database, cipher),
    ...peopleAndRecord(database, cipher, accessIn),
    connects: createConnectRepository(database, {
      ...{ cipher, accessIn, sendConnectWakeUps: options.sendConnectWakeUps, intervalMs: schedule.targetMs },
    }),
    disconnects: createDisconnectRepository(database, {
      ...{ cipher, sendDisconnectWakeUps: options.sendDisconnectWakeUps },
    }),
    stores: createStoreRepository(database, cipher, schedule.targetMs),
    storeSetups: createStoreSetupRepository(database, cipher, schedule.targetMs),
    keyLinks: createKeyLinkRepository(database, cipher, accessIn),
    channels: createChannelRepository(database),
    pixels: createPixelRepository(database, cipher, accessIn),
    checks: createCheckRepository(database, { cipher, pace: schedule, quota, sendWakeUps }),
    probes: createProbeRepository(database, { cipher, sendProbeWakeUps }),
    incidents: createIncidentRepository(database),
    routes: createRouteRepository(database),
    outbox: createOutboxRepository(database, accessIn),
    edits: createEditRepository(database),
    subscriptions: createSubscriptionRepository(database),
    vtexKeys: createVtexKeyRepository(database, { cipher, sendKeyWakeUps }),
    passes: createPassRepository(database, { cipher, sendPassWakeUps }),
    items: createItemRepository(database, { cipher, sendItemWakeUps: options.sendItemWakeUps }),
    imageReadings: createImageRepository(database, options.sendImageWakeUps),
    fixLists: createFixListRepository(database),
    rechecks: createRecheckRepository(database, cipher),
    pings: createPingRepository(database, { cipher, sendPingWakeUps: options.sendPingWakeUps }),
    follows: createFollowRepository(database, { cipher, sendFollowWakeUps: options.sendFollowWakeUps }),
    webhooks: createWebhookRepository(database, { cipher, sendWebhookWakeUp: options.sendWebhookWakeUp }),
    work: createWorkRepository(database),
    tiktokLimiter: createRateLimiter(database, { vendor: 'tiktok', quota }),
    vtexLimiter: (account) => createVtexLimiter(database, account, vtexQuota),
    imageLimiter: (storeId) => createImageLimiter(database, storeId, options.imageQuota),
    clock: createDomainClock(database),
    retention: createRetention(database, options.logger),
    queueConnection: { ...server.direct, ...silence, max: queuePoolMax },
    rotateSecrets: () => rotateSecrets(database, cipher),
    hearsNotify: () => hearsNotify(database, server.direct),
    onLost: (callback) => {
      server.onLost(callback);
    },
    close: () => (closing ??= database.close().then(() => server.stop())),
  };
}

/** Who may do what, what was done, what was chosen, and what they were sent. */
const peopleAndRecord = (database: Database, cipher: TokenCipher, accessIn: AccessReader) => ({
  people: createPersonRepository(database),
  rights: createRightRepository(database, accessIn),
  audit: createAuditRepository(database),
  settings: createSettingsRepository(database, cipher),
  links: createLinkRepository(database),
  cards: createCardRepository(database, accessIn),
});

/** A person who waits for a recheck of a hundred SKUs must get them within the longest wait; a pass has the night. */
const vtexShares: LaneShares = { probe: 0.05, interactive: 0.45, polling: 0.5 };

const createVtexLimiter = (database: Database, account: string, quota: Quota): VendorLimiter =>
  createRateLimiter(database, { vendor: `vtex:${account}`, quota, shares: vtexShares, batchesPolling: true });

/** One kind of work has all of it. */
const imageShares: LaneShares = { probe: 0, interactive: 0, polling: 1 };

const createImageLimiter = (database: Database, storeId: string, quota: Quota): VendorLimiter =>
  createRateLimiter(database, {
    vendor: `images:${storeId}`,
    quota,
    shares: imageShares,
    batchesPolling: true,
  });
