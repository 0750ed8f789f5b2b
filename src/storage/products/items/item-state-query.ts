import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { ItemState } from '../../../core/products/items/item-state.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Db } from '../../database.ts';
import { rowId } from '../../row-id.ts';
import type { Tables } from '../../tables.ts';

export async function readItemState(
  db: Db,
  workspace: Workspace,
  storeId: string,
): Promise<ItemState | null> {
  const row = await db
    .selectFrom('item_pass')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('store_id', '=', rowId(storeId))
    .executeTakeFirst();
  if (row !== undefined) return stateOf(row);
  const { rows } = await sql`select from store
    where workspace_id = ${workspace.id} and id = ${rowId(storeId)}`.execute(db);
  return rows.length === 0 ? null : nothingRead;
}

/** Of a store that was registered before there were item passes. */
const nothingRead: ItemState = {
  items: null,
  join: { key: null, asOf: null },
  diagnostics: null,
  uploads: null,
  underWaySince: null,
  pause: null,
};

function stateOf(row: Selectable<Tables['item_pass']>): ItemState {
  const { published_at: asOf, published_items: count, too_many: tooMany } = row;
  const { last_pause: why, last_pause_at: at } = row;
  return {
    items: asOf === null || count === null ? null : { asOf, count, tooMany },
    join: { key: row.join_key, asOf: row.compared_at },
    diagnostics: dated(row.diagnostics_at, row.diagnostics),
    uploads: dated(row.uploads_at, row.uploads?.map(revived) ?? null),
    underWaySince: row.started_at,
    pause: why === null || why === 'more' || at === null ? null : { why, at },
  };
}

const dated = <T>(asOf: Date | null, value: T | null) =>
  asOf === null || value === null ? null : { asOf, value };

const revived = <T extends { readonly endedAt: string | null }>(upload: T) => ({
  ...upload,
  endedAt: upload.endedAt === null ? null : new Date(upload.endedAt),
});
