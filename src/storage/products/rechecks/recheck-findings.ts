import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { causeNames, causes, isToFix } from '../../../core/products/causes.ts';
import type { RecheckRepository } from '../../../core/products/rechecks/recheck-ports.ts';
import type {
  FixedBefore,
  FixedFinding,
  NamedFinding,
  NamedSku,
  RecheckStart,
} from '../../../core/products/rechecks/recheck.ts';
import type { RecheckTarget } from '../../../core/products/rechecks/recheck-target.ts';
import { after } from '../../../core/times.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Db, Trx } from '../../database.ts';
import { rowId } from '../../row-id.ts';
import { isShown, openFindings } from '../lists/open-findings.ts';
import { isTold } from './recheck-memory.ts';

type Asked = Pick<RecheckStart, 'storeId' | 'skuIds'>;

/** As the fix list names them, and with what it folds into another: that is no new problem once the other is mended. */
export async function findingsOf(
  trx: Trx,
  workspace: Workspace,
  { storeId, skuIds }: Asked,
): Promise<NamedFinding[]> {
  const { rows } = await sql<NamedFinding>`
    select sku_id as "skuId", product_id as "productId", name, sku_name as "skuName", id_kind as "idKind",
      cause, reason, detail
    from ${openFindings(workspace, storeId, null, 'apart')}
    where sku_id = any(${[...skuIds]}::text[])
    order by name, sku_id, cause, reason`.execute(trx);
  return rows;
}

/** `isInVtex`: as far as we know. */
type KnownSku = NamedSku & { readonly isInVtex: boolean };

/** Of one that VTEX has no more, what it was called. */
export async function namesOf(
  trx: Trx,
  workspace: Workspace,
  { storeId, skuIds, before }: Asked & Pick<RecheckStart, 'before'>,
): Promise<readonly KnownSku[]> {
  const ofStore = sql`workspace_id = ${workspace.id} and store_id = ${storeId}`;
  const { rows } = await sql<KnownSku>`
    select u.sku_id as "skuId", coalesce(s.product_id, u.sku_id) as "productId",
      coalesce(nullif(btrim(s.product_name), ''), (select min(title) from catalog_item
        where ${ofStore} and sku_id = u.sku_id), '') as name,
      coalesce(s.sku_name, '') as "skuName", s.sku_id is not null as "isInVtex"
    from unnest(${[...skuIds]}::text[]) as u (sku_id)
      left join (select * from sku where ${ofStore}) s on s.sku_id = u.sku_id
    order by name, u.sku_id`.execute(trx);
  const known = new Map(before.map((one) => [one.skuId, one]));
  return rows.map((row) => {
    const { productId, name, skuName } = known.get(row.skuId) ?? row;
    return row.isInVtex || row.name !== '' ? row : { ...row, productId, name, skuName };
  });
}

/** As in retention.ts: older ones are forgotten. */
const longestMs = 30 * 86_400_000;
const dayMs = 86_400_000;
/** More than a message holds. */
const most = 100;

/** Of these sources "not found any more" is "fixed"; what TikTok takes back it may only be reviewing, unless it shows it. */
const sources: readonly string[] = ['vtex', 'image', 'join'];
const ownCauses = causeNames.filter((name) => sources.includes(causes[name].source));

const tiktokCauses = causeNames.filter((name) => causes[name].source === 'tiktok');

type Wanted = Parameters<RecheckRepository['fixedBefore']>[2];

export async function readFixedBefore(
  db: Db,
  workspace: Workspace,
  { storeId, startedAt }: Pick<RecheckStart, 'storeId' | 'startedAt'>,
  { target, since: shownAt, userId }: Wanted,
): Promise<FixedBefore> {
  const oldest = after(startedAt, -longestMs);
  const since = shownAt === null || shownAt < oldest ? after(startedAt, -dayMs) : shownAt;
  const { rows } = await sql<FixedFinding & { readonly total: number }>`
    select f.sku_id as "skuId", coalesce(s.product_id, f.sku_id) as "productId",
      coalesce(s.product_name, '') as name, coalesce(s.sku_name, '') as "skuName",
      case when s.sku_id is null then 'sku' else 'product' end as "idKind", f.cause, f.reason, f.detail,
      f.fixed_at as "fixedAt", count(*) over () as total
    from sku_finding f
      left join sku s on s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id
    where f.workspace_id = ${workspace.id} and f.store_id = ${rowId(storeId)}
      and f.fixed_at > ${since} and f.fixed_at <= ${startedAt} and ${isShown(workspace, storeId)}
      and ${isOf(target)} and not ${isTold(userId)}
    order by f.fixed_at desc, name, f.sku_id, f.cause, f.reason limit ${most}`.execute(db);
  return {
    total: rows[0]?.total ?? 0,
    findings: rows.map(({ total: _total, ...finding }) => finding),
  };
}

/** Of `sku_finding f` and `sku s`: TikTok has it, and each item of it is approved. */
const isAvailable = sql<boolean>`coalesce((select bool_and(i.audit = 'approved') from catalog_item i
    left join item_pass k on k.workspace_id = i.workspace_id and k.store_id = i.store_id
  where i.workspace_id = f.workspace_id and i.store_id = f.store_id
    and i.sku_id = case when k.join_key = 'product' then coalesce(s.product_id, f.sku_id) else f.sku_id end), false)`;

/** Of `sku_finding f` and `sku s`. */
function isOf(target: RecheckTarget): RawBuilder<boolean> {
  const isOwn = sql<boolean>`(f.cause = any(${ownCauses}::text[])
    or f.cause = any(${tiktokCauses}::text[]) and ${isAvailable})`;
  const toFix = [...causeNames.filter(isToFix)];
  if (target.kind === 'store') return sql<boolean>`${isOwn} and f.cause = any(${toFix}::text[])`;
  if (target.kind === 'product')
    return sql<boolean>`${isOwn} and coalesce(s.product_id, f.sku_id) = ${target.productId}`;
  const { cause, reason } = target.group;
  return sql<boolean>`${isOwn} and f.cause = ${cause} and f.reason = ${reason}`;
}
