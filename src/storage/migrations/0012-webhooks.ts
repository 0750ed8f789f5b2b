import { sql } from 'kysely';
import type { NumberedMigration } from './index.ts';

/** Which deliveries of TikTok's webhooks were noted, and when to look at the subscriptions next. */
export const webhooks: NumberedMigration = {
  name: '0012-webhooks',
  minApp: 5,
  up: async (trx) => {
    await sql.raw(statements).execute(trx);
  },
};

const statements = `
create table webhook_delivery (
  key text primary key,
  received_at timestamptz not null default app_now()
);
create index webhook_delivery_received on webhook_delivery using brin (received_at); -- for the sweep; rows come in this order

create table webhook_round (
  one boolean primary key default true check (one),
  wanted bigint not null,
  due_at timestamptz not null
);
insert into webhook_round (wanted, due_at) values (1, 'epoch');
create index connection_advertiser on connection (advertiser_id);
`;
