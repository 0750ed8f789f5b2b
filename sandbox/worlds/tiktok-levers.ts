import { productIdAt, skuIdAt, indexOfSkuId } from './catalog-seed.ts';
import * as items from './tiktok-catalog.ts';
import type { TikTokCause } from './tiktok-causes.ts';
import { tiktokId } from './tiktok-ids.ts';
import type {
  AdAccount,
  AdsVerdict,
  Catalog,
  Counts,
  Role,
  TikTokState,
  Token,
  UploadField,
} from './tiktok-model.ts';
import { endToken, nextSerial } from './tiktok-tokens.ts';
import { announceAccount } from './tiktok-webhooks.ts';

const toIndexes = (which: number | readonly string[]): number | number[] =>
  typeof which === 'number' ? which : which.map((skuId) => indexOfSkuId(Number(skuId)));
const toSkuIds = (indexes: readonly number[]): string[] => indexes.map((index) => String(skuIdAt(index)));

/** Every lever works on the first store unless it is told an id. */
export function firstStore(state: TikTokState) {
  const store = state.stores[0];
  if (store === undefined) throw new Error('this world has no store');
  return store;
}

export function accountLevers(state: TikTokState) {
  const accountOf = (id = firstStore(state).advertiserId): AdAccount => known(state.adAccounts, id);
  const setAccountStatus = (status: string, advertiserId?: string, reason = ''): void => {
    const account = accountOf(advertiserId);
    account.status = status;
    account.rejectionReason = reason;
    announceAccount(state, account);
  };
  const centerOf = (id = firstStore(state).bcId) => known(state.businessCenters, id);
  return {
    /** Any status of 3.2, or one that nobody has documented. */
    setAccountStatus,
    suspendAccount: (advertiserId?: string): void => {
      setAccountStatus('STATUS_LIMIT', advertiserId, 'Violates the advertising policies');
    },
    closeAccount: (advertiserId?: string): void => {
      setAccountStatus('STATUS_DISABLE', advertiserId);
    },
    enableAccount: (advertiserId?: string): void => {
      setAccountStatus('STATUS_ENABLE', advertiserId);
    },
    reviewAccount: (advertiserId?: string): void => {
      setAccountStatus('STATUS_PENDING_CONFIRM', advertiserId);
    },
    rejectAccount: (advertiserId?: string): void => {
      setAccountStatus('STATUS_CONFIRM_FAIL', advertiserId, 'The company data could not be verified');
    },
    punishBc: (bcId?: string): void => {
      centerOf(bcId).status = 'PUNISH';
    },
    denyBc: (bcId?: string): void => {
      centerOf(bcId).status = 'DENY';
    },
    enableBc: (bcId?: string): void => {
      centerOf(bcId).status = 'ENABLE';
    },
  };
}

export function accessLevers(state: TikTokState) {
  const tokenOf = (value = firstStore(state).token): Token => known(state.tokens, value);
  const rolesOf = (coreUserId: string): Map<string, Role> => known(state.users, coreUserId).roles;
  return {
    revokeToken: (token?: string): void => {
      endToken(state, tokenOf(token), 'revoked');
    },
    expireToken: (token?: string): void => {
      endToken(state, tokenOf(token), 'expired');
    },
    restoreToken: (token?: string): void => {
      tokenOf(token).state = 'valid';
    },
    removeRole: (coreUserId: string, objectId: string): void => {
      rolesOf(coreUserId).delete(objectId);
    },
    grantRole: (coreUserId: string, objectId: string, role: Role = 'ADMIN'): void => {
      rolesOf(coreUserId).set(objectId, role);
    },
    /** 40106 to every call of this person's tokens. */
    setUserState: (to: 'active' | 'abnormal', coreUserId = firstStore(state).coreUserId): void => {
      known(state.users, coreUserId).state = to;
    },
    /** Answers 40105 to everybody, as in an outage of TikTok's authentication. */
    setAuthOutage: (on: boolean): void => {
      state.authOutage = on;
    },
    banApp: (appId = firstStore(state).appId): void => {
      known(state.apps, appId).state = 'banned';
    },
    unbanApp: (appId = firstStore(state).appId): void => {
      known(state.apps, appId).state = 'active';
    },
  };
}

