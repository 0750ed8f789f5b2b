import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database, Db } from './database.ts';

/** The one `now` of all domain times: the database's clock plus the shift of tests and the sandbox. */
export const appNow = sql<Date>`app_now()`;

/** The domain time that lies this much after now. */
export function appIn(ms: number): RawBuilder<Date> {
  return sql<Date>`app_now() + ${ms} * interval '1 millisecond'`;
}

/** The domain time of this transaction, for the rules: the same as each `app_now()` in its statements. */
export async function readNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select ${appNow} as now`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('The table clock has no row.');
  return row.now;
}

export type DomainClock = {
  now(): Promise<Date>;
  /** Moves domain time forward for every process on this database; negative: back. */
  shift(ms: number): Promise<void>;
};

export function createDomainClock(database: Database): DomainClock {
  return {
    now: () => database.statement(readNow),
    shift: async (ms) => {
      await database.statement((db) =>
        sql`update clock set shift = shift + ${ms} * interval '1 millisecond'`.execute(db),
      );
    },
  };
}
