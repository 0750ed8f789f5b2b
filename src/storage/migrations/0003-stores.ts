import { sql } from 'kysely';
import type { NumberedMigration } from './index.ts';

/** Stores, their TikTok connection, what their checks read, and the channels that show them. */
export const stores: NumberedMigration = {
  name: '0003-stores',
  minApp: 1,
  up: async (trx) => {
    await sql.raw(statements).execute(trx);
  },
};

// TikTok's ids are text: they have up to 19 digits, more than a JavaScript number holds.
const statements = `
create table store (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  handle text not null,
  name text not null,
  vtex_account text not null,
  trade_policy text not null,
  tiktok_affiliate_id text,
  own_affiliate_id text,
  created_at timestamptz not null default app_now(),
  primary key (workspace_id, id),
  unique (workspace_id, handle)
);

create table tiktok_grant (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  app_id text not null,
  core_user_id text not null,
  display_name text not null,
  token text, -- encrypted; null after an uninstall
  token_version integer not null default 1,
  state text not null default 'ok' check (state in ('ok', 'suspect', 'revoked')),
  state_since timestamptz not null default app_now(),
  primary key (workspace_id, id),
  unique (workspace_id, app_id, core_user_id)
);

-- The grant's key is checked at commit: when a workspace is erased, its grants may go before its connections.
create table connection (
  workspace_id uuid not null,
  store_id uuid not null,
  grant_id uuid,
  phase text not null check (phase in ('new', 'authorized', 'connected', 'disconnecting', 'disconnected')),
  generation integer not null default 1,
  bc_id text,
  advertiser_id text,
  catalog_id text,
  pixel_code text,
  connected_at timestamptz,
  primary key (workspace_id, store_id),
  foreign key (workspace_id, store_id) references store on delete cascade,
  foreign key (workspace_id, grant_id) references tiktok_grant deferrable initially deferred,
  check ((bc_id is null) = (advertiser_id is null) and (bc_id is null) = (catalog_id is null))
);
create index connection_grant on connection (workspace_id, grant_id);
create index connection_connected on connection (workspace_id) where phase = 'connected';

-- due_at null = never. The last end is kept here as well: check_run forgets after 30 days, a status must not.
create table check_schedule (
  workspace_id uuid not null,
  store_id uuid not null,
  due_at timestamptz,
  interval_ms bigint not null,
  lease_until timestamptz,
  lease_check_id uuid,
  last_attempt_at timestamptz,
  last_ended_at timestamptz,
  last_outcome text,
  primary key (workspace_id, store_id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
create index check_schedule_due on check_schedule (due_at);

create table check_run (
  workspace_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in ('complete', 'partial', 'noInfo', 'superseded')),
  detail jsonb,
  primary key (workspace_id, id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
create index check_run_store on check_run (workspace_id, store_id, started_at);
create index check_run_started on check_run using brin (started_at); -- for the sweep; rows come in this order

create table reading (
  workspace_id uuid not null,
  store_id uuid not null,
  part text not null,
  good_value jsonb,
  good_at timestamptz,
  last_class text not null,
  last_at timestamptz not null,
  generation integer not null,
  token_version integer not null,
  primary key (workspace_id, store_id, part),
  foreign key (workspace_id, store_id) references store on delete cascade
);

-- One row says: from taken_at to last_seen_at every check read these counts.
create table snapshot (
  workspace_id uuid not null,
  store_id uuid not null,
  taken_at timestamptz not null,
  last_seen_at timestamptz not null,
  approved bigint not null,
  processing bigint not null,
  rejected bigint not null,
  generation integer not null,
  token_version integer not null,
  primary key (workspace_id, store_id, taken_at),
  foreign key (workspace_id, store_id) references store on delete cascade
);

-- The default store's key is checked at commit, for the same reason as a connection's grant.
create table channel (
  workspace_id uuid not null references workspace on delete cascade,
  channel_id text not null,
  name text,
  state text not null default 'active' check (state in ('active', 'archived', 'deleted', 'left')),
  state_since timestamptz not null default app_now(),
  default_store_id uuid,
  primary key (workspace_id, channel_id),
  foreign key (workspace_id, default_store_id) references store deferrable initially deferred
);
create index channel_default_store on channel (workspace_id, default_store_id);
`;
