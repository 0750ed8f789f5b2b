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

/** Indexes of one page of SKUs, in ascending order. Looks at what is not in order only: the last page costs no more than the first. */
export function indexesOfPage(
  account: VtexAccount,
  channel: number | null,
  page: number,
  pageSize: number,
): number[] {
  const end = endOf(account, channel);
  const missing = missingIn(account, channel);
  let index = (page - 1) * pageSize;
  let passed = 0;
  for (; (missing[passed] ?? Infinity) <= index; passed += 1) index += 1;
  const found: number[] = [];
  for (; index < end && found.length < pageSize; index += 1) {
    if (index === missing[passed]) passed += 1;
    else found.push(index);
  }
  return found;
}

function endOf({ skuCount, channelSkuCount }: VtexAccount, channel: number | null): number {
  if (channel === tiktokChannel) return Math.min(channelSkuCount, skuCount);
  return channel === null || channel === mainChannel ? skuCount : 0;
}

/** Ascending. */
function missingIn(account: VtexAccount, channel: number | null): readonly number[] {
  const isMissing = (index: number) =>
    hasTrouble(account, index, 'removed') || (channel !== null && !inChannel(account, index, channel));
  return [...account.troubles.keys()].filter(isMissing).sort((one, other) => one - other);
}
