import { adsVerdicts, advertiserStatuses } from '../worlds/tiktok-model.ts';
import type { TikTokStore, Token } from '../worlds/tiktok-model.ts';
import { counted, plain, worded } from './lever.ts';
import type { LeverTarget, Levers } from './lever.ts';

const objects = ['all', 'bc', 'ad-account', 'catalog', 'pixel'] as const;

/** The tokens of the store's TikTok user, oldest first: after a reconnect there are several. */
function tokensOf({ worlds, store }: LeverTarget): Token[] {
  return [...worlds.tiktok.tokens.values()].filter(
    (token) => token.coreUserId === store.coreUserId && token.appId === store.appId,
  );
}

const liveTokens = (target: LeverTarget): Token[] =>
  tokensOf(target).filter((token) => token.state === 'valid');

function objectIds(store: TikTokStore, word: string): string[] {
  const ids: Record<string, string> = {
    bc: store.bcId,
    'ad-account': store.advertiserId,
    catalog: store.catalogId,
    pixel: store.pixelId,
  };
  const one = ids[word];
  return one === undefined ? Object.values(ids) : [one];
}

const lose = ({ worlds, store }: LeverTarget, word: string): void => {
  for (const id of objectIds(store, word)) worlds.tiktok.removeRole(store.coreUserId, id);
};
const regain = ({ worlds, store }: LeverTarget, word: string): void => {
  for (const id of objectIds(store, word)) worlds.tiktok.grantRole(store.coreUserId, id);
};

const access: Levers = {
  revoked: plain('the token of the store is revoked (40105)', (target) => {
    for (const token of liveTokens(target)) target.worlds.tiktok.revokeToken(token.value);
  }),
  expired: plain('the token is expired (40102)', (target) => {
    for (const token of liveTokens(target)) target.worlds.tiktok.expireToken(token.value);
  }),
  valid: plain('the newest token works again', (target) =>
    target.worlds.tiktok.restoreToken(tokensOf(target).at(-1)?.value),
  ),
  'access-lost': worded('the person lost the role', objects, lose),
  'access-back': worded('the person has the role again', objects, regain),
  'pixel-denied': plain('pixel calls answer 40001', (target) => {
    lose(target, 'pixel');
  }),
  'user-abnormal': plain('the TikTok user is invalid (40106)', ({ worlds, store }) =>
    worlds.tiktok.setUserState('abnormal', store.coreUserId),
  ),
  'user-normal': plain('the TikTok user is fine', ({ worlds, store }) =>
    worlds.tiktok.setUserState('active', store.coreUserId),
  ),
};

const account: Levers = {
  suspended: plain('the ad account is suspended', ({ worlds, store }) =>
    worlds.tiktok.suspendAccount(store.advertiserId),
  ),
  closed: plain('the ad account is closed', ({ worlds, store }) =>
    worlds.tiktok.closeAccount(store.advertiserId),
  ),
  'in-review': plain('the ad account is under review', ({ worlds, store }) =>
    worlds.tiktok.reviewAccount(store.advertiserId),
  ),
  'not-approved': plain('the ad account failed its review', ({ worlds, store }) =>
    worlds.tiktok.rejectAccount(store.advertiserId),
  ),
  enabled: plain('ad account and Business Center are fine', ({ worlds, store }) => {
    worlds.tiktok.enableAccount(store.advertiserId);
    worlds.tiktok.enableBc(store.bcId);
  }),
  status: worded(
    'the ad account has this status',
    [...advertiserStatuses, 'STATUS_NOBODY_KNOWS'],
    ({ worlds, store }, status) => worlds.tiktok.setAccountStatus(status, store.advertiserId),
  ),
  punished: plain('the Business Center is punished', ({ worlds, store }) =>
    worlds.tiktok.punishBc(store.bcId),
  ),
  'bc-denied': plain('the Business Center is refused', ({ worlds, store }) =>
    worlds.tiktok.denyBc(store.bcId),
  ),
};

