import { sql } from 'kysely';
import { causes, isToFix } from '../../../core/products/causes.ts';
import type { CauseName, CauseSeverity } from '../../../core/products/causes.ts';
import type { CauseGroup, FixList, FixListTrends, Refused } from '../../../core/products/list/fix-list.ts';
import { sameCauses } from '../../../core/products/list/same-cause.ts';
import type { FixListRepository } from '../../../core/products/ports.ts';
import { longestReviewMs } from '../../../core/products/rechecks/follow.ts';
import { after } from '../../../core/times.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Database, Trx } from '../../database.ts';
import { readNow } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';
import { vtexCauses } from '../passes/pass-results.ts';
import { readTrends } from './cause-trends.ts';
import { readFirstProducts } from './first-products.ts';
import { beginFile, endFile } from './file-lease.ts';
import { findingPages } from './finding-pages.ts';
import { readFixListState } from './fix-list-state.ts';
import { openFindings, roomForSorting } from './open-findings.ts';
import { readFacets, searchProducts } from './product-search.ts';
import { sameFindings } from './same-findings.ts';

export function createFixListRepository(database: Database): FixListRepository {
  return {
    read: (workspace, storeId) => database.transaction((trx) => read(trx, workspace, storeId)),
    readTrends: (workspace, storeId) =>
      database.transaction((trx) => readWithTrends(trx, workspace, storeId)),
    firstProducts: (workspace, storeId, groups, limit) =>
      database.transaction((trx) => readFirstProducts(trx, workspace, storeId, groups, limit)),
    search: (workspace, storeId, filter, page) =>
      database.transaction((trx) => searchProducts(trx, workspace, storeId, filter, page)),
    facets: (workspace, storeId, wanted, limit) =>
      database.transaction((trx) => readFacets(trx, workspace, storeId, wanted, limit)),
    readAll: (workspace, storeId, use) =>
      database.transaction(async (trx) => {
        const sources = await readFixListState(trx, workspace, storeId);
        return sources === null ? null : use(sources, findingPages(trx, workspace, storeId));
      }, 'repeatable read'),
    beginFile: (workspace, storeId, userId) =>
      database.transaction((trx) => beginFile(trx, workspace, storeId, userId)),
    endFile: (workspace, storeId, userId) =>
      database.transaction((trx) => endFile(trx, workspace, storeId, userId)),
  };
}

async function read(trx: Trx, workspace: Workspace, storeId: string): Promise<FixList | null> {
  await roomForSorting(trx);
  const state = await readFixListState(trx, workspace, storeId);
  if (state === null) return null;
  const { vtex, ...rest } = state;
  const groups = await readGroups(trx, workspace, storeId);
  const list = { ...rest, groups, refused: await countRefused(trx, workspace, storeId, groups) };
  if (vtex === null) return { ...list, vtex };
  const toFix = await countToFix(trx, workspace, storeId);
  return { ...list, vtex: { ...vtex, toFix } };
}

async function readWithTrends(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): Promise<FixListTrends | null> {
  const list = await read(trx, workspace, storeId);
  return list === null ? null : { list, trends: await readTrends(trx, workspace, list) };
}

const rank: { readonly [S in CauseSeverity]: number } = { blocks: 0, mayHoldBack: 1, hint: 2 };
const severityOf = (cause: CauseName): CauseSeverity => causes[cause].severity;

/** Products first, then their number: "count(distinct)" would sort all findings of a cause. */
async function readGroups(trx: Trx, workspace: Workspace, storeId: string): Promise<CauseGroup[]> {
  const { rows } = await sql<CauseGroup>`
    select cause, reason, g.skus, g.products, coalesce(counted.skus, 0) as refused
    from (select cause, reason, sum(skus)::bigint as skus, count(*) as products
        from (select cause, reason, id_kind, product_id, count(*) as skus
          from ${openFindings(workspace, storeId, null)} group by 1, 2, 3, 4) p
        group by 1, 2) g
      left join (select of_cause as cause, of_reason as reason, count(distinct of_sku_id) as skus
        from ${sameFindings(workspace, storeId).consequences()} group by 1, 2) as counted using (cause, reason)
    order by skus desc, cause, reason`.execute(trx);
  return rows.toSorted((one, other) => rank[severityOf(one.cause)] - rank[severityOf(other.cause)]);
}

/** Of what stands in no group of TikTok's only the first numbers are asked for. */
async function countRefused(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  groups: readonly CauseGroup[],
): Promise<Refused> {
  const { rows } = await sql<Pick<Refused, 'rejected' | 'images' | 'imagesOnly'>>`
    select count(*) filter (where is_rejected) as rejected, count(*) filter (where has_image) as images,
      count(*) filter (where not is_rejected) as "imagesOnly"
    from (select bool_or(cause = 'tiktok.rejected') as is_rejected, bool_or(cause = 'tiktok.image') as has_image
      from sku_finding
      where workspace_id = ${workspace.id} and store_id = ${rowId(storeId)} and fixed_at is null
        and cause in ('tiktok.rejected', 'tiktok.image')
      group by sku_id) f`.execute(trx);
  const all = rows[0] ?? { rejected: 0, images: 0, imagesOnly: 0 };
  const listed = groups.filter(({ cause }) => cause === 'tiktok.rejected');
  if (listed.length === 0) return { ...all, others: 0, waiting: 0 };
  const others = await sql<{ skus: number }>`
    select count(distinct sku_id) as skus from ${openFindings(workspace, storeId, listed)}`.execute(trx);
  const waiting = listed.some((group) => sameCauses(group).length > 0)
    ? await countWaiting(trx, workspace, storeId)
    : 0;
  return { ...all, others: others.rows[0]?.skus ?? 0, waiting };
}

/** What TikTok still says after the longest review it does not say for want of time. */
async function countWaiting(trx: Trx, workspace: Workspace, storeId: string): Promise<number> {
  const since = after(await readNow(trx), -longestReviewMs);
  const { consequences } = sameFindings(workspace, storeId);
  const { rows } = await sql<{ skus: number }>`
    select count(distinct sku_id) as skus from ${consequences(since)}
    where cause = 'tiktok.rejected' and fixed_at is null and of_fixed_at > first_seen_at
      and (sku_id, cause, reason) not in (select sku_id, cause, reason from ${consequences()})`.execute(trx);
  return rows[0]?.skus ?? 0;
}

const counted = vtexCauses.filter(isToFix);

async function countToFix(trx: Trx, workspace: Workspace, storeId: string): Promise<number> {
  const { rows } = await sql<{ skus: number }>`
    select count(*) as skus from (select distinct sku_id from sku_finding
      where workspace_id = ${workspace.id} and store_id = ${rowId(storeId)} and fixed_at is null
        and cause = any(${counted}::text[])) f`.execute(trx);
  return rows[0]?.skus ?? 0;
}
