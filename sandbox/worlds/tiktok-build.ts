import { hexOf, pixelCodeOf, tiktokId } from './tiktok-ids.ts';
import { issueToken } from './tiktok-tokens.ts';
import type { Catalog, Counts, DeveloperApp, TikTokState, TikTokStore, TikTokUser } from './tiktok-model.ts';
import { setCounts } from './tiktok-catalog.ts';

export const defaultCounts: Counts = { approved: 812, processing: 31, rejected: 9 };

export type NewTikTokStore = {
  readonly name: string;
  /** Stands on this store's TikTok user (and token); absent: a user and a token of its own. */
  readonly sharingWith?: TikTokStore;
  readonly counts?: Counts;
  /** Seed of its goods; give the VTEX account the same one. Default: the world's. */
  readonly catalogSeed?: number;
};

export function addApp(state: TikTokState): DeveloperApp {
  const number = state.apps.size + 1;
  const app: DeveloperApp = {
    appId: tiktokId(state.seed, 'app', number),
    secret: hexOf(state.seed, 1, number),
    state: 'active',
    scope: [4, 15, 20],
    forbidden: new Set(),
  };
  state.apps.set(app.appId, app);
  return app;
}

export function addUser(state: TikTokState, displayName: string): TikTokUser {
  const number = state.users.size + 1;
  const user: TikTokUser = {
    coreUserId: tiktokId(state.seed, 'user', number),
    displayName,
    email: 'm***@lojamodelo.example',
    createTimeS: Math.floor(state.nowMs() / 1000) - 40_000_000,
    state: 'active',
    roles: new Map(),
  };
  state.users.set(user.coreUserId, user);
  return user;
}

/** A Business Center with one ad account, one catalog and one pixel that is bound to it. */
export function addStore(state: TikTokState, app: DeveloperApp, wanted: NewTikTokStore): TikTokStore {
  const owner = state.stores.length + 1;
  const shared = wanted.sharingWith;
  const user =
    (shared && state.users.get(shared.coreUserId)) ??
    addUser(state, owner === 1 ? 'Marina Souza' : `Equipe ${wanted.name}`);
  const id = (kind: 'bc' | 'advertiser' | 'catalog' | 'pixel'): string => tiktokId(state.seed, kind, owner);
  const store: TikTokStore = {
    name: wanted.name,
    coreUserId: user.coreUserId,
    appId: app.appId,
    token: shared?.token ?? issueToken(state, app.appId, user.coreUserId).value,
    bcId: id('bc'),
    advertiserId: id('advertiser'),
    catalogId: id('catalog'),
    pixelId: id('pixel'),
    pixelCode: pixelCodeOf(state.seed, owner),
  };
  state.stores.push(store);
  addAssets(state, store, wanted);
  for (const objectId of [store.bcId, store.advertiserId, store.catalogId, store.pixelId]) {
    user.roles.set(objectId, 'ADMIN');
  }
  return store;
}

function addAssets(state: TikTokState, store: TikTokStore, wanted: NewTikTokStore): void {
  const { bcId, advertiserId, name } = store;
  const nowMs = state.nowMs();
  state.businessCenters.set(bcId, { bcId, name, status: 'ENABLE' });
  state.adAccounts.set(advertiserId, {
    advertiserId,
    bcId,
    name: `${name} Anúncios`,
    status: 'STATUS_ENABLE',
    rejectionReason: '',
    createTimeS: Math.floor(nowMs / 1000) - 30_000_000,
  });
  state.pixels.set(store.pixelId, {
    pixelId: store.pixelId,
    pixelCode: store.pixelCode,
    advertiserId,
    bcId,
    name: `${name} pixel`.slice(0, 40),
    activityStatus: 'ACTIVE',
    partnerName: 'VTEX',
    createdAtMs: nowMs - 20_000_000_000,
    manualMatching: { email: true, phone_number: true },
    automaticMatching: { email: true, phone_number: true, name: false, address: false, external_id: false },
    firstPartyCookies: true,
    expandedDataSharing: false,
    silentFromMs: null,
  });
  addCatalog(state, store, wanted, nowMs);
}

function addCatalog(state: TikTokState, store: TikTokStore, wanted: NewTikTokStore, nowMs: number): void {
  const owner = state.stores.length;
  const catalog: Catalog = {
    catalogId: store.catalogId,
    bcId: store.bcId,
    seed: wanted.catalogSeed ?? state.seed,
    owner,
    name: `${store.name} VTEX`,
    createdAtMs: nowMs - 20_000_000_000,
    updatedAtMs: nowMs,
    items: [],
    arrivals: new Map(),
    tally: null,
    nextReviewAtMs: Infinity,
    feedId: tiktokId(state.seed, 'feed', owner),
    feedLogs: [],
    eventSources: [{ pixelCode: store.pixelCode, appId: null }],
    adsVerdict: 'counted',
    diagnostics: null,
  };
  state.catalogs.set(store.catalogId, catalog);
  setCounts(catalog, wanted.counts ?? defaultCounts, nowMs);
  // The shop did not begin today: yesterday's diagnostics know its products already.
  catalog.diagnostics = null;
}
