import type { RequestListener } from 'node:http';
import type { IncidentRepository, OutboxRepository, SubscriptionRepository } from '../core/alerts/ports.ts';
import type {
  ChannelRepository,
  Clock,
  PersonRepository,
  StoreRepository,
  WorkspaceRepository,
} from '../core/ports.ts';
import type { FixListRepository, TikTokCatalogApi, VtexApi } from '../core/products/ports.ts';
import type { RecheckRepository } from '../core/products/rechecks/recheck-ports.ts';
import type { DeliverNow } from '../core/use-cases/subscribe.ts';
import type { Locale } from '../locales/index.ts';
import type { Logger } from '../logger.ts';
import type { LinkTemplates } from './blocks/links.ts';
import type { AdminLinks } from './blocks/products/product-line.ts';
import { createBoltApp } from './bolt-app.ts';
import { createInFlight } from './in-flight.ts';
import { createListen } from './listen.ts';
import { registerListeners } from './listeners/index.ts';
import { createPeople } from './middleware/person.ts';

export type SlackOptions = {
  readonly signingSecret: string;
  readonly apiUrl: string;
  readonly defaultLocale: Locale;
  readonly links: LinkTemplates;
  readonly adminLinks: AdminLinks;
  readonly workspaces: WorkspaceRepository;
  readonly people: PersonRepository;
  readonly stores: StoreRepository;
  readonly fixLists: FixListRepository;
  readonly rechecks: RecheckRepository;
  readonly vtex: VtexApi;
  readonly tiktok: TikTokCatalogApi;
  readonly channels: ChannelRepository;
  readonly subscriptions: SubscriptionRepository;
  readonly incidents: IncidentRepository;
  readonly outbox: Pick<OutboxRepository, 'recordSent' | 'find'>;
  readonly deliverNow: DeliverNow;
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
  const { log, clock, defaultLocale } = options;
  const { app, handle } = createBoltApp(options);
  const inFlight = createInFlight();
  const people = createPeople({ repository: options.people, clock, log });
  const listen = createListen({ people, inFlight, defaultLocale, log });
  registerListeners(app, { ...options, people, inFlight, listen });
  return { handle, start: () => app.init(), drain: (deadlineMs) => inFlight.drain(deadlineMs) };
}
