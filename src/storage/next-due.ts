import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from './database.ts';

/** A scalar query: when the next work of one kind is due; null: never. */
export type NextDue = RawBuilder<Date | null>;

export async function readNextDue(db: Db, next: NextDue): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`select ${next} as at`.execute(db);
  return rows[0]?.at ?? null;
}
