import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Transaction } from 'kysely';
import pg from 'pg';
import type { Logger } from '../logger.ts';
import { isWorthRepeating, toDatabaseError } from './database-error.ts';
import type { Tables } from './tables.ts';

export type Trx = Transaction<Tables>;
export type Db = Kysely<Tables>;

export type ServerAddress =
  | { readonly connectionString: string }
  | { readonly host: string; readonly port: number; readonly user: string; readonly database: string };

export type Database = {
  /**
   * All or nothing. `work` gets the one connection there is and must not ask for another. Each statement sees what is so when it
   * begins; at 'repeatable read' all of them see the same.
   */
  transaction<T>(work: (trx: Trx) => Promise<T>, isolation?: 'repeatable read'): Promise<T>;
  /** One statement, which is a transaction by itself. */
  statement<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** One statement of a hot path: parsed and planned once per connection under its name. */
  prepared<Row extends pg.QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<readonly Row[]>;
  /** Closes every connection. Safe to repeat. */
  close(): Promise<void>;
};

export type DatabaseOptions = {
  readonly address: ServerAddress;
  readonly logger: Logger;
  readonly max: number;
  /** Behind a pooler that lends connections by transaction (`DATABASE_DIRECT_URL` is set): no session state. */
  readonly pooled: boolean;
};

// architecture.md 3: a statement, a lock or an idle transaction must not hold everybody else for longer.
export const timeouts = {
  statement_timeout: 15_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 10_000,
} as const;

const connectionTimeoutMillis = 10_000;

const setLocalTimeouts = sql.join(
  Object.entries(timeouts).map(([name, ms]) => sql`set_config(${name}, ${String(ms)}, true)`),
);

/**
 * The server cannot end a statement whose connection has gone silent (a failover, a NAT that forgot it): these two do, on
 * our side. Without them one such connection holds its caller, and a worker, for ever.
 */
export const silence = {
  query_timeout: 20_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
} as const;

const limitsOf = {
  session: { ...timeouts, ...silence },
  // A pooler refuses settings at the start of a session; there each transaction sets its own.
  client: silence,
  // For migrations: the second of two apps waits until the first one is done, however long that takes.
  none: {},
} as const;

type PoolOptions = Omit<DatabaseOptions, 'pooled'> & { readonly limits: keyof typeof limitsOf };

export function createPool({ address, logger, max, limits }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    ...address,
    ...limitsOf[limits],
    max,
    connectionTimeoutMillis,
    application_name: 'tiktok-for-vtex-slack',
    allowExitOnIdle: true,
    types: { getTypeParser },
  });
  // Without a listener the end of an idle connection (57P01, the server stops) would end this process.
  pool.on('error', (error) => logger.warn({ err: error }, 'an idle database connection was lost'));
  // While a connection is lent the pool does not listen: its statement fails and is reported, the process lives on.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

export function createDatabase(options: DatabaseOptions): Database {
  const pool = createPool({ ...options, limits: options.pooled ? 'client' : 'session' });
  const db: Db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  const guarded = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw toDatabaseError(error);
    });
  return {
    transaction: (work, isolation) => {
      const begin = db.transaction();
      const attempt = () =>
        (isolation === undefined ? begin : begin.setIsolationLevel(isolation)).execute(async (trx) => {
          if (options.pooled) await sql`select ${setLocalTimeouts}`.execute(trx);
          return work(trx);
        });
      return guarded(repeatedly(attempt, options.logger));
    },
    statement: (work) => guarded(work(db)),
    prepared: async <Row extends pg.QueryResultRow>(
      name: string,
      text: string,
      values: readonly unknown[],
    ) => {
      const query = { text, values: [...values], ...(options.pooled ? {} : { name }) };
      const result = await guarded(pool.query<Row>(query));
      return result.rows;
    },
    close: async () => {
      if (!pool.ending) await db.destroy();
    },
  };
}

const attempts = 3;

/** A transaction that lost against another one had no effect, so it may be done again from its beginning. */
async function repeatedly<T>(attempt: () => Promise<T>, logger: Logger): Promise<T> {
  for (let left = attempts - 1; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !isWorthRepeating(error)) throw error;
      logger.debug({ err: error }, 'a transaction lost against another one and is repeated');
    }
  }
}

const int8 = pg.types.builtins.INT8;

/** An id of 19 digits rounded to a JavaScript number would be another customer's: better no answer. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError('A bigint of the database is beyond 2^53 - 1');
}

const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid, format) =>
  oid === int8 ? parseInt8 : (pg.types.getTypeParser(oid, format) as (text: string) => unknown);
