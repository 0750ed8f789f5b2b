import { disconnectStore } from './disconnect.ts';
import { minutes, storeFor } from './happening.ts';
import type { Happening } from './happening.ts';
import { advertiserIdOf, newToken } from './setup.ts';
import { isTokenValid } from './truth.ts';

/** TikTok gives a new token beside the old one, the same one again, or one that ends the old one a moment before we have it. */
export const renew: Happening = async (parts, item) => {
  const { truth, engine, fleet } = parts;
  const store = storeFor(parts, item);
  const token = truth.tokenOf.get(store?.user ?? '');
  if (store === undefined || token === undefined) return;
  const givesSame = item.amount % 3 === 1 && isTokenValid(truth, store.user) && truth.awaited === 0;
  if (item.amount % 3 !== 2) return newToken(parts, store, givesSame);
  truth.tiktok.setToken(token, false);
  engine.at(engine.nowMs() + minutes(item, 0, 2), () => {
    fleet.noteChange();
    return newToken(parts, store);
  });
};

/** A suspension, a lifted one; the role on the catalog taken away, or given back. */
export const account: Happening = (parts, item) => {
  const store = storeFor(parts, item);
  const found = parts.truth.tiktok.accounts.get(advertiserIdOf(store?.number ?? -1));
  if (found !== undefined) found.isSuspended = item.amount % 2 === 0;
};
export const role: Happening = (parts, item) => {
  const catalog = parts.truth.tiktok.catalogs.get(storeFor(parts, item)?.catalogId ?? '');
  if (catalog !== undefined) catalog.isLost = item.amount % 2 === 0;
};

export const disconnect: Happening = (parts, item) => {
  const store = storeFor(parts, item);
  return store === undefined ? undefined : disconnectStore(parts, store);
};
