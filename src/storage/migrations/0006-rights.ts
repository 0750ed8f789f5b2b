import { sql } from 'kysely';
import type { NumberedMigration } from './index.ts';

/** Who may do what, what was done, links for one use, and messages that are kept up to date in a direct message. */
export const rights: NumberedMigration = {
  name: '0006-rights',
  minApp: 5,
  up: async (trx) => {
    await sql.raw(statements).execute(trx);
  },
};

const statements = `
create table person_right (
  workspace_id uuid not null references workspace on delete cascade,
  user_id text not null,
  role text not null check (role in ('operator', 'admin')),
  granted_by text, -- null: the host
  granted_at timestamptz not null default app_now(),
  primary key (workspace_id, user_id)
);

-- No foreign key to the store: what was done to it is known after it is gone, by the label that it had.
create table audit_entry (
  workspace_id uuid not null references workspace on delete cascade,
  seq bigint generated always as identity,
  at timestamptz not null default app_now(),
  actor_kind text not null check (actor_kind in ('user', 'host', 'app', 'tiktok')),
  actor text,
  action text not null,
  store_id uuid,
  store_label text,
  before json,
  after json,
  reference text not null,
  primary key (workspace_id, seq)
);
create index audit_entry_at on audit_entry using brin (at); -- for the sweep; rows come in this order
create index audit_entry_store on audit_entry (workspace_id, store_id, seq);

-- secret_hash: SHA-256 of what stands in the address. Whoever has the database cannot make the address from it.
create table one_time_link (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  purpose text not null check (purpose in ('vtex-keys', 'connect')),
  secret_hash text not null unique,
  store_id uuid not null,
  user_id text not null,
  language text not null,
  created_at timestamptz not null default app_now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
create index one_time_link_expires on one_time_link (expires_at);
create index one_time_link_store on one_time_link (workspace_id, store_id);

-- A message to one person that is edited as something goes on; it outlives its store, to say so. post_id: the row of the outbox that put it there. edit_due_at: since
-- when Slack does not show this version, as far as we know; edit_not_before: until then an edit may be on its way.
create table card (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  store_id uuid not null,
  user_id text not null,
  post_id uuid not null,
  language text not null,
  content json not null,
  version integer not null default 1,
  edit_fence integer not null default 0,
  edit_due_at timestamptz,
  edit_not_before timestamptz,
  created_at timestamptz not null default app_now(),
  changed_at timestamptz not null default app_now(),
  primary key (workspace_id, id)
);
create index card_store on card (workspace_id, store_id);
create index card_due on card (edit_due_at) where edit_due_at is not null;
`;
