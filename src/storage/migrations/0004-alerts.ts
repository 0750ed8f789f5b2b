import { sql } from 'kysely';
import type { NumberedMigration } from './index.ts';

/** What we hold against grants, what is wrong, whom it is told to, and every post with its fate. */
export const alerts: NumberedMigration = {
  name: '0004-alerts',
  minApp: 3,
  up: async (trx) => {
    await sql.raw(statements).execute(trx);
  },
};

// What Slack and the rules compare as text is json, not jsonb: jsonb gives the keys back in another order.
const statements = `
alter table workspace add column delivery_stopped_until timestamptz;

-- evidence_version: the token that the evidence is about. An app that does not know these columns raises token_version
-- alone, and so the evidence becomes void.
alter table tiktok_grant
  add column evidence_version integer not null default 1,
  add column suspect_since timestamptz,
  add column refusals integer not null default 0,
  add column good_answers integer not null default 0,
  add column last_counted_at timestamptz,
  add column revoked_at timestamptz,
  add column frozen_until timestamptz,
  add column probe_due_at timestamptz,
  add column probe_woken_until timestamptz,
  add column probe_id uuid,
  add column probe_lease_until timestamptz;
create index tiktok_grant_probe_due on tiktok_grant (probe_due_at) where probe_due_at is not null;
create index tiktok_grant_app on tiktok_grant (app_id);

-- The lock of one condition of one scope, and what outlives its incidents.
create table condition_state (
  workspace_id uuid not null references workspace on delete cascade,
  condition text not null,
  scope text not null,
  last_counted_at timestamptz,
  transitions timestamptz[] not null default '{}',
  silence json,
  primary key (workspace_id, condition, scope)
);

-- scope is text: an incident stays when its store or grant is gone.
create table incident (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  condition text not null,
  scope text not null,
  label text not null,
  phase text not null check (phase in ('pending', 'open', 'closed')),
  version integer not null,
  opened_at timestamptz not null,
  fired_at timestamptz not null,
  as_of timestamptz not null,
  total bigint,
  closed_at timestamptz,
  close_reason text check (close_reason in ('fixed', 'reconnected', 'removed')),
  acknowledged_by text,
  acknowledged_at timestamptz,
  acknowledged_count bigint,
  muted_by text,
  muted_until timestamptz,
  mute_reason text,
  flapping timestamptz,
  primary key (workspace_id, id),
  check ((phase = 'closed') = (closed_at is not null) and (closed_at is null) = (close_reason is null))
);
create unique index incident_alive on incident (workspace_id, scope, condition) where phase <> 'closed';
create index incident_last on incident (workspace_id, scope, condition, closed_at);
create index incident_closed on incident (closed_at) where phase = 'closed';

create table incident_finding (
  workspace_id uuid not null,
  incident_id uuid not null,
  fingerprint text not null,
  label text not null,
  store_id uuid not null,
  amount bigint not null,
  phase text not null check (phase in ('candidate', 'open', 'clearing', 'fixed', 'gone')),
  opened_version integer,
  closed_version integer,
  primary key (workspace_id, incident_id, fingerprint),
  foreign key (workspace_id, incident_id) references incident on delete cascade
);
create index incident_finding_store on incident_finding (workspace_id, store_id);

-- store_key: the sorted set of stores as one text, '*' for all (a unique constraint takes nulls for different).
create table subscription (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('channel', 'contact')),
  channel_id text not null,
  store_key text not null,
  store_ids text[],
  conditions text[],
  state text not null check (state in ('active', 'broken', 'off')),
  state_since timestamptz not null default app_now(),
  epoch integer not null,
  settings json not null,
  created_by text not null,
  created_at timestamptz not null default app_now(),
  last_delivered_at timestamptz,
  broken_code text,
  digest_due_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, kind, channel_id, store_key)
);
create index subscription_digest_due on subscription (digest_due_at) where digest_due_at is not null;

create table route (
  workspace_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  subscription_id uuid not null,
  state text not null check (state in ('hidden', 'shown', 'closed')),
  generation integer not null,
  repost text check (repost in ('now', 'next')),
  shown json,
  edited_at timestamptz,
  notified json,
  repeat_number integer not null,
  repeat_due_at timestamptz,
  muted_until timestamptz,
  was_muted boolean not null,
  held_by text check (held_by in ('quiet', 'upstream')),
  missed boolean not null,
  flapping_told boolean not null,
  due_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, incident_id, subscription_id),
  foreign key (workspace_id, incident_id) references incident on delete cascade,
  foreign key (workspace_id, subscription_id) references subscription on delete cascade
);
create index route_subscription on route (workspace_id, subscription_id);
create index route_due on route (due_at) where due_at is not null;
create index route_held on route (workspace_id) where held_by = 'upstream';

create table message (
  workspace_id uuid not null,
  id uuid not null,
  route_id uuid not null,
  generation integer not null,
  channel_id text not null,
  post_id uuid not null,
  ts text,
  content json not null,
  version integer not null,
  shown_version integer,
  dirty boolean not null,
  edit_fence integer not null,
  edit_not_before timestamptz,
  lost boolean not null,
  primary key (workspace_id, id),
  unique (workspace_id, route_id, generation),
  foreign key (workspace_id, route_id) references route on delete cascade
);
create index message_edit on message (edit_not_before nulls first)
  where ts is not null and not lost and (dirty or shown_version is distinct from version);

-- seq: the order in which posts were written; epoch: the life of the subscription that wanted it.
create table outbox (
  workspace_id uuid not null references workspace on delete cascade,
  id uuid not null,
  seq bigint generated always as identity,
  dedup_key text not null,
  route_id uuid,
  message_id uuid,
  subscription_id uuid,
  epoch integer,
  channel_id text not null,
  in_thread boolean not null,
  broadcast boolean not null,
  critical boolean not null,
  language text not null,
  content json,
  state text not null check (state in ('ready', 'intent', 'unknown', 'sent', 'broken', 'cancelled', 'abandoned')),
  fence integer not null,
  lease_until timestamptz,
  first_intent_at timestamptz,
  not_before timestamptz,
  unknown_attempts integer not null,
  refusals integer not null,
  plain boolean not null,
  possibly_repeated boolean not null,
  message_version integer,
  ts text,
  surplus text[] not null,
  created_at timestamptz not null default app_now(),
  final_at timestamptz,
  primary key (workspace_id, id),
  unique (workspace_id, dedup_key),
  foreign key (workspace_id, route_id) references route on delete cascade,
  foreign key (workspace_id, message_id) references message on delete cascade,
  foreign key (workspace_id, subscription_id) references subscription on delete cascade
);
create index outbox_open on outbox (workspace_id, channel_id, critical desc, seq)
  where state in ('ready', 'intent', 'unknown');
create index outbox_route on outbox (workspace_id, route_id);
create index outbox_message on outbox (workspace_id, message_id);
create index outbox_subscription on outbox (workspace_id, subscription_id);
create index outbox_surplus on outbox (seq) where surplus <> '{}';
create index outbox_final on outbox (final_at) where final_at is not null;

create table channel_pace (
  workspace_id uuid not null references workspace on delete cascade,
  channel_id text not null,
  next_at timestamptz not null,
  primary key (workspace_id, channel_id)
);
`;
