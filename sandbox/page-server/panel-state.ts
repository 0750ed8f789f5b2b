import type { Fault } from '../faults.ts';
import { mixedCauses, shopCauseNames } from '../worlds/shop-causes.ts';
import { brokenOf } from '../worlds/shop-counts.ts';
import { shopOf } from '../worlds/shop.ts';
import { countsOf } from '../worlds/tiktok-catalog.ts';
import type { DownMode, TikTokStore, TikTokWorld } from '../worlds/tiktok-world.ts';
import type { VtexDownMode } from '../worlds/vtex-world.ts';
import type { Worlds } from '../worlds.ts';
import type { VendorState, WorldState } from './snapshot.ts';

/** The worlds in short, for the panel. */
export function panelState(worlds: Worlds, more: Pick<WorldState, 'replicas' | 'busy'>): WorldState {
  const { tiktok, vtex } = worlds;
  const [store] = tiktok.stores;
  if (store === undefined) throw new Error('the TikTok world has no store');
  const shop = shopOf(tiktok, vtex, store);
  const { approved, processing, rejected } = countsOf(shop.catalog, tiktok.nowMs());
  const adStatus = tiktok.adAccounts.get(store.advertiserId)?.status ?? '';
  return {
    nowMs: worlds.clock.nowMs(),
    token: tokenState(tiktok, store),
    account: accountState(adStatus),
    adStatus,
    vendors: vendorStates(worlds),
    products: { approved, pending: processing, rejected, broken: brokenOf(shop) },
    causes: causeNames,
    reviewDelayMs: tiktok.reviewDelayMs,
    ...more,
  };
}

// Those that a person can mend come first.
const causeNames = [...new Set(['mixed', ...mixedCauses, ...shopCauseNames])];

/** The newest one of the store's TikTok user: after a reconnect there are several. */
function tokenState({ tokens }: TikTokWorld, store: TikTokStore): WorldState['token'] {
  const own = [...tokens.values()].filter(
    ({ coreUserId, appId }) => coreUserId === store.coreUserId && appId === store.appId,
  );
  return own.at(-1)?.state ?? null;
}

function accountState(adStatus: string): WorldState['account'] {
  if (adStatus === 'STATUS_ENABLE') return 'enabled';
  if (adStatus === 'STATUS_LIMIT') return 'suspended';
  return adStatus.startsWith('STATUS_PENDING') ? 'under review' : 'other';
}

const downStates: Readonly<Record<DownMode | VtexDownMode, VendorState>> = {
  refuse: 'down',
  html502: 'down',
  hang: 'down',
  '503': 'down',
  garbage: 'garbage',
  throttle: 'throttled',
  slow: 'slow',
  lost: 'answers lost',
};
const faultStates: Readonly<Record<Fault['kind'], VendorState>> = {
  reset: 'down',
  html502: 'down',
  hang: 'down',
  garbage: 'garbage',
  throttle: 'throttled',
  delay: 'slow',
  answerLost: 'answers lost',
};

function vendorStates({ tiktok, vtex, faults }: Worlds): WorldState['vendors'] {
  const stateOf = (down: DownMode | VtexDownMode | null, standing: Fault | null): VendorState => {
    if (down !== null) return downStates[down];
    return standing === null ? 'up' : faultStates[standing.kind];
  };
  return {
    tiktok: stateOf(tiktok.down, faults.tiktok.standing()),
    vtex: stateOf(vtex.down, faults.vtex.standing()),
    slack: stateOf(null, faults.slack.standing()),
  };
}
