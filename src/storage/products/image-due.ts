import { sql } from 'kysely';
import type { ImageWakeUp } from '../../core/products/image-ports.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Db, Trx } from '../database.ts';
import { appIn } from '../domain-time.ts';
import { settleImages } from './image-findings.ts';
import { leaseMs } from './pass-lease.ts';

/** Should the wake-up be lost, or the worker die, the images are due again once the lease is over. */
const rewakeMs = leaseMs + 30_000;

const readable = sql`image_pass p
  join workspace w on w.id = p.workspace_id and w.uninstalled_at is null`;

export async function takeDueImages(trx: Trx, limit: number): Promise<readonly ImageWakeUp[]> {
  const { rows } = await sql<ImageWakeUp>`
    with due as (
      select p.workspace_id, p.store_id from ${readable}
      -- Or farther away than any image: the clock was set back since.
      where p.due_at <= app_now() or p.due_at > app_now() + interval '31 days'
      order by p.due_at limit ${limit} for update of p skip locked
    )
    update image_pass p set due_at = ${appIn(rewakeMs)} from due
    where p.workspace_id = due.workspace_id and p.store_id = due.store_id
    returning p.workspace_id as "workspaceId", p.store_id as "storeId"`.execute(trx);
  return rows;
}

export async function nextDueImages(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(p.due_at) as at from ${readable}`.execute(db);
  return rows[0]?.at ?? null;
}

/**
 * SKUs were read: their images are due, for some may be others. After a transaction has changed findings of images, as
 * everywhere: in the other order two of them would wait for each other.
 */
export async function wantImages(trx: Trx, workspace: Workspace, storeId: string): Promise<void> {
  await sql`
    insert into image_pass as p (workspace_id, store_id, due_at) values (${workspace.id}, ${storeId}, app_now())
    on conflict (workspace_id, store_id) do update set due_at = least(p.due_at, excluded.due_at)`.execute(
    trx,
  );
}

export type ReadSkus = {
  readonly skuIds: readonly string[];
  /** Somebody says to have mended them: an image with a finding is looked at again, also where its address is the old one. */
  readonly again: boolean;
};

/** The same after single SKUs were read. What is known of their images already is said at once. */
export async function wantImagesOf(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
  { skuIds, again }: ReadSkus,
): Promise<void> {
  const { rows } = await sql<{ url: string; isDue: boolean }>`
    select s.image_url as url, s.image_url <> '' and (r.url is null or r.due_at <= app_now()
      or (${again} and r.defects <> '[]')) as "isDue"
    from sku s
      left join image_reading r on r.workspace_id = s.workspace_id and r.store_id = s.store_id and r.url = s.image_url
    where s.workspace_id = ${workspace.id} and s.store_id = ${storeId}
      and s.sku_id = any(${[...skuIds]}::text[])`.execute(trx);
  await settleImages(trx, workspace, storeId, [...new Set(rows.map(({ url }) => url))]);
  // What follows in this transaction is about a few SKUs.
  await sql`set local enable_nestloop to default`.execute(trx);
  const due = rows.filter(({ isDue }) => isDue).map(({ url }) => url);
  if (due.length === 0) return;
  await sql`update image_reading set due_at = least(due_at, app_now())
    where workspace_id = ${workspace.id} and store_id = ${storeId} and url = any(${due}::text[])`.execute(
    trx,
  );
  await wantImages(trx, workspace, storeId);
}
