import type { RequestListener } from 'node:http';
import type { IncidentRepository, OutboxRepository, SubscriptionRepository } from '../core/alerts/ports.ts';
import type { ConnectRepository } from '../core/connect/ports.ts';
import type {
  ChannelRepository,
  Clock,
  PersonRepository,
  StoreRepository,
  WorkspaceRepository,
} from '../core/ports.ts';
import type { FixListRepository, TikTokCatalogApi, VtexApi } from '../core/products/ports.ts';
import type { PixelPorts } from '../core/manage/look-at-pixel.ts';
import type { PixelRepository } from '../core/manage/pixel-ports.ts';
import type { AuditRepository } from '../core/audit-ports.ts';
import type { DisconnectRepository } from '../core/disconnect/ports.ts';
import type { RightRepository } from '../core/right-ports.ts';
import type { SettingsRepository } from '../core/settings-ports.ts';
import type { KeyLinkRepository, StoreSetupRepository } from '../core/store-ports.ts';
import type { RecheckRepository } from '../core/products/rechecks/recheck-ports.ts';
import type { DeliverNow } from '../core/use-cases/subscribe.ts';
import type { Locale } from '../locales/index.ts';
import type { Logger } from '../logger.ts';
import type { LinkTemplates } from './blocks/links.ts';
import type { AdminLinks } from './blocks/products/product-line.ts';
import { createBoltApp } from './bolt-app.ts';
import { createHomePublisher } from './home-publisher.ts';
import { createInFlight } from './in-flight.ts';
import { createListen } from './listen.ts';
import type { DisconnectPageDeps } from './listeners/disconnect/page.ts';
import type { PickDeps } from './listeners/connect/pick-account.ts';
import { registerListeners } from './listeners/index.ts';
import type { PublicPages } from './listeners/stores/deps.ts';
import { createPeople } from './middleware/person.ts';

export type SlackOptions = {
  readonly signingSecret: string;
  readonly apiUrl: string;
  readonly defaultLocale: Locale;
  readonly links: LinkTemplates;
  readonly adminLinks: AdminLinks;
  readonly workspaces: WorkspaceRepository;
  readonly people: PersonRepository;
  readonly rights: RightRepository;
  readonly audit: AuditRepository;
  readonly settings: SettingsRepository;
  /** The host's ADMIN_USER_IDS. */
  readonly namedAdmins: readonly string[];
  readonly stores: StoreRepository;
  readonly storeSetups: StoreSetupRepository;
  readonly keyLinks: KeyLinkRepository;
  /** null: this app has no public address. */
  readonly publicPages: PublicPages | null;
  readonly connects: ConnectRepository;
  readonly fixLists: FixListRepository;
  readonly rechecks: RecheckRepository;
  readonly vtex: VtexApi;
  readonly tiktok: TikTokCatalogApi &
    PixelPorts['tiktok'] &
    PickDeps['tiktok'] &
    DisconnectPageDeps['tiktok'];
  readonly pixels: PixelRepository;
  readonly channels: ChannelRepository;
  readonly subscriptions: SubscriptionRepository;
  readonly incidents: IncidentRepository;
  readonly outbox: Pick<OutboxRepository, 'recordSent' | 'find'>;
  readonly deliverNow: DeliverNow;
  readonly disconnects: DisconnectRepository;
  /** Templates: TikTok's page where access is taken away, and VTEX Admin's TikTok page with {account}. */
  readonly disconnectLinks: { readonly authorizations: string; readonly vtexTikTok: string };
  readonly clock: Clock;
  readonly log: Logger;
};

export type Slack = {
  /** Answers POST /slack/events. */
  readonly handle: RequestListener;
  start(): Promise<void>;
  /** Waits until every acked request is answered; answers how many were not in time. */
  drain(deadlineMs: number): Promise<number>;
};

export function createSlack(options: SlackOptions): Slack {
  const { log, clock, defaultLocale, rights, namedAdmins } = options;
  const { app, handle } = createBoltApp(options);
  const inFlight = createInFlight();
  const people = createPeople({ repository: options.people, clock, log });
  const listen = createListen({ people, rights, namedAdmins, inFlight, defaultLocale, log });
  const home = createHomePublisher(options);
  registerListeners(app, { ...options, people, inFlight, listen, home });
  return { handle, start: () => app.init(), drain: (deadlineMs) => inFlight.drain(deadlineMs) };
}
