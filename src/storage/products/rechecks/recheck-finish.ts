import { standingsOf } from '../../../core/products/items/item-standing.ts';
import type {
  Asker,
  RecheckOutcome,
  RecheckReadings,
  RecheckStart,
} from '../../../core/products/rechecks/recheck.ts';
import { changesIn, toFollow } from '../../../core/products/rechecks/recheck-outcome.ts';
import type { Compared } from '../../../core/products/rechecks/recheck-outcome.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { readNow } from '../../domain-time.ts';
import { beginFollow, lockFollows } from '../follows/follow-begin.ts';
import { settleItems } from '../items/item-settle.ts';
import { keepStore, waitLonger } from '../passes/pass-lease.ts';
import { fixedLately } from './recheck-awaited.ts';
import { releaseRecheck } from './recheck-begin.ts';
import { findingsOf, namesOf } from './recheck-findings.ts';
import { storeReadings } from '../passes/store-readings.ts';

export async function finishRecheck(
  trx: Trx,
  workspace: Workspace,
  start: RecheckStart,
  { readings, asker }: { readonly readings: RecheckReadings; readonly asker: Asker },
): Promise<RecheckOutcome | 'lost'> {
  await waitLonger(trx);
  if (!(await keepStore(trx, workspace, start.storeId))) return 'lost';
  if (!(await releaseRecheck(trx, workspace, start))) return 'lost';
  await lockFollows(trx, workspace, start.storeId, asker);
  if (readings.vtex !== null) {
    const read = { results: readings.vtex, readAt: start.startedAt, isAsked: true };
    await storeReadings(trx, workspace, start.storeId, read);
  }
  const { tiktok: access, before, awaited, startedAt: askedAt } = start;
  const isTikTokStored =
    readings.tiktok !== null &&
    access !== null &&
    (await settleItems(trx, workspace, start.storeId, { access, items: readings.tiktok, askedAt }));
  const skus = await namesOf(trx, workspace, start);
  const joinKey = access?.joinKey ?? null;
  const compared: Compared = {
    ...{ before, awaited, skus, joinKey, isVtexRead: readings.vtex !== null },
    lately: await fixedLately(trx, workspace, start.storeId, { skus, joinKey }),
    gone: goneOf(readings, skus),
    after: await findingsOf(trx, workspace, start),
    standings: isTikTokStored ? standingsOf(skus, readings.tiktok, joinKey) : null,
  };
  const listedAt = access?.listedAt ?? null;
  const changes = { ...changesIn(compared), listedAt, endedAt: await readNow(trx) };
  if (access === null) return { ...changes, isTikTokStored, follow: null };
  const wanted = { ...compared, skus: toFollow(changes, compared), asker };
  return { ...changes, isTikTokStored, follow: await beginFollow(trx, workspace, start.storeId, wanted) };
}

/** Unless somebody has read it there since. */
function goneOf({ vtex }: RecheckReadings, skus: Awaited<ReturnType<typeof namesOf>>): ReadonlySet<string> {
  const known = new Set(skus.filter(({ isInVtex }) => isInVtex).map(({ skuId }) => skuId));
  const gone = (vtex ?? []).flatMap((result) => (result.kind === 'gone' ? [result.skuId] : []));
  return new Set(gone.filter((skuId) => !known.has(skuId)));
}
