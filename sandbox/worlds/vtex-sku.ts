import { indexOfSkuId, seedSku } from './catalog-seed.ts';
import type { SeedSku } from './catalog-seed.ts';
import { mainChannel, tiktokChannel } from './vtex-model.ts';
import type { VtexAccount, VtexCause } from './vtex-model.ts';

/** One SKU as VTEX knows it: the seed's goods with what is wrong with them. */
export type VtexSku = {
  readonly seed: SeedSku;
  readonly channels: readonly number[];
  has(cause: VtexCause): boolean;
};

/** null: no such SKU in this account. */
export function findSku(account: VtexAccount, skuId: number): VtexSku | null {
  const index = indexOfSkuId(skuId);
  if (!Number.isInteger(index) || index < 0 || index >= account.skuCount) return null;
  if (hasTrouble(account, index, 'removed')) return null;
  return {
    seed: seedSku(account.seed, index),
    channels: inChannel(account, index, tiktokChannel) ? [mainChannel, tiktokChannel] : [mainChannel],
    has: (cause) => hasTrouble(account, index, cause),
  };
}

export const hasTrouble = (account: VtexAccount, index: number, cause: VtexCause): boolean =>
  account.troubles.get(index)?.has(cause) === true;

export function inChannel(account: VtexAccount, index: number, channel: number): boolean {
  if (channel === mainChannel) return index < account.skuCount;
  return (
    channel === tiktokChannel &&
    index < Math.min(account.channelSkuCount, account.skuCount) &&
    !hasTrouble(account, index, 'not-in-channel')
  );
}

/** Units that can be sold. */
export const stockOf = (sku: VtexSku): number => (sku.has('out-of-stock') ? 0 : sku.seed.stock);
export const hasPrice = (sku: VtexSku): boolean => !sku.has('no-price');

/** Indexes of one page of SKUs, in ascending order; walks, never lists all of them. */
export function indexesOfPage(
  account: VtexAccount,
  channel: number | null,
  page: number,
  pageSize: number,
): number[] {
  const found: number[] = [];
  let skip = (page - 1) * pageSize;
  for (let index = 0; index < account.skuCount && found.length < pageSize; index += 1) {
    if (hasTrouble(account, index, 'removed')) continue;
    if (channel !== null && !inChannel(account, index, channel)) continue;
    if (skip > 0) skip -= 1;
    else found.push(index);
  }
  return found;
}
