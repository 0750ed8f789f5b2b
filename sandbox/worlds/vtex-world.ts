import { indexOfSkuId, skuIdAt, stockAt } from './catalog-seed.ts';
import { hexOf } from './tiktok-ids.ts';
import { tiktokChannel, vtexResources } from './vtex-model.ts';
import type { VtexAccount, VtexCause, VtexDownMode, VtexKey, VtexResource, VtexState } from './vtex-model.ts';
import { announcing, registerPings } from './vtex-pings.ts';
import { inChannel } from './vtex-sku.ts';

export { vtexCauses, vtexResources } from './vtex-model.ts';
export type * from './vtex-model.ts';

export type NewVtexAccount = {
  readonly name: string;
  readonly seed?: number;
  /** Default 2,000. */
  readonly skuCount?: number;
  /** SKUs of the TikTok trade policy; default 870, of which the last 18 lack something and are not at TikTok. */
  readonly channelSkuCount?: number;
};

export type VtexWorldOptions = Partial<NewVtexAccount> & {
  readonly nowMs: () => number;
  readonly availabilityIssue?: boolean;
};

export type VtexWorld = VtexState & {
  addAccount(account: NewVtexAccount): VtexAccount;
  /** The account of that name, or the first. Throws on a name that this world does not know. */
  account(name?: string): VtexAccount;
  /** The first app key of the account, with every resource until they are taken away. */
  key(account?: string): VtexKey;
  /** Spoils the first n sound SKUs of the TikTok trade policy; answers their ids. */
  break(n: number, cause: VtexCause, account?: string): number[];
  breakSkus(skuIds: readonly number[], cause: VtexCause, account?: string): void;
  /** Repairs everything, n spoilt SKUs, or these; answers the ids that were repaired. */
  fix(which?: number | readonly number[], account?: string): number[];
  /** VTEX calls this address for every SKU that a lever changes from now on. */
  registerPings(endpoint: string, account?: string): void;
  /** Wrong key or token from now on: 401. */
  refuseKey(account?: string): void;
  acceptKey(account?: string): void;
  /** The key lacks this License Manager resource: 403. */
  takeResource(resource: VtexResource, account?: string): void;
  giveResource(resource: VtexResource, account?: string): void;
  /** A new token for the same key; the old one stays good until `endRenewal`. Answers the new token. */
  renewToken(account?: string): string;
  endRenewal(account?: string): void;
  setDown(mode: VtexDownMode | null): void;
};

const defaultChannelSkus = 870;
const defaultNotSent = 18;
const usualCauses: readonly VtexCause[] = [
  'no-description',
  'no-images',
  'no-price',
  'blank-description',
  'sku-inactive',
];

/** The account "lojamodelo": a fashion shop with 2,000 SKUs, trade policy 3 for TikTok. */
export function createVtexWorld(options: VtexWorldOptions): VtexWorld {
  const state: VtexState = {
    nowMs: options.nowMs,
    seed: options.seed ?? 1,
    accounts: new Map(),
    attempts: [],
    owedPings: [],
    announces: true,
    down: null,
    imageBaseUrl: 'http://{account}.vteximg.com.br',
    retryAfterS: 30,
    availabilityIssue: options.availabilityIssue ?? false,
    emptyLists: false,
    maxSimulationItems: 300, // vtex.md 4.2
  };
  addAccount(state, { ...options, name: options.name ?? 'lojamodelo' });
  const levers = { ...announcing(state, goodsLevers(state), accountOf), ...keyLevers(state) };
  return Object.assign(state, {
    ...levers,
    addAccount: (account: NewVtexAccount) => addAccount(state, account),
    account: (name?: string) => accountOf(state, name),
    registerPings: (endpoint: string, name?: string) => {
      registerPings(accountOf(state, name), endpoint);
    },
    setDown: (mode: VtexDownMode | null) => {
      state.down = mode;
    },
  });
}

