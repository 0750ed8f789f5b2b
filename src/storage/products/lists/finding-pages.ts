import { sql } from 'kysely';
import type { FindingRow } from '../../../core/products/list/fix-list.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { openFindings, roomForSorting } from './open-findings.ts';
import { sameFindings } from './same-findings.ts';

/** Half a megabyte of rows, far below the statement timeout each. */
const rowsAtOnce = 1_000;

/** Of one cursor: the query is planned and begun once, however many pages there are. */
export async function* findingPages(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): AsyncGenerator<readonly FindingRow[]> {
  await roomForSorting(trx);
  await sql`declare finding_page no scroll cursor for
    select sku_id as "skuId", cause, reason, detail, id_kind as "idKind",
      case id_kind when 'product' then product_id else '' end as "productId", name as "productName",
      sku_name as "skuName", brand, category, first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt",
      ${sameFindings(workspace, storeId).said('o')} as consequences
    from ${openFindings(workspace, storeId, null)}
    order by sku_id, cause, reason`.execute(trx);
  for (;;) {
    const { rows } = await sql<FindingRow>`fetch ${sql.lit(rowsAtOnce)} from finding_page`.execute(trx);
    if (rows.length === 0) return;
    yield rows;
  }
}
