import { sql } from 'kysely';
import { causeNames, causes } from '../../../core/products/causes.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';

export const imageCauses = causeNames.filter((name) => causes[name].source === 'image');

/** One picture may stand for "no picture yet" at 100,000 SKUs; so many findings are written well below the statement timeout. */
const atOnce = 10_000;

/**
 * Makes the findings of SKUs equal to what is known of the image that each of them has now. `addresses`: of these images only; null:
 * of all. Of an image that nobody has looked at nothing is known: what was said of the SKU stays. Only what differs is written.
 */
export async function settleImages(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  addresses: readonly string[] | null,
): Promise<void> {
  const scope = { workspace, storeId, addresses };
  // Tables that were just filled have no statistics: the planner would compare each SKU with each finding (pass-results.ts).
  await sql`set local enable_nestloop = off`.execute(trx);
  while ((await openSome(trx, scope)) === atOnce);
  while ((await closeSome(trx, scope)) === atOnce);
  await sql`
    delete from sku_finding f using sku s, image_reading r
    where ${isOfImage(scope)} and s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id
      and r.workspace_id = s.workspace_id and r.store_id = s.store_id and r.url = s.image_url
      and r.state = 'foreign' ${among(scope, 's.image_url')} ${among(scope, 'r.url')}`.execute(trx);
}

type Scope = {
  readonly workspace: Workspace;
  readonly storeId: string;
  readonly addresses: readonly string[] | null;
};

const isOfImage = ({ workspace, storeId }: Scope) => sql<boolean>`
  f.workspace_id = ${workspace.id} and f.store_id = ${storeId} and f.fixed_at is null
  and f.cause = any(${imageCauses}::text[])`;

const among = ({ addresses }: Scope, column: string) =>
  addresses === null ? sql`` : sql`and ${sql.ref(column)} = any(${[...addresses]}::text[])`;

/** Seen when both were known: the image's bytes, and that the SKU has it. */
async function openSome(trx: Trx, scope: Scope): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    insert into sku_finding as f
      (workspace_id, store_id, sku_id, cause, reason, detail, first_seen_at, last_seen_at)
    select s.workspace_id, s.store_id, s.sku_id, d.cause, '', d.detail,
      greatest(r.read_at, s.read_at), greatest(r.read_at, s.read_at)
    from image_reading r
      join sku s on s.workspace_id = r.workspace_id and s.store_id = r.store_id and s.image_url = r.url
      cross join lateral jsonb_to_recordset(r.defects) as d (cause text, detail text)
      left join sku_finding o on o.workspace_id = s.workspace_id and o.store_id = s.store_id
        and o.sku_id = s.sku_id and o.cause = d.cause and o.reason = ''
    where r.workspace_id = ${scope.workspace.id} and r.store_id = ${scope.storeId} and r.defects <> '[]'
      ${among(scope, 's.image_url')} ${among(scope, 'r.url')}
      and (o.sku_id is null or o.fixed_at is not null or o.last_seen_at < r.read_at or o.detail <> d.detail)
    limit ${atOnce}
    on conflict (workspace_id, store_id, sku_id, cause, reason) do update set
      last_seen_at = greatest(f.last_seen_at, excluded.last_seen_at),
      detail = excluded.detail,
      first_seen_at = case when f.fixed_at is null then f.first_seen_at else excluded.first_seen_at end,
      fixed_at = null`.execute(trx);
  return Number(numAffectedRows);
}

/** A better image, or none at all: then VTEX's data say what is missing. */
async function closeSome(trx: Trx, scope: Scope): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    with over as (
      select f.sku_id, f.cause, f.reason, greatest(f.last_seen_at, r.read_at, s.read_at) as at
      from sku_finding f
        join sku s on s.workspace_id = f.workspace_id and s.store_id = f.store_id and s.sku_id = f.sku_id
        left join image_reading r on r.workspace_id = s.workspace_id and r.store_id = s.store_id and r.url = s.image_url
          ${among(scope, 'r.url')}
      where ${isOfImage(scope)} ${among(scope, 's.image_url')}
        and (s.image_url = '' or (r.state in ('size', 'unreadable')
          and not r.defects @> jsonb_build_array(jsonb_build_object('cause', f.cause))))
      limit ${atOnce}
    )
    update sku_finding f set fixed_at = over.at from over
    where f.workspace_id = ${scope.workspace.id} and f.store_id = ${scope.storeId}
      and f.sku_id = over.sku_id and f.cause = over.cause and f.reason = over.reason`.execute(trx);
  return Number(numAffectedRows);
}
