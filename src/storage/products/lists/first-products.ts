import { sql } from 'kysely';
import type { CauseGroup, ProductWithCause } from '../../../core/products/list/fix-list.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { openFindings, roomForSorting } from './open-findings.ts';

type Group = Pick<CauseGroup, 'cause' | 'reason'>;
type Row = Group & ProductWithCause;

/** One statement for all groups. The SKUs of a product are gathered for the products that are shown only. */
export async function readFirstProducts(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  groups: readonly Group[],
  limit: number,
): Promise<readonly (readonly ProductWithCause[])[]> {
  if (groups.length === 0) return [];
  await roomForSorting(trx);
  const { rows } = await sql<Row>`
    with hit as materialized (
      select sku_id, cause, reason, id_kind, product_id, name from ${openFindings(workspace, storeId, groups)}
    ),
    product as (
      select cause, reason, id_kind, product_id, max(name) as name,
        row_number() over (partition by cause, reason order by count(*) desc, max(name), product_id, id_kind) as place
      from hit group by cause, reason, id_kind, product_id
    ), shown as materialized (
      select p.*, h.sku_id from product p join hit h using (cause, reason, id_kind, product_id)
      where p.place <= ${limit}::bigint
    )
    select p.cause, p.reason, p.id_kind as "idKind", p.product_id as "productId", p.name, max(h.brand) as brand,
      max(h.category) as category,
      json_agg(json_build_object('skuId', h.sku_id, 'name', h.sku_name, 'detail', h.detail) order by h.sku_id) as skus,
      min(h.first_seen_at) as "firstSeenAt", max(h.last_seen_at) as "lastSeenAt"
    from shown p join (
        select * from ${openFindings(workspace, storeId, groups, 'folded each')} where o.sku_id in (select sku_id from shown)
      ) h using (sku_id, cause, reason, id_kind)
    group by p.cause, p.reason, p.id_kind, p.product_id, p.name, p.place
    order by p.place`.execute(trx);
  return groups.map((group) =>
    rows.filter(({ cause, reason }) => cause === group.cause && reason === group.reason).map(productOf),
  );
}

function productOf({ cause: _cause, reason: _reason, ...product }: Row): ProductWithCause {
  return product;
}
