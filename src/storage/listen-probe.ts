import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import type { Database, ServerAddress } from './database.ts';

// architecture.md 3.
const defaultPatienceMs = 2_000;

/**
 * Does a NOTIFY from the pool reach a LISTEN on the direct connection? Behind a pooler or between two replicas of a
 * server it may not, and nobody says so: then workers must poll.
 */
export async function hearsNotify(
  database: Database,
  direct: ServerAddress,
  patienceMs = defaultPatienceMs,
): Promise<boolean> {
  const client = new pg.Client({ ...direct, connectionTimeoutMillis: patienceMs });
  const channel = `probe_${randomBytes(8).toString('hex')}`;
  let timer: NodeJS.Timeout | undefined;
  try {
    const heard = new Promise<boolean>((resolve) => {
      client.once('notification', () => resolve(true));
      client.on('error', () => resolve(false));
      timer = setTimeout(() => resolve(false), patienceMs);
    });
    await client.connect();
    await client.query(`listen ${channel}`);
    await database.statement((db) => sql`select pg_notify(${channel}, '')`.execute(db));
    return await heard;
  } finally {
    clearTimeout(timer);
    await client.end();
  }
}
