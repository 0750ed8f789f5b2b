import { sql } from 'kysely';
import type { NumberedMigration } from './index.ts';

/** How a store gets its grant: attempts to connect, and what an authorization reaches. */
export const connect: NumberedMigration = {
  name: '0009-connect',
  minApp: 5,
  up: async (trx) => {
    await sql.raw(statements).execute(trx);
  },
};

const statements = `
create sequence connect_issued;

-- No foreign key to the store, nor to the card: a token that reaches us after the store was removed must be kept until it is revoked.
-- token: encrypted; only from 'issued' until it is in a grant or revoked. core_user_id: whose it is, once TikTok said so.
create table connect_attempt (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  store_id uuid not null,
  user_id text not null,
  language text not null,
  link_id uuid not null,
  card_id uuid not null,
  state text not null check (state in ('offered', 'exchanging', 'issued', 'authorized', 'reached', 'connected', 'orphan',
    'refused', 'expired', 'lost', 'failed', 'superseded', 'dropped', 'revoked')),
  reference text not null,
  token text,
  issued_no bigint, -- in which order TikTok gave the tokens, whatever the clock said
  core_user_id text,
  grant_id uuid,
  refused_at timestamptz, -- of an orphan: when TikTok first refused it while it accepted others
  tries integer not null default 0,
  waits_for_figures boolean not null default false,
  disconnect_id uuid, -- its store has been disconnected since: the consent was for what was before
  counts_before jsonb, -- what was read of the store before the consent
  reading jsonb, -- what is still to be read of what it reaches; null: all
  ends_at timestamptz, -- what time alone decides
  due_at timestamptz,
  lease_id uuid,
  lease_until timestamptz,
  created_at timestamptz not null default app_now(),
  changed_at timestamptz not null default app_now(),
  primary key (workspace_id, id)
);
create index connect_attempt_due on connect_attempt (due_at) where due_at is not null;
create index connect_attempt_store on connect_attempt (workspace_id, store_id, user_id);
create index connect_attempt_link on connect_attempt (workspace_id, link_id);

create table reachable_asset (
  workspace_id uuid not null,
  grant_id uuid not null,
  kind text not null check (kind in ('bc', 'advertiser', 'catalog', 'pixel')),
  id text not null,
  parent_id text not null, -- '': TikTok did not say
  name text not null,
  folded text not null, -- of name and id, for what is typed
  primary key (workspace_id, grant_id, kind, id, parent_id),
  foreign key (workspace_id, grant_id) references tiktok_grant on delete cascade
);

-- What an attempt has read so far of what it reaches: nobody may choose from half a list.
create table read_asset (
  workspace_id uuid not null,
  attempt_id uuid not null,
  kind text not null check (kind in ('bc', 'advertiser', 'catalog', 'pixel')),
  id text not null,
  parent_id text not null,
  name text not null,
  folded text not null,
  primary key (workspace_id, attempt_id, kind, id, parent_id),
  foreign key (workspace_id, attempt_id) references connect_attempt on delete cascade
);
`;
