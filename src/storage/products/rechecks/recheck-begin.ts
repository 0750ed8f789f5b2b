import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { causeNames, causes, isToFix } from '../../../core/products/causes.ts';
import { itemKeyOf } from '../../../core/products/items/item-standing.ts';
import type { JoinKey } from '../../../core/products/items/join-key.ts';
import type { RecheckStart } from '../../../core/products/rechecks/recheck.ts';
import type { RecheckTarget } from '../../../core/products/rechecks/recheck-target.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { appIn, appNow, readNow } from '../../domain-time.ts';
import { rowId } from '../../row-id.ts';
import type { TokenCipher } from '../../token-cipher.ts';
import { readItemAccess } from '../items/item-access.ts';
import { isShown, openFindings } from '../lists/open-findings.ts';
import { keepStore, waitLonger } from '../passes/pass-lease.ts';
import { awaitedSkus } from './recheck-awaited.ts';
import { findingsOf } from './recheck-findings.ts';
import { readKeys } from '../keys/vtex-key-rows.ts';

/** Longer than a person is made to wait; after a crash the next click must not be refused for ever. */
const leaseMs = 120_000;

export type RecheckOrder = {
  readonly storeId: string;
  readonly target: RecheckTarget;
  readonly limit: number;
};

export async function beginRecheck(
  trx: Trx,
  cipher: TokenCipher,
  workspace: Workspace,
  order: RecheckOrder,
): Promise<RecheckStart | 'busy' | 'no-keys' | 'gone'> {
  const { storeId } = order;
  await waitLonger(trx);
  if (!(await keepStore(trx, workspace, storeId))) return 'gone';
  const keys = await readKeys(trx, cipher, workspace, storeId);
  const access = await readItemAccess(trx, cipher, workspace, storeId);
  const startedAt = await readNow(trx);
  const joinKey = access?.joinKey ?? null;
  const { skus, total } = await targetOf(trx, workspace, order, joinKey);
  const isAboutTikTok = skus.some(({ isAtTikTok }) => isAtTikTok);
  if (keys === null && !isAboutTikTok) return 'no-keys';
  const leaseId = await takeLease(trx, workspace, storeId);
  if (leaseId === null) return 'busy';
  const inVtex = skus.filter(({ isInVtex }) => isInVtex).map(({ skuId }) => skuId);
  const itemKeys = [...new Set(skus.map((sku) => itemKeyOf(sku, joinKey)))];
  const skuIds = skus.map(({ skuId }) => skuId);
  return {
    ...{ storeId, leaseId, startedAt, skuIds, total, isAboutTikTok },
    awaited: skus.filter(({ isAwaited }) => isAwaited).map(({ skuId }) => skuId),
    before: await findingsOf(trx, workspace, { storeId, skuIds }),
    vtex: keys === null ? null : { ...keys, skuIds: inVtex },
    tiktok: access === null ? null : { ...access, itemKeys },
  };
}

async function takeLease(trx: Trx, workspace: Workspace, storeId: string): Promise<string | null> {
  const leaseId = randomUUID();
  const row = await trx
    .updateTable('catalog_pass')
    .set({ recheck_id: leaseId, recheck_until: appIn(leaseMs) })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', storeId)
    // Or farther away than any lease: the clock was set back since.
    .where((row) =>
      row.or([
        row('recheck_until', 'is', null),
        row('recheck_until', '<=', appNow),
        row('recheck_until', '>', appIn(2 * leaseMs)),
      ]),
    )
    .returning('recheck_id')
    .executeTakeFirst();
  return row?.recheck_id ?? null;
}

