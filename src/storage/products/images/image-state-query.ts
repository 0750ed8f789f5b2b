import { sql } from 'kysely';
import { isToFix } from '../../../core/products/causes.ts';
import type { ImageProgress } from '../../../core/products/list/fix-list.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { rowId } from '../../row-id.ts';
import { imageCauses } from './image-findings.ts';

const counted = imageCauses.filter(isToFix);

/** One row and an index over open findings: 100,000 images are not counted while somebody waits. */
export async function readImageProgress(
  trx: Trx,
  workspace: Workspace,
  storeId: string,
): Promise<ImageProgress | null> {
  const { rows } = await sql<ImageProgress>`
    select (select count(distinct f.sku_id) from sku_finding f
        where f.workspace_id = p.workspace_id and f.store_id = p.store_id and f.fixed_at is null
          and f.cause = any(${counted}::text[])) as "toFix",
      p.images - p.waiting as looked, p.images as total, p.oldest_at as "asOf"
    from image_pass p
    where p.workspace_id = ${workspace.id} and p.store_id = ${rowId(storeId)} and p.images > 0`.execute(trx);
  return rows[0] ?? null;
}
