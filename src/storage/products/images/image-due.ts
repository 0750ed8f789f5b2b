import { sql } from 'kysely';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { ofInstalled } from '../due-stores.ts';
import type { DueTable } from '../due-stores.ts';
import { settleImages } from './image-findings.ts';
import { leaseMs } from '../passes/pass-lease.ts';

export const dueImages: DueTable = {
  name: 'image_pass',
  readable: ofInstalled('image_pass'),
  longest: '31 days',
  rewakeMs: leaseMs + 30_000,
};

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