export function catalogLevers(state: TikTokState) {
  const catalogOf = (id = firstStore(state).catalogId): Catalog => known(state.catalogs, id);
  return {
    counts: (catalogId?: string): Counts => items.countsOf(catalogOf(catalogId), state.nowMs()),
    /** Exactly these counts; what is not given stays as it is. Makes, removes and relabels products. */
    setCounts: (target: Partial<Counts>, catalogId?: string): void => {
      const catalog = catalogOf(catalogId);
      items.setCounts(catalog, { ...items.countsOf(catalog, state.nowMs()), ...target }, state.nowMs());
    },
    /** Exactly n rejected products with believable reasons. */
    needDetails: (n: number, catalogId?: string): void => {
      items.needDetails(catalogOf(catalogId), n, state.nowMs());
    },
    /** Spoils n approved products; answers their SKU ids. */
    breakProducts: (n: number, cause: TikTokCause | null = null, catalogId?: string): string[] =>
      toSkuIds(items.breakItems(catalogOf(catalogId), n, cause, state.nowMs())),
    /** Sends bad products (a number, or SKU ids) back to review; answers their SKU ids. */
    fixProducts: (which: number | readonly string[], catalogId?: string): string[] =>
      toSkuIds(items.fixItems(catalogOf(catalogId), toIndexes(which), state.reviewDelayMs, state.nowMs())),
    addProducts: (n: number, catalogId?: string): string[] =>
      toSkuIds(items.addItems(catalogOf(catalogId), n, state.reviewDelayMs, state.nowMs())),
    deleteProducts: (which: number | readonly string[], catalogId?: string): string[] =>
      toSkuIds(items.deleteItems(catalogOf(catalogId), toIndexes(which), state.nowMs())),
    /** Products under review without a fault of their own are approved after the review delay. */
    reviewPending: (catalogId?: string): void => {
      items.reviewPending(catalogOf(catalogId), state.reviewDelayMs, state.nowMs());
    },
    /** n new products are refused at upload, so only the product log knows them; answers the feed_log_id. */
    refuseAtUpload: (n: number, field: UploadField = 'description', catalogId?: string): string => {
      const catalog = catalogOf(catalogId);
      const first = (catalog.items.at(-1)?.index ?? -1) + 1;
      const feedLogId = tiktokId(state.seed, 'feedLog', catalog.owner, nextSerial(state));
      const refused = Array.from({ length: n }, (_, at) => ({ index: first + at, field }));
      catalog.feedLogs.push({
        feedLogId,
        feedId: catalog.feedId,
        atMs: state.nowMs(),
        added: 0,
        refused,
        isNamed: false,
      });
      return feedLogId;
    },
  };
}

export function pixelLevers(state: TikTokState) {
  const pixelOf = (id = firstStore(state).pixelId) => known(state.pixels, id);
  const catalogOf = (id = firstStore(state).catalogId) => known(state.catalogs, id);
  return {
    unbindPixel: (catalogId?: string): void => {
      catalogOf(catalogId).eventSources = [];
    },
    bindPixel: (catalogId?: string, pixelCode = firstStore(state).pixelCode): void => {
      catalogOf(catalogId).eventSources = [{ pixelCode, appId: null }];
    },
    /** No event from now on. */
    silencePixel: (pixelId?: string): void => {
      pixelOf(pixelId).silentFromMs = state.nowMs();
    },
    wakePixel: (pixelId?: string): void => {
      pixelOf(pixelId).silentFromMs = null;
    },
    /** Advanced Matching as if somebody had switched it at TikTok: every flag, or some of them. */
    setMatching: (to: 'on' | 'off' | 'mixed', pixelId?: string): void => {
      const pixel = pixelOf(pixelId);
      const [all, some] = [to === 'on', to !== 'off'];
      pixel.manualMatching = { email: some, phone_number: all };
      pixel.automaticMatching = {
        email: some,
        phone_number: some,
        name: all,
        address: all,
        external_id: all,
      };
    },
    /** No integration made it: its manual flags stay what they are (tiktok-business-api.md 5.2). */
    installByHand: (pixelId?: string): void => {
      pixelOf(pixelId).partnerName = null;
    },
    /** Whether ads may use the catalog. */
    setAdsVerdict: (verdict: AdsVerdict, catalogId?: string): void => {
      catalogOf(catalogId).adsVerdict = verdict;
    },
  };
}

/** TikTok's product id of a SKU of this catalog. */
export const tiktokProductId = (state: TikTokState, catalog: Catalog, index: number): string =>
  tiktokId(state.seed, 'product', catalog.owner, index);

/** VTEX's product, as text: groups the variants. */
export const itemGroupOf = (index: number): string => String(productIdAt(index));

function known<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`this world has no ${id}`);
  return found;
}
