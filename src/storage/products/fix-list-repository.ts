import { sql } from 'kysely';
import { causes, isToFix } from '../../core/products/causes.ts';
import type { CauseName, CauseSeverity } from '../../core/products/causes.ts';
import type { CauseGroup, FixList, FixListTrends } from '../../core/products/fix-list.ts';
import type { FixListRepository } from '../../core/products/ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Database, Trx } from '../database.ts';
import { rowId } from '../row-id.ts';
import { readTrends } from './cause-trends.ts';
import { readFirstProducts } from './first-products.ts';
import { readFixListState } from './fix-list-state.ts';
import { openFindings } from './open-findings.ts';
import { readFacets, readFindings, searchProducts } from './product-search.ts';
import { vtexCauses } from './pass-publish.ts';

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
    findings: (workspace, storeId, after, limit) =>
      database.transaction((trx) => readFindings(trx, workspace, storeId, after, limit)),
  };
}

async function read(trx: Trx, workspace: Workspace, storeId: string): Promise<FixList | null> {
  const state = await readFixListState(trx, workspace, storeId);
  if (state === null) return null;
  const { vtex, ...rest } = state;
  const groups = await readGroups(trx, workspace, storeId);
  if (vtex === null) return { ...rest, vtex, groups };
  const toFix = await countToFix(trx, workspace, storeId);
  return { ...rest, vtex: { ...vtex, toFix }, groups };
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

async function readGroups(trx: Trx, workspace: Workspace, storeId: string): Promise<CauseGroup[]> {
  const { rows } = await sql<CauseGroup>`
    select cause, reason, count(*) as skus, count(distinct id_kind || ' ' || product_id) as products
    from ${openFindings(workspace, storeId, null)}
    group by cause, reason
    order by skus desc, cause, reason`.execute(trx);
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
