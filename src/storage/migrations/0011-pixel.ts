import { sql } from 'kysely';
import type { NumberedMigration } from './index.ts';

/** Changes of a pixel's settings that are under way. */
export const pixel: NumberedMigration = {
  name: '0011-pixel',
  minApp: 5,
  up: async (trx) => {
    await sql.raw(statements).execute(trx);
  },
};

const statements = `
-- Written before TikTok is asked and gone once its end is recorded: what a crash leaves is told by the next look.
create table pixel_change (
  workspace_id uuid not null,
  store_id uuid not null,
  id uuid not null,
  pixel_id text not null,
  switches_on boolean not null,
  before json not null,
  user_id text, -- null: nobody in Slack
  reference text not null,
  begun_at timestamptz not null default app_now(),
  lease_until timestamptz not null,
  primary key (workspace_id, store_id),
  foreign key (workspace_id, store_id) references store on delete cascade
);
`;