const products: Levers = {
  'need-details': counted('exactly so many products are rejected', ({ worlds, store }, n) =>
    worlds.tiktok.needDetails(n, store.catalogId),
  ),
  approved: counted('exactly so many products are approved', ({ worlds, store }, n) =>
    worlds.tiktok.setCounts({ approved: n }, store.catalogId),
  ),
  pending: counted('exactly so many products are under review', ({ worlds, store }, n) =>
    worlds.tiktok.setCounts({ processing: n }, store.catalogId),
  ),
  rejected: counted('exactly so many are rejected, the others unchanged', ({ worlds, store }, n) =>
    worlds.tiktok.setCounts({ rejected: n }, store.catalogId),
  ),
  add: counted('new products are under review', ({ worlds, store }, n) =>
    worlds.tiktok.addProducts(n, store.catalogId),
  ),
  delete: counted('the last products are gone', ({ worlds, store }, n) =>
    worlds.tiktok.deleteProducts(n, store.catalogId),
  ),
  'refuse-upload': counted('products are refused at upload', ({ worlds, store }, n) =>
    worlds.tiktok.refuseAtUpload(n, undefined, store.catalogId),
  ),
  review: plain('products under review are approved after the review delay', ({ worlds, store }) =>
    worlds.tiktok.reviewPending(store.catalogId),
  ),
};

const pixel: Levers = {
  unbound: plain('the pixel is not bound to the catalog', ({ worlds, store }) =>
    worlds.tiktok.unbindPixel(store.catalogId),
  ),
  bound: plain('the pixel is bound to the catalog', ({ worlds, store }) =>
    worlds.tiktok.bindPixel(store.catalogId, store.pixelCode),
  ),
  'pixel-silent': plain('no pixel events from now on', ({ worlds, store }) =>
    worlds.tiktok.silencePixel(store.pixelId),
  ),
  'pixel-events': plain('pixel events flow', ({ worlds, store }) => worlds.tiktok.wakePixel(store.pixelId)),
  'pixel-read-only': plain('the person may see the pixel, not change it', ({ worlds, store }) =>
    worlds.tiktok.grantRole(store.coreUserId, store.pixelId, 'ANALYST'),
  ),
  'pixel-by-hand': plain('no integration made the pixel: its manual flags cannot be switched', (target) =>
    target.worlds.tiktok.installByHand(target.store.pixelId),
  ),
  matching: worded(
    'somebody switched Advanced Matching at TikTok',
    ['mixed', 'on', 'off'],
    ({ worlds, store }, to) => worlds.tiktok.setMatching(to, store.pixelId),
  ),
  'ads-verdict': worded('whether ads may use the catalog', adsVerdicts, ({ worlds, store }, verdict) =>
    worlds.tiktok.setAdsVerdict(verdict, store.catalogId),
  ),
};

const wholeOfTikTok: Levers = {
  down: plain('TikTok cuts every connection', ({ worlds }) => worlds.tiktok.setDown('refuse')),
  'bad-gateway': plain('TikTok answers HTML, status 502', ({ worlds }) => worlds.tiktok.setDown('html502')),
  hang: plain('TikTok never answers', ({ worlds }) => worlds.tiktok.setDown('hang')),
  garbage: plain('TikTok answers half a JSON', ({ worlds }) => worlds.tiktok.setDown('garbage')),
  throttled: plain('TikTok answers 40100', ({ worlds }) => worlds.tiktok.setDown('throttle')),
  slow: plain('TikTok answers late', ({ worlds }) => worlds.tiktok.setDown('slow')),
  'answers-lost': plain('TikTok does what it is asked, and nobody hears its answer', ({ worlds }) =>
    worlds.tiktok.setDown('lost'),
  ),
  up: plain('TikTok works: no outage, no ban for too many requests', ({ worlds }) => {
    worlds.tiktok.setDown(null);
    worlds.tiktok.setAuthOutage(false);
    worlds.tiktok.bannedUntilMs = 0;
  }),
  'auth-outage': plain('TikTok answers 40105 to everybody', ({ worlds }) =>
    worlds.tiktok.setAuthOutage(true),
  ),
  'app-banned': plain('our developer app is banned (40113)', ({ worlds, store }) =>
    worlds.tiktok.banApp(store.appId),
  ),
  'app-allowed': plain('our developer app is fine', ({ worlds, store }) =>
    worlds.tiktok.unbanApp(store.appId),
  ),
};

export const tiktokLevers: Levers = { ...access, ...account, ...products, ...pixel, ...wholeOfTikTok };
