import { advertiserStatuses } from '../worlds/tiktok-model.ts';
import type { TikTokStore, Token } from '../worlds/tiktok-model.ts';
import { tiktokCauseNames } from '../worlds/tiktok-world.ts';
import type { TikTokCause } from '../worlds/tiktok-world.ts';
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
  revoked: {
    help: 'the token of the store is revoked (40105)',
    apply: (target) => {
      for (const token of liveTokens(target)) target.worlds.tiktok.revokeToken(token.value);
    },
  },
  expired: {
    help: 'the token is expired (40102)',
    apply: (target) => {
      for (const token of liveTokens(target)) target.worlds.tiktok.expireToken(token.value);
    },
  },
  valid: {
    help: 'the newest token works again',
    apply: (target) => {
      target.worlds.tiktok.restoreToken(tokensOf(target).at(-1)?.value);
    },
  },
  'access-lost': { help: 'the person lost the role', takes: 'text', words: objects, apply: lose },
  'access-back': { help: 'the person has the role again', takes: 'text', words: objects, apply: regain },
  'pixel-denied': {
    help: 'pixel calls answer 40001',
    apply: (target) => {
      lose(target, 'pixel');
    },
  },
  'user-abnormal': {
    help: 'the TikTok user is invalid (40106)',
    apply: ({ worlds, store }) => {
      worlds.tiktok.setUserState('abnormal', store.coreUserId);
    },
  },
  'user-normal': {
    help: 'the TikTok user is fine',
    apply: ({ worlds, store }) => {
      worlds.tiktok.setUserState('active', store.coreUserId);
    },
  },
};

const account: Levers = {
  suspended: {
    help: 'STATUS_LIMIT',
    apply: ({ worlds, store }) => {
      worlds.tiktok.suspendAccount(store.advertiserId);
    },
  },
  closed: {
    help: 'STATUS_DISABLE',
    apply: ({ worlds, store }) => {
      worlds.tiktok.closeAccount(store.advertiserId);
    },
  },
  'in-review': {
    help: 'STATUS_PENDING_CONFIRM',
    apply: ({ worlds, store }) => {
      worlds.tiktok.reviewAccount(store.advertiserId);
    },
  },
  'not-approved': {
    help: 'STATUS_CONFIRM_FAIL',
    apply: ({ worlds, store }) => {
      worlds.tiktok.rejectAccount(store.advertiserId);
    },
  },
  enabled: {
    help: 'ad account and Business Center are fine',
    apply: ({ worlds, store }) => {
      worlds.tiktok.enableAccount(store.advertiserId);
      worlds.tiktok.enableBc(store.bcId);
    },
  },
  status: {
    help: 'any advertiser status',
    takes: 'text',
    words: [...advertiserStatuses, 'STATUS_NOBODY_KNOWS'],
    apply: ({ worlds, store }, word) => {
      worlds.tiktok.setAccountStatus(word, store.advertiserId);
    },
  },
  punished: {
    help: 'the Business Center is punished',
    apply: ({ worlds, store }) => {
      worlds.tiktok.punishBc(store.bcId);
    },
  },
  'bc-denied': {
    help: 'the Business Center is refused',
    apply: ({ worlds, store }) => {
      worlds.tiktok.denyBc(store.bcId);
    },
  },
};

