import { sql } from 'kysely';
import type { NumberedMigration } from './index.ts';

/** Products: VTEX's keys, the passes that read all of a store's SKUs, and what was found. */
export const products: NumberedMigration = {
  name: '0005-products',
  minApp: 1,
  up: async (trx) => {
    await sql.raw(statements).execute(trx);
  },
};

const statements = `
create table vtex_key (
  workspace_id uuid not null references workspace on delete cascade,
  account text not null,
  app_key text not null,
  app_token text, -- encrypted; null after an uninstall
  version integer not null default 1, -- raised with each new token
  check_due_at timestamptz,
  ping_secret text, -- encrypted; of the address at which VTEX announces changes; null after an uninstall
  ping_hash text unique,
  primary key (workspace_id, account),
  check ((ping_secret is null) = (ping_hash is null))
);

create index vtex_key_due on vtex_key (check_due_at) where check_due_at is not null;

-- due_at null = never. pass_id: the pass under way, which may be gone on with by anybody after the lease.
create table catalog_pass (
  workspace_id uuid not null,
  store_id uuid not null,
  due_at timestamptz,
  lease_until timestamptz,
  lease_id uuid,
  pass_id uuid,
  started_at timestamptz,
  stage text check (stage in ('listing', 'reading')),
  next_page integer not null default 1,
  listed integer not null default 0,
  done integer not null default 0,
  last_pause text,
  last_pause_at timestamptz,
  published_at timestamptz,
  first_published_at timestamptz, -- the end of the first pass; published_at is the beginning of the last one
  read_until timestamptz, -- the end of the last one
  published_skus integer,
  recheck_id uuid,
  recheck_until timestamptz,
  policy_defects json not null default '[]',
  primary key (workspace_id, store_id),
  foreign key (workspace_id, store_id) references store on delete cascade,
  check ((pass_id is null) = (stage is null) and (pass_id is null) = (started_at is null))
);
create index catalog_pass_due on catalog_pass (due_at) where due_at is not null;

-- What a pass under way has read. Nobody sees it before it is published.
create table pass_sku (
  workspace_id uuid not null,
  store_id uuid not null,
  pass_id uuid not null,
  sku_id text not null,
  place bigint generated always as identity,
  read_at timestamptz,
  result jsonb,
  is_settled boolean not null default false, -- SKU and findings say so already
  primary key (workspace_id, pass_id, sku_id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
create index pass_sku_store on pass_sku (workspace_id, store_id);
create index pass_sku_unread on pass_sku (workspace_id, pass_id, place) where read_at is null;

-- The reading of SKUs that VTEX said have changed. due_at null = none waits. failures: in a row. all_due_at: too many were pinged,
-- so all products are to be read then.
create table ping_pass (
  workspace_id uuid not null,
  store_id uuid not null,
  due_at timestamptz,
  lease_id uuid,
  lease_until timestamptz,
  failures integer not null default 0,
  all_due_at timestamptz,
  last_all_at timestamptz,
  primary key (workspace_id, store_id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
create index ping_pass_due on ping_pass (due_at) where due_at is not null;

create table sku_ping (
  workspace_id uuid not null,
  store_id uuid not null,
  sku_id text not null,
  due_at timestamptz not null,
  pinged_at timestamptz not null, -- the last time
  tries integer not null default 0,
  primary key (workspace_id, store_id, sku_id),
  foreign key (workspace_id, store_id) references store on delete cascade
);

create table sku (
  workspace_id uuid not null,
  store_id uuid not null,
  sku_id text not null,
  product_id text not null,
  product_name text not null,
  sku_name text not null,
  brand text not null,
  category text not null,
  image_url text not null default '', -- '': none that can be looked at
  sellable_since timestamptz, -- null: it cannot be sold
  read_at timestamptz not null,
  primary key (workspace_id, store_id, sku_id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
create index sku_product on sku (workspace_id, store_id, product_id);
create index sku_image on sku (workspace_id, store_id, image_url);

-- Looking at the images of a store's SKUs. due_at null = never. The figures are those of counted_at.
create table image_pass (
  workspace_id uuid not null,
  store_id uuid not null,
  due_at timestamptz,
  lease_until timestamptz,
  lease_id uuid,
  counted_at timestamptz,
  images integer not null default 0, -- at hosts that we look at
  waiting integer not null default 0, -- those that nobody could look at yet
  oldest_at timestamptz,
  primary key (workspace_id, store_id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
create index image_pass_due on image_pass (due_at) where due_at is not null;

-- What the first bytes of an image told, so that one that stays is not asked for again.
create table image_reading (
  workspace_id uuid not null,
  store_id uuid not null,
  url text not null,
  state text not null check (state in ('size', 'unreadable', 'foreign', 'unknown')),
  width integer,
  height integer,
  format text,
  defects jsonb not null default '[]', -- what the rules say of it
  failures integer not null default 0, -- attempts in a row that told nothing
  read_at timestamptz, -- null: never
  due_at timestamptz not null, -- when it is looked at again
  primary key (workspace_id, store_id, url),
  foreign key (workspace_id, store_id) references store on delete cascade,
  check ((read_at is null) = (state = 'unknown'))
);
create index image_reading_due on image_reading (due_at);

-- Also of SKUs that only TikTok knows, hence no key to sku.
create table sku_finding (
  workspace_id uuid not null,
  store_id uuid not null,
  sku_id text not null,
  cause text not null,
  reason text not null, -- what tells it from others of the cause, often nothing
  detail text not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  fixed_at timestamptz,
  primary key (workspace_id, store_id, sku_id, cause, reason),
  foreign key (workspace_id, store_id) references store on delete cascade
);
create index sku_finding_open on sku_finding (workspace_id, store_id, cause, reason) where fixed_at is null;
create index sku_finding_fixed on sku_finding (fixed_at) where fixed_at is not null;

-- The reading of a store's items at TikTok. due_at null = never. wanted_at: when a check last saw other counts than before.
create table item_pass (
  workspace_id uuid not null,
  store_id uuid not null,
  due_at timestamptz,
  wanted_at timestamptz,
  lease_until timestamptz,
  lease_id uuid,
  pass_id uuid,
  started_at timestamptz,
  generation integer,
  token_version integer,
  cursor jsonb,
  last_pause text,
  last_pause_at timestamptz,
  published_at timestamptz,
  first_published_at timestamptz,
  published_items integer,
  too_many boolean not null default false,
  is_short boolean not null default false, -- the last list may lack items
  join_key text check (join_key in ('sku', 'product', 'unknown')),
  compared_at timestamptz,
  diagnostics jsonb,
  diagnostics_at timestamptz,
  uploads jsonb,
  uploads_at timestamptz,
  primary key (workspace_id, store_id),
  foreign key (workspace_id, store_id) references store on delete cascade,
  check ((pass_id is null) = (started_at is null) and (pass_id is null) = (cursor is null))
);
create index item_pass_due on item_pass (due_at) where due_at is not null;

-- What an item pass under way has read. Nobody sees it before it is published.
create table pass_item (
  workspace_id uuid not null,
  store_id uuid not null,
  pass_id uuid not null,
  item_id text not null,
  sku_id text not null,
  title text not null,
  audit text not null,
  image text not null,
  issues jsonb not null,
  read_at timestamptz not null,
  primary key (workspace_id, pass_id, item_id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
create index pass_item_store on pass_item (workspace_id, store_id);

-- All items at TikTok; of a catalog that is too large, those that are rejected or under review.
create table catalog_item (
  workspace_id uuid not null,
  store_id uuid not null,
  item_id text not null,
  sku_id text not null, -- the store's id: VTEX's SKU or product id, item_pass.join_key says which
  title text not null,
  audit text not null,
  image text not null,
  issues jsonb not null,
  read_at timestamptz not null,
  primary key (workspace_id, store_id, item_id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
create index catalog_item_sku on catalog_item (workspace_id, store_id, sku_id);
create index catalog_item_rejected on catalog_item (workspace_id, store_id, item_id) where audit = 'rejected';

-- Items that somebody had rechecked, until TikTok's verdict on them was told. due_at null = told.
create table recheck_follow (
  workspace_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  asked_by text not null, -- Slack's id of the person
  language text not null,
  post_id uuid, -- our post in which they clicked: its thread is where they are told
  join_key text, -- by which of VTEX's ids TikTok was asked then
  items json not null,
  started_at timestamptz not null,
  read_at timestamptz,
  due_at timestamptz,
  lease_id uuid,
  lease_until timestamptz,
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, store_id) references store on delete cascade,
  check ((due_at is null) = (ended_at is not null))
);
create index recheck_follow_due on recheck_follow (due_at) where due_at is not null;
create index recheck_follow_store on recheck_follow (workspace_id, store_id);
create index recheck_follow_ended on recheck_follow (ended_at) where ended_at is not null;

-- Until when a person was told what was fixed of a SKU. Goes 30 days later, as what was fixed does.
create table recheck_told (
  workspace_id uuid not null,
  store_id uuid not null,
  user_id text not null, -- Slack's id of the person
  sku_id text not null,
  told_at timestamptz not null,
  primary key (workspace_id, store_id, user_id, sku_id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
create index recheck_told_old on recheck_told (told_at);

-- Somebody's file of all findings is being made, or was sent a moment ago: another click of theirs makes no second one.
create table file_lease (
  workspace_id uuid not null,
  store_id uuid not null,
  user_id text not null,
  until timestamptz not null,
  primary key (workspace_id, store_id, user_id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
`;
