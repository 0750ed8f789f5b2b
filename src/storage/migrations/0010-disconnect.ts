import { sql } from 'kysely';
import type { NumberedMigration } from './index.ts';

/** What goes on while a store is disconnected, and incidents that end with it. */
export const disconnect: NumberedMigration = {
  name: '0010-disconnect',
  minApp: 10,
  up: async (trx) => {
    await sql.raw(statements).execute(trx);
  },
};

// saga: the state of core/disconnect/saga.ts; stage, outcome, due_at and ended_at stand there too. token_version: of the sign-in that
// is to end, once it is too late to cancel. generation: of the connection, as long as it is ours to change; phase_before: what a
// cancel brings back.
const statements = `
create table disconnect (
  workspace_id uuid not null,
  id uuid not null,
  store_id uuid not null,
  grant_id uuid,
  token_version integer,
  generation integer not null,
  phase_before text not null,
  asked_by text,
  language text not null,
  reference text not null,
  sign_in text not null,
  manual_url text not null,
  card_id uuid,
  saga json not null,
  stage text not null,
  outcome text,
  due_at timestamptz,
  lease_id uuid,
  lease_until timestamptz,
  started_at timestamptz not null default app_now(),
  ended_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
-- By an uninstall of before: the ids stay, the sign-in does not.
update connection set grant_id = null where phase = 'disconnected';
create unique index disconnect_running on disconnect (workspace_id, store_id) where ended_at is null;
create index disconnect_store on disconnect (workspace_id, store_id, started_at);
create index disconnect_grant on disconnect (workspace_id, grant_id) where ended_at is null;
create index disconnect_due on disconnect (due_at) where due_at is not null;

alter table incident drop constraint incident_close_reason_check;
alter table incident add constraint incident_close_reason_check
  check (close_reason in ('fixed', 'reconnected', 'removed', 'disconnected'));
`;