const products: Levers = {
  'need-details': {
    help: 'exactly n rejected products',
    takes: 'number',
    apply: ({ worlds, store }, n) => {
      worlds.tiktok.needDetails(n, store.catalogId);
    },
  },
  approved: {
    help: 'exactly n approved',
    takes: 'number',
    apply: ({ worlds, store }, n) => {
      worlds.tiktok.setCounts({ approved: n }, store.catalogId);
    },
  },
  pending: {
    help: 'exactly n under review',
    takes: 'number',
    apply: ({ worlds, store }, n) => {
      worlds.tiktok.setCounts({ processing: n }, store.catalogId);
    },
  },
  rejected: {
    help: 'exactly n rejected, the others unchanged',
    takes: 'number',
    apply: ({ worlds, store }, n) => {
      worlds.tiktok.setCounts({ rejected: n }, store.catalogId);
    },
  },
  break: {
    help: 'TikTok refuses n approved products',
    takes: 'number:word',
    words: tiktokCauseNames,
    apply: ({ worlds, store }, n, word) => {
      worlds.tiktok.breakProducts(n, word as TikTokCause | null, store.catalogId); // checked against tiktokCauseNames
    },
  },
  fix: {
    help: 'n bad products go back to review',
    takes: 'number',
    fallback: Infinity,
    apply: ({ worlds, store }, n) => {
      worlds.tiktok.fixProducts(n, store.catalogId);
    },
  },
  add: {
    help: 'n new products, under review',
    takes: 'number',
    apply: ({ worlds, store }, n) => {
      worlds.tiktok.addProducts(n, store.catalogId);
    },
  },
  delete: {
    help: 'the last n products are gone',
    takes: 'number',
    apply: ({ worlds, store }, n) => {
      worlds.tiktok.deleteProducts(n, store.catalogId);
    },
  },
  'refuse-upload': {
    help: 'n products are refused at upload',
    takes: 'number',
    apply: ({ worlds, store }, n) => {
      worlds.tiktok.refuseAtUpload(n, undefined, store.catalogId);
    },
  },
  review: {
    help: 'products under review will be approved after the review delay',
    apply: ({ worlds, store }) => {
      worlds.tiktok.reviewPending(store.catalogId);
    },
  },
};

const pixel: Levers = {
  unbound: {
    help: 'the pixel is not bound to the catalog',
    apply: ({ worlds, store }) => {
      worlds.tiktok.unbindPixel(store.catalogId);
    },
  },
  bound: {
    help: 'the pixel is bound to the catalog',
    apply: ({ worlds, store }) => {
      worlds.tiktok.bindPixel(store.catalogId, store.pixelCode);
    },
  },
  'pixel-silent': {
    help: 'no pixel events from now on',
    apply: ({ worlds, store }) => {
      worlds.tiktok.silencePixel(store.pixelId);
    },
  },
  'pixel-events': {
    help: 'pixel events flow',
    apply: ({ worlds, store }) => {
      worlds.tiktok.wakePixel(store.pixelId);
    },
  },
};

const wholeOfTikTok: Levers = {
  down: {
    help: 'TikTok cuts every connection',
    apply: ({ worlds }) => {
      worlds.tiktok.setDown('refuse');
    },
  },
  'bad-gateway': {
    help: 'TikTok answers HTML, status 502',
    apply: ({ worlds }) => {
      worlds.tiktok.setDown('html502');
    },
  },
  hang: {
    help: 'TikTok never answers',
    apply: ({ worlds }) => {
      worlds.tiktok.setDown('hang');
    },
  },
  garbage: {
    help: 'TikTok answers half a JSON',
    apply: ({ worlds }) => {
      worlds.tiktok.setDown('garbage');
    },
  },
  throttled: {
    help: 'TikTok answers 40100',
    apply: ({ worlds }) => {
      worlds.tiktok.setDown('throttle');
    },
  },
  up: {
    help: 'TikTok works: no outage, no ban for too many requests',
    apply: ({ worlds }) => {
      worlds.tiktok.setDown(null);
      worlds.tiktok.setAuthOutage(false);
      worlds.tiktok.bannedUntilMs = 0;
    },
  },
  'auth-outage': {
    help: 'TikTok answers 40105 to everybody',
    apply: ({ worlds }) => {
      worlds.tiktok.setAuthOutage(true);
    },
  },
  'app-banned': {
    help: 'our developer app is banned (40113)',
    apply: ({ worlds, store }) => {
      worlds.tiktok.banApp(store.appId);
    },
  },
  'app-allowed': {
    help: 'our developer app is fine',
    apply: ({ worlds, store }) => {
      worlds.tiktok.unbanApp(store.appId);
    },
  },
};

export const tiktokLevers: Levers = { ...access, ...account, ...products, ...pixel, ...wholeOfTikTok };
