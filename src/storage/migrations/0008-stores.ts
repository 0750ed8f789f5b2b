import { sql } from 'kysely';
import type { NumberedMigration } from './index.ts';

/** How often something was tried with a link for one use. */
export const linkTries: NumberedMigration = {
  name: '0008-stores',
  minApp: 5,
  up: async (trx) => {
    await sql.raw(statements).execute(trx);
  },
};

// refusals: recorded ones; whoever has the address could else fill the record with them.
const statements = `
alter table one_time_link
  add column tries integer not null default 0,
  add column refusals integer not null default 0;
`;
