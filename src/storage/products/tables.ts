import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { CauseName } from '../../core/products/causes.ts';
import type { PolicyDefect } from '../../core/products/rules/policy-defects.ts';
import type { Pass, PassPause } from '../../core/products/ports.ts';
import type { FollowTables } from './follows/follow-tables.ts';
import type { ImageTables } from './images/image-tables.ts';
import type { ItemTables } from './items/item-tables.ts';
import type { PingTables } from './pings/ping-tables.ts';

export type ProductTables = FollowTables &
  ItemTables &
  ImageTables &
  PingTables & {
    vtex_key: VtexKeyTable;
    catalog_pass: CatalogPassTable;
    pass_sku: PassSkuTable;
    sku: SkuTable;
    sku_finding: SkuFindingTable;
    file_lease: FileLeaseTable;
  };

type VtexKeyTable = {
  workspace_id: string;
  account: string;
  app_key: string;
  app_token: string | null;
  version: Generated<number>;
  check_due_at: Date | null;
  ping_secret: string | null;
  /** SHA-256 of the secret. */
  ping_hash: string | null;
};

type CatalogPassTable = {
  workspace_id: string;
  store_id: string;
  due_at: Date | null;
  lease_until: Generated<Date | null>;
  lease_id: Generated<string | null>;
  pass_id: Generated<string | null>;
  started_at: Generated<Date | null>;
  stage: Generated<Pass['stage'] | null>;
  next_page: Generated<number>;
  listed: Generated<number>;
  done: Generated<number>;
  last_pause: Generated<PassPause | null>;
  last_pause_at: Generated<Date | null>;
  published_at: Generated<Date | null>;
  first_published_at: Generated<Date | null>;
  read_until: Generated<Date | null>;
  published_skus: Generated<number | null>;
  /** Somebody had some SKUs read again, and this is under way. */
  recheck_id: Generated<string | null>;
  recheck_until: Generated<Date | null>;
  policy_defects: ColumnType<readonly PolicyDefect[], string | undefined, string>;
};

type PassSkuTable = {
  workspace_id: string;
  store_id: string;
  pass_id: string;
  sku_id: string;
  /** The order of VTEX's list. */
  place: GeneratedAlways<number>;
  read_at: Date | null;
  result: ColumnType<unknown, string | null, string | null>;
  /** pass-settle.ts */
  is_settled: Generated<boolean>;
};

type SkuTable = {
  workspace_id: string;
  store_id: string;
  sku_id: string;
  product_id: string;
  product_name: string;
  sku_name: string;
  brand: string;
  category: string;
  /** '': none that can be looked at. */
  image_url: Generated<string>;
  sellable_since: Date | null;
  read_at: Date;
};

type SkuFindingTable = {
  workspace_id: string;
  store_id: string;
  sku_id: string;
  cause: CauseName;
  reason: string;
  detail: string;
  first_seen_at: Date;
  last_seen_at: Date;
  fixed_at: Date | null;
};

/** Somebody's file is being made, or was sent a moment ago. */
type FileLeaseTable = { workspace_id: string; store_id: string; user_id: string; until: Date };
