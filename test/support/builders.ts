import type { Answer, AnswerClass, Refusal } from '../../src/core/answer.ts';
import type { Connection, Grant, TikTokIds } from '../../src/core/connection.ts';
import type { Person } from '../../src/core/person.ts';
import type { CheckStart } from '../../src/core/ports.ts';
import type { Counts, Memory, Part, PartMemory, ReadingValues } from '../../src/core/reading.ts';
import type { OpenIncident, StoreStatus } from '../../src/core/status.ts';
import type { Store } from '../../src/core/store.ts';
import type { Workspace } from '../../src/core/workspace.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The moment at which the tests of pure code look at the world. */
export const now = new Date('2026-03-10T12:00:00Z');
export const ago = (ms: number): Date => new Date(now.getTime() - ms);

/** Outside of tests only the workspace repository makes one. */
export const workspaceOf = (id: string): Workspace => ({ id }) as Workspace;
export const workspace = workspaceOf('00000000-0000-4000-8000-0000000000aa');

export const storeIdOf = (number: number): string =>
  `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const storeOf = (over: Partial<Store> = {}): Store => ({
  id: storeIdOf(1),
  handle: 'loja-modelo',
  name: 'Loja Modelo',
  vtexAccount: 'lojamodelo',
  tradePolicy: '3',
  createdAt: ago(30 * DAY_MS),
  ...over,
});

export const storesOf = (count: number): Store[] =>
  Array.from({ length: count }, (_, index) =>
    storeOf({
      id: storeIdOf(index + 1),
      handle: `store-${String(index + 1)}`,
      name: `Store ${String(index + 1)}`,
    }),
  );

export const personOf = (over: Partial<Person> = {}): Person => ({
  userId: 'U1',
  slackLocale: 'en-US',
  timeZone: 'UTC',
  isAdmin: false,
  isGuest: false,
  isForeign: false,
  fetchedAt: now,
  isOld: false,
  ...over,
});

export const ids: TikTokIds = {
  bcId: '7000000000000000001',
  advertiserId: '7000000000000000002',
  catalogId: '7000000000000000003',
  pixelCode: 'CPIXELCODE',
};

export const grant: Grant = {
  id: '00000000-0000-4000-8000-0000000000bb',
  coreUserId: '7000000000000000009',
  displayName: 'Ana TikTok',
  state: 'ok',
  tokenVersion: 1,
};

export const connectionOf = (over: Partial<Connection> = {}): Connection => ({
  phase: 'connected',
  generation: 1,
  ids,
  connectedAt: ago(10 * DAY_MS),
  ...over,
});

export const readingValues: ReadingValues = {
  user: { coreUserId: '7000000000000000009', displayName: 'Ana TikTok' },
  adAccount: { name: 'Ads of Modelo', state: 'active', rawStatus: 'STATUS_ENABLE' },
  businessCenter: { name: 'BC of Modelo', state: 'active', rawStatus: 'ENABLE' },
  catalog: { name: 'Catalog of Modelo', usableInAds: true },
  counts: { approved: 950, processing: 40, rejected: 10 },
  pixel: {
    pixelId: '7000000000000000004',
    name: 'Pixel',
    advancedMatching: { email: true, phone: false },
    automaticMatching: { email: true, phone: null, name: false, address: false, externalId: false },
  },
  pixelBinding: { bound: true, sources: ['CPIXELCODE'] },
  pixelEvents: [],
};

export const good = <T>(value: T): Answer<T> => ({ class: 'good', value });
export const refusal = (refused: Refusal['class'] = 'noInfo', reason = 'for the test'): Refusal => ({
  class: refused,
  reason,
});

/** A part that was read well at `at`; `last` is how the last attempt ended. */
export const remembered = <T>(
  value: T,
  at: Date = ago(MINUTE_MS),
  last: AnswerClass = 'good',
): PartMemory<T> => ({
  good: { value, at },
  last: { class: last, at: last === 'good' ? at : now },
});
export const neverRead: PartMemory<never> = { good: null, last: null };
export const neverWell = (last: AnswerClass): PartMemory<never> => ({
  good: null,
  last: { class: last, at: now },
});

export const nothingKnown: Memory = {
  user: neverRead,
  adAccount: neverRead,
  businessCenter: neverRead,
  catalog: neverRead,
  counts: neverRead,
  pixel: neverRead,
  pixelBinding: neverRead,
  pixelEvents: neverRead,
};

/** Every part read well at the same moment, except those that the test sets. */
export const memoryOf = (over: Partial<Memory> = {}, at: Date = ago(MINUTE_MS)): Memory => ({
  user: remembered(readingValues.user, at),
  adAccount: remembered(readingValues.adAccount, at),
  businessCenter: remembered(readingValues.businessCenter, at),
  catalog: remembered(readingValues.catalog, at),
  counts: remembered(readingValues.counts, at),
  pixel: remembered(readingValues.pixel, at),
  pixelBinding: remembered(readingValues.pixelBinding, at),
  pixelEvents: neverRead,
  ...over,
});

export const countsMemory = (counts: Counts, at: Date = ago(MINUTE_MS)): Memory =>
  memoryOf({ counts: remembered(counts, at) }, at);

export const openIncidentOf = (over: Partial<OpenIncident> = {}): OpenIncident => ({
  id: '00000000-0000-4000-8000-0000000000d1',
  condition: 'products.need_details',
  label: 'Loja Modelo',
  count: 12,
  total: 852,
  openedAt: ago(2 * HOUR_MS),
  asOf: ago(MINUTE_MS),
  acknowledged: null,
  ...over,
});

/** A connected store, read completely a minute ago. */
export const statusOf = (over: Partial<StoreStatus> = {}): StoreStatus => ({
  store: storeOf(),
  connection: connectionOf(),
  grant,
  memory: memoryOf(),
  check: { lastEndedAt: ago(MINUTE_MS), lastOutcome: 'complete', intervalMs: 5 * MINUTE_MS },
  incidents: [],
  history: { dayAgo: null, weekAgo: null },
  ...over,
});

export const links = {
  businessCenter: 'https://business.example/?org_id={bcId}',
  adsManager: 'https://ads.example/?aadvid={advertiserId}',
  catalog: 'https://business.example/{bcId}/{catalogId}',
  createAd: 'https://ads.example/new?aadvid={advertiserId}',
  pixel: 'https://ads.example/pixel/{pixelCode}',
  bcAdAccounts: 'https://business.example/adv?org_id={bcId}',
  bcMembers: 'https://business.example/members?org_id={bcId}',
};

export const checkStartOf = (over: Partial<CheckStart> = {}): CheckStart => ({
  checkId: 'check-1',
  storeId: storeIdOf(1),
  startedAt: now,
  generation: 1,
  grantId: grant.id,
  tokenVersion: 1,
  token: 'token-of-the-test',
  ids,
  ...over,
});

/** Those of every check; events are read once a day. */
export const partNames = (Object.keys(nothingKnown) as Part[]).filter((part) => part !== 'pixelEvents');