function addAccount(state: VtexState, wanted: NewVtexAccount): VtexAccount {
  const number = state.accounts.size + 1;
  const appKey = `vtexappkey-${wanted.name}-${hexOf(state.seed, 31, number).slice(0, 6).toUpperCase()}`;
  const account: VtexAccount = {
    name: wanted.name,
    seed: wanted.seed ?? state.seed,
    skuCount: wanted.skuCount ?? 2000,
    channelSkuCount: wanted.channelSkuCount ?? Math.min(wanted.skuCount ?? 2000, defaultChannelSkus),
    channels: [
      { id: 1, name: 'Loja principal', isActive: true, currencyCode: 'BRL', countryCode: 'BRA' },
      { id: 2, name: 'Atacado', isActive: false, currencyCode: 'BRL', countryCode: 'BRA' },
      { id: tiktokChannel, name: 'TikTok', isActive: true, currencyCode: 'BRL', countryCode: 'BRA' },
    ],
    affiliates: [{ id: 'TKT', name: 'TikTok', salesChannel: String(tiktokChannel) }],
    keys: new Map([
      [
        appKey,
        {
          appKey,
          appTokens: new Set([hexOf(state.seed, 32, number).toUpperCase()]),
          resources: new Set(vtexResources),
          active: true,
        },
      ],
    ]),
    troubles: new Map(),
    images: new Map(),
    planted: new Set(),
    withheld: new Set(),
  };
  state.accounts.set(account.name, account);
  if (wanted.channelSkuCount === undefined) breakUsual(account);
  return account;
}

/** The last SKUs of the trade policy lack something: they never reached TikTok. */
export function breakUsual(account: VtexAccount, count = defaultNotSent): void {
  const first = Math.max(0, account.channelSkuCount - count);
  for (let index = first; index < account.channelSkuCount; index += 1) {
    const cause = usualCauses[index % usualCauses.length] ?? 'no-description';
    account.troubles.set(index, new Set([cause]));
  }
}

function accountOf(state: VtexState, name?: string): VtexAccount {
  const account = name === undefined ? [...state.accounts.values()][0] : state.accounts.get(name);
  if (account === undefined) throw new Error(`this world has no VTEX account ${name ?? ''}`);
  return account;
}

function goodsLevers(state: VtexState) {
  const spoil = (account: VtexAccount, index: number, cause: VtexCause): void => {
    account.troubles.set(index, (account.troubles.get(index) ?? new Set<VtexCause>()).add(cause));
  };
  return {
    break(n: number, cause: VtexCause, name?: string): number[] {
      const account = accountOf(state, name);
      const victims: number[] = [];
      for (let index = 0; index < account.skuCount && victims.length < n; index += 1) {
        const sound = !account.troubles.has(index) && stockAt(account.seed, index) > 0;
        if (sound && inChannel(account, index, tiktokChannel)) victims.push(index);
      }
      for (const index of victims) spoil(account, index, cause);
      return victims.map(skuIdAt);
    },
    breakSkus(skuIds: readonly number[], cause: VtexCause, name?: string): void {
      for (const skuId of skuIds) spoil(accountOf(state, name), indexOfSkuId(skuId), cause);
    },
    fix(which: number | readonly number[] = Infinity, name?: string): number[] {
      const { troubles } = accountOf(state, name);
      const spoilt = [...troubles.keys()];
      const fixed =
        typeof which === 'number'
          ? spoilt.slice(0, which)
          : which.map(indexOfSkuId).filter((index) => troubles.has(index));
      for (const index of fixed) troubles.delete(index);
      return fixed.map(skuIdAt);
    },
  };
}

function keyLevers(state: VtexState) {
  const keyOf = (name?: string): VtexKey => {
    const key = [...accountOf(state, name).keys.values()][0];
    if (key === undefined) throw new Error('this account has no app key');
    return key;
  };
  return {
    key: keyOf,
    refuseKey: (name?: string): void => {
      keyOf(name).active = false;
    },
    acceptKey: (name?: string): void => {
      keyOf(name).active = true;
    },
    takeResource: (resource: VtexResource, name?: string): void => {
      keyOf(name).resources.delete(resource);
    },
    giveResource: (resource: VtexResource, name?: string): void => {
      keyOf(name).resources.add(resource);
    },
    renewToken(name?: string): string {
      const { appTokens } = keyOf(name);
      const token = hexOf(state.seed, 33, appTokens.size, state.nowMs() % 2 ** 31).toUpperCase();
      appTokens.add(token);
      return token;
    },
    endRenewal(name?: string): void {
      const { appTokens } = keyOf(name);
      for (const old of [...appTokens].slice(0, -1)) appTokens.delete(old);
    },
  };
}
