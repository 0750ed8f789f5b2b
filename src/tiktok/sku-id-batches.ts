import { longestId, longestSkuIdList, skuIdsPerCall } from './limits.ts';

/**
 * The ids in as few calls as TikTok and the length of a URL allow, each id once. Ids that no item can have are left out:
 * for one of them TikTok would refuse the whole call.
 */
export function skuIdBatches(skuIds: readonly string[]): readonly (readonly string[])[] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let length = 0;
  for (const skuId of new Set(skuIds)) {
    if (skuId === '' || skuId.length > longestId) continue;
    const added = encodedLength(skuId);
    if (batch.length === 0 || batch.length === skuIdsPerCall || length + added > longestSkuIdList) {
      batch = [];
      length = 0;
      batches.push(batch);
    }
    batch.push(skuId);
    length += added;
  }
  return batches;
}

/** In the query, with its quotes and its comma: three characters for each of them, nine for one of Chinese. */
function encodedLength(skuId: string): number {
  return new URLSearchParams([['', `${JSON.stringify(skuId)},`]]).toString().length;
}
