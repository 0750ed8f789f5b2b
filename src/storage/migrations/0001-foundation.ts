import { sql } from 'kysely';
import type { NumberedMigration } from './index.ts';

/** The clock, workspaces with their installation, people, the shared rate limit, and the keys' check values. */
export const foundation: NumberedMigration = {
  name: '0001-foundation',
  minApp: 1,
  up: async (trx) => {
    await sql.raw(statements).execute(trx);
  },
};

const statements = `
-- Domain time: the database's clock, moved by tests and the sandbox. Cut to milliseconds, because a Date of
-- JavaScript holds no more: a time that went out and comes back must still be equal.
create table clock (
  one boolean primary key default true check (one),
  shift interval not null default interval '0'
);
insert into clock default values;
create function app_now() returns timestamptz language sql stable
  as $$ select date_trunc('milliseconds', now() + shift) from clock $$;

create table workspace (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null default app_now(),
  uninstalled_at timestamptz
);

-- How a workspace is found; the only tenant table whose key is not ours. '' = outside Enterprise Grid (a key has no nulls).
create table workspace_slack (
  enterprise_id text not null default '',
  team_id text not null,
  workspace_id uuid not null unique references workspace on delete cascade,
  primary key (enterprise_id, team_id)
);

create table installation (
  workspace_id uuid primary key references workspace on delete cascade,
  bot_token text not null, -- encrypted
  bot_id text not null,
  bot_user_id text not null,
  app_id text,
  scopes text[] not null
);

create table person (
  workspace_id uuid not null references workspace on delete cascade,
  user_id text not null,
  slack_locale text,
  time_zone text,
  is_admin boolean not null,
  is_guest boolean not null,
  is_foreign boolean not null,
  fetched_at timestamptz not null,
  primary key (workspace_id, user_id)
);

-- On clock_timestamp() plus the same shift as app_now(): several calls of one transaction must not get one moment, and a
-- pause of minutes must end when the sandbox moves its clock over it. tat = theoretical arrival time, the GCRA's whole state.
create table rate_limit (
  key text primary key,
  tat timestamptz not null default '-infinity',
  paused_until timestamptz not null default '-infinity'
);

create function limiter_now() returns timestamptz language sql volatile
  as $$ select clock_timestamp() + shift from clock $$;

-- Takes the next slot of a lane, or says why not and when to ask again. The time is read after the row is locked.
create function take_slot(lane text, emission interval, longest_wait interval,
    out refused text, out wait_ms double precision)
  language plpgsql as $$
declare
  lane_row rate_limit;
  moment timestamptz;
  slot timestamptz;
begin
  insert into rate_limit (key) values (lane) on conflict do nothing;
  select * into lane_row from rate_limit where key = lane for update;
  moment := limiter_now();
  -- A slot or a pause farther away than any that we give comes from a clock that was set back since.
  slot := case when lane_row.tat > moment + interval '1 hour' then moment else greatest(lane_row.tat, moment) end;
  if lane_row.paused_until > moment and lane_row.paused_until <= moment + interval '1 hour' then
    refused := 'paused';
    slot := lane_row.paused_until;
  elsif slot - moment > longest_wait then
    refused := 'full';
    slot := slot - longest_wait;
  else
    update rate_limit set tat = slot + emission where key = lane;
  end if;
  wait_ms := extract(epoch from slot - moment) * 1000;
end $$;

create table encryption_key (
  kid text primary key,
  check_value text not null
);
`;
