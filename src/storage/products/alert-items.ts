import { sql } from 'kysely';
import { mostNamed } from '../../core/alerts/conditions/listed-items.ts';
import type { ListedItem } from '../../core/alerts/conditions/listed-items.ts';
import type { NotSent } from '../../core/alerts/conditions/products-not-sent.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';

// What the readings of all items say to the alerts of a check.

/** The rejected items of the last reading; none where they cannot be as many as TikTok counts now. */
export async function readRejected(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  counted: number,
): Promise<readonly ListedItem[]> {
  if (counted === 0 || counted > mostNamed) return [];
  const { rows } = await sql<ListedItem>`
    select item_id as id, title as label from catalog_item
    where workspace_id = ${workspace.id} and store_id = ${storeId} and audit = 'rejected'
    order by item_id limit ${counted + 1}`.execute(trx);
  return rows;
}

/** null: nothing is known to be missing, and nothing was. */
export async function readNotSent(trx: Trx, workspace: Workspace, storeId: string): Promise<NotSent | null> {
  const { rows } = await sql<Omit<NotSent, 'items'>>`
    select * from (
      select p.compared_at as "asOf", coalesce(c.published_skus, 0) as total,
        (select count(distinct f.sku_id) from sku_finding f
          where f.workspace_id = p.workspace_id and f.store_id = p.store_id
            and f.cause = 'join.notSent' and f.fixed_at is null) as count
      from item_pass p
        left join catalog_pass c on c.workspace_id = p.workspace_id and c.store_id = p.store_id
      where p.workspace_id = ${workspace.id} and p.store_id = ${storeId} and p.compared_at is not null) compared
    where count > 0 or exists (select from incident i
      where i.workspace_id = ${workspace.id} and i.scope = ${`store:${storeId}`}
        and i.condition = 'products.not_sent' and i.phase <> 'closed')`.execute(trx);
  const [compared] = rows;
  if (compared === undefined) return null;
  return { ...compared, items: await namesOf(trx, workspace, storeId, compared.count) };
}

async function namesOf(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  count: number,
): Promise<readonly ListedItem[]> {
  if (count === 0 || count > mostNamed) return [];
  const { rows } = await sql<ListedItem>`
    select distinct f.sku_id as id, coalesce(s.product_name, '') as label
    from sku_finding f
      left join sku s on s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id
    where f.workspace_id = ${workspace.id} and f.store_id = ${storeId} and f.cause = 'join.notSent'
      and f.fixed_at is null
    order by 1`.execute(trx);
  return rows;
}
