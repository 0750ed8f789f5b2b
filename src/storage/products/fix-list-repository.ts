import { sql } from 'kysely';
import { causes, isToFix } from '../../core/products/causes.ts';
import type { CauseName, CauseSeverity } from '../../core/products/causes.ts';
import type { CauseGroup, FixList, ProductWithCause } from '../../core/products/fix-list.ts';
import type { FixListRepository } from '../../core/products/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Database, Trx } from '../database.ts';
import { rowId } from '../row-id.ts';
import { readFixListState } from './fix-list-state.ts';
import { readFacets, readFindings, searchProducts } from './product-search.ts';
import { vtexCauses } from './pass-publish.ts';

export function createFixListRepository(database: Database): FixListRepository {
  return {
    read: (workspace, storeId) => database.transaction((trx) => read(trx, workspace, storeId)),
    products: (workspace, storeId, group, page) =>
      database.transaction((trx) => readProducts(trx, workspace, storeId, { ...group, ...page })),
    search: (workspace, storeId, filter, page) =>
      database.transaction((trx) => searchProducts(trx, workspace, storeId, filter, page)),
    facets: (workspace, storeId, wanted, limit) =>
      database.transaction((trx) => readFacets(trx, workspace, storeId, wanted, limit)),
    findings: (workspace, storeId, after, limit) =>
      database.transaction((trx) => readFindings(trx, workspace, storeId, after, limit)),
  };
}

async function read(trx: Trx, workspace: Workspace, storeId: string): Promise<FixList | null> {
  const state = await readFixListState(trx, workspace, storeId);
  if (state === null) return null;
  const { vtex, ...rest } = state;
  if (vtex === null) return { ...rest, vtex, groups: [] };
  const groups = await readGroups(trx, workspace, storeId);
  const toFix = await countToFix(trx, workspace, storeId);
  return { ...rest, vtex: { ...vtex, toFix }, groups };
}

const rank: { readonly [S in CauseSeverity]: number } = { blocks: 0, mayHoldBack: 1, hint: 2 };
const severityOf = (cause: CauseName): CauseSeverity => causes[cause].severity;

async function readGroups(trx: Trx, workspace: Workspace, storeId: string): Promise<CauseGroup[]> {
  const { rows } = await sql<CauseGroup>`
    select f.cause, f.reason, count(*) as skus, count(distinct coalesce(s.product_id, f.sku_id)) as products
    from sku_finding f
      left join sku s on s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id
    where f.workspace_id = ${workspace.id} and f.store_id = ${rowId(storeId)} and f.fixed_at is null
    group by f.cause, f.reason
    order by skus desc, f.cause, f.reason`.execute(trx);
  return rows.toSorted((one, other) => rank[severityOf(one.cause)] - rank[severityOf(other.cause)]);
}

const counted = vtexCauses.filter(isToFix);

async function countToFix(trx: Trx, workspace: Workspace, storeId: string): Promise<number> {
  const { rows } = await sql<{ skus: number }>`
    select count(distinct sku_id) as skus from sku_finding
    where workspace_id = ${workspace.id} and store_id = ${rowId(storeId)} and fixed_at is null
      and cause = any(${counted}::text[])`.execute(trx);
  return rows[0]?.skus ?? 0;
}

type Wanted = Pick<CauseGroup, 'cause' | 'reason'> & { readonly position: number; readonly limit: number };

async function readProducts(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { cause, reason, position, limit }: Wanted,
): Promise<readonly ProductWithCause[]> {
  const { rows } = await sql<ProductWithCause>`
    select coalesce(s.product_id, f.sku_id) as "productId", coalesce(min(s.product_name), '') as name,
      coalesce(min(s.brand), '') as brand, coalesce(min(s.category), '') as category,
      json_agg(json_build_object('skuId', f.sku_id, 'name', coalesce(s.sku_name, ''), 'detail', f.detail) order by f.sku_id) as skus,
      min(f.first_seen_at) as "firstSeenAt", max(f.last_seen_at) as "lastSeenAt"
    from sku_finding f
      left join sku s on s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id
    where f.workspace_id = ${workspace.id} and f.store_id = ${rowId(storeId)} and f.fixed_at is null
      and f.cause = ${cause} and f.reason = ${reason}
    group by 1
    order by count(*) desc, 2, 1
    limit ${limit} offset ${position}`.execute(trx);
  return rows;
}
