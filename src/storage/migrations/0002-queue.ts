import { sql } from 'kysely';
import { AppError } from '../../errors.ts';
import type { NumberedMigration } from './index.ts';

/**
 * pg-boss's own schema, of the version that is installed when this runs. A later pg-boss with a newer schema gets a
 * migration of its own, which must do nothing where this one has already made the newer schema.
 */
export const queue: NumberedMigration = {
  name: '0002-queue',
  minApp: 1,
  up: async (trx, { queueSchemaSql }) => {
    await sql.raw(withoutTransaction(queueSchemaSql)).execute(trx);
  },
};

/** The text brings its own BEGIN and COMMIT, and that COMMIT would end the transaction of our migrations half-way. */
export function withoutTransaction(text: string): string {
  const inner = text.replace(/^\s*BEGIN;/i, '').replace(/COMMIT;\s*$/i, '');
  if (/^\s*(BEGIN|COMMIT|ROLLBACK)\s*;/im.test(inner)) {
    throw new AppError('bug', 'The schema of the queue controls transactions in a way that we do not know.');
  }
  return inner;
}