export async function releaseRecheck(
  trx: Trx,
  workspace: Workspace,
  { storeId, leaseId }: Pick<RecheckStart, 'storeId' | 'leaseId'>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('catalog_pass')
    .set({ recheck_id: null, recheck_until: null })
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .where('recheck_id', '=', rowId(leaseId))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

type TargetSku = {
  readonly skuId: string;
  readonly productId: string;
  /** VTEX knows it, or has something against it; others stand under an id that only TikTok uses. */
  readonly isInVtex: boolean;
  readonly isAwaited: boolean;
  /** TikTok has something against it, or lacks it, or has it to review. */
  readonly isAtTikTok: boolean;
};

const tiktokSources: readonly string[] = ['tiktok', 'upload', 'join'];
const tiktokCauses = causeNames.filter((name) => tiktokSources.includes(causes[name].source));
const ownCauses = causeNames.filter((name) => !tiktokCauses.includes(name));

/** The SKUs of the target by id, at most `limit`, and how many there are. */
async function targetOf(
  trx: Trx,
  workspace: Workspace,
  { storeId, target, limit }: RecheckOrder,
  joinKey: JoinKey | null,
): Promise<{ readonly skus: readonly TargetSku[]; readonly total: number }> {
  const openWith = (names: readonly string[]) => sql<boolean>`exists (select from sku_finding f
    where f.workspace_id = ${workspace.id} and f.store_id = ${storeId} and f.sku_id = t.sku_id
      and f.fixed_at is null and f.cause = any(${[...names]}::text[]))`;
  const { rows } = await sql<TargetSku & { readonly total: number }>`
    with awaited as materialized (${awaitedSkus(workspace, storeId, joinKey)})
    select t.sku_id as "skuId", coalesce(s.product_id, t.sku_id) as "productId", t.total,
      s.sku_id is not null or ${openWith(ownCauses)} as "isInVtex", t."isAwaited",
      t."isAwaited" or ${openWith(tiktokCauses)} as "isAtTikTok"
    from (select w.sku_id, count(*) over () as total, w.sku_id in (select sku_id from awaited) as "isAwaited"
        from (${wantedBy(workspace, storeId, target)}) w
        -- What is wrong first, then what is only waited for.
        order by not w.is_open, w.sku_id limit ${limit}) t
      left join sku s on s.workspace_id = ${workspace.id} and s.store_id = ${storeId} and s.sku_id = t.sku_id
    order by t.sku_id`.execute(trx);
  return { skus: rows, total: rows[0]?.total ?? 0 };
}

/** Rows of (sku_id, is_open): what is open, and what TikTok has yet to show of what was fixed lately. */
function wantedBy(workspace: Workspace, storeId: string, target: RecheckTarget) {
  const open = openBy(workspace, storeId, target);
  const isFixed = sql`select f.sku_id from sku_finding f where f.workspace_id = ${workspace.id}
    and f.store_id = ${storeId} and f.fixed_at is not null`;
  const awaited =
    target.kind === 'cause'
      ? sql`${isFixed} and f.cause = ${target.group.cause} and f.reason = ${target.group.reason}`
      : sql`select sku_id from awaited`;
  // Of a product all SKUs are read anyway.
  if (target.kind === 'product') return sql`select sku_id, true as is_open from (${open}) o`;
  return sql`select sku_id, bool_or(is_open) as is_open from (
    select sku_id, true as is_open from (${open}) o
    union all select sku_id, false from awaited where sku_id in (${awaited})) a group by sku_id`;
}

function openBy(workspace: Workspace, storeId: string, target: RecheckTarget) {
  const open = sql`select distinct f.sku_id from sku_finding f where f.workspace_id = ${workspace.id}
    and f.store_id = ${storeId} and f.fixed_at is null and ${isShown(workspace, storeId)}`;
  if (target.kind === 'store') return sql`${open} and f.cause = any(${causeNames.filter(isToFix)}::text[])`;
  if (target.kind === 'cause')
    return sql`${open} and f.cause = ${target.group.cause} and f.reason = ${target.group.reason}`;
  // What VTEX's data do not hold is shown as a product of its own id.
  const { productId } = target;
  const ofProduct = sql`select s.sku_id from sku s where s.workspace_id = ${workspace.id}
    and s.store_id = ${storeId} and s.product_id = ${productId}`;
  return sql`${ofProduct} union select o.sku_id from ${openFindings(workspace, storeId, null, 'apart')}
    where o.product_id = ${productId} and o.sku_id = any(array(${ofProduct}) || ${productId}::text)`;
}
