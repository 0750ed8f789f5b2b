import type { ColumnType, Generated } from 'kysely';
import type { Diagnostics, ReviewIssue, UploadLog } from '../../../core/products/items/catalog-item.ts';
import type { AuditState, ImageState } from '../../../core/products/items/catalog-item.ts';
import type { ItemCursor } from '../../../core/products/items/item-chain.ts';
import type { ItemPause } from '../../../core/products/items/item-ports.ts';
import type { JoinKey } from '../../../core/products/items/join-key.ts';

export type ItemTables = {
  item_pass: ItemPassTable;
  pass_item: PassItemTable;
  catalog_item: CatalogItemTable;
};

/** Goes in as JSON text: the driver would turn an array into a PostgreSQL array. */
type Json<T> = ColumnType<T, string | null | undefined, string | null>;

type ItemPassTable = {
  workspace_id: string;
  store_id: string;
  due_at: Date | null;
  wanted_at: Generated<Date | null>;
  lease_until: Generated<Date | null>;
  lease_id: Generated<string | null>;
  pass_id: Generated<string | null>;
  started_at: Generated<Date | null>;
  generation: Generated<number | null>;
  token_version: Generated<number | null>;
  cursor: Json<ItemCursor | null>;
  last_pause: Generated<ItemPause | null>;
  last_pause_at: Generated<Date | null>;
  published_at: Generated<Date | null>;
  first_published_at: Generated<Date | null>;
  published_items: Generated<number | null>;
  too_many: Generated<boolean>;
  is_short: Generated<boolean>;
  join_key: Generated<JoinKey | null>;
  compared_at: Generated<Date | null>;
  diagnostics: Json<Diagnostics | null>;
  diagnostics_at: Generated<Date | null>;
  uploads: Json<readonly StoredUpload[] | null>;
  uploads_at: Generated<Date | null>;
};

/** As JSON gives it back. */
export type StoredUpload = Omit<UploadLog, 'endedAt'> & { readonly endedAt: string | null };

type ItemColumns = {
  workspace_id: string;
  store_id: string;
  item_id: string;
  /** The store's id, as TikTok has it. */
  sku_id: string;
  title: string;
  audit: AuditState;
  image: ImageState;
  issues: Json<readonly ReviewIssue[]>;
  read_at: Date;
};

type CatalogItemTable = ItemColumns;

type PassItemTable = ItemColumns & { pass_id: string };
