import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { ServerAddress } from './database.ts';
import { reasonOf } from './database-error.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import type { EmbeddedPostgres } from './embedded-postgres.ts';
import { findLiveServer } from './postgres-directory.ts';
import type { RunningServer } from './postgres-directory.ts';

export type ConnectionChoice =
  /** `throwaway`: nobody will ask for this data after the machine has crashed, so nothing waits for the disk. */
  | { readonly mode: 'embedded'; readonly dataDir: string; readonly throwaway?: boolean }
  /** `directUrl`: past a transaction pooler; for migrations, LISTEN and the queue. */
  | { readonly mode: 'server'; readonly url: string; readonly directUrl: string | null }
  /** The embedded server of an app that runs on this directory; where none runs, our own. For the admin command. */
  | { readonly mode: 'join'; readonly dataDir: string };

export type Server = {
  readonly address: ServerAddress;
  readonly direct: ServerAddress;
  readonly pooled: boolean;
  onLost(callback: () => void): void;
  stop(): Promise<void>;
};

/** Finds or starts the server and proves that it answers. */
export async function openServer(choice: ConnectionChoice, logger: Logger): Promise<Server> {
  if (choice.mode === 'server') return openUrl(choice.url, choice.directUrl);
  const running = choice.mode === 'join' ? await findReadyServer(choice.dataDir) : null;
  if (running !== null) {
    const address = addressOf(running);
    await assertUsable(address);
    return { address, direct: address, pooled: false, onLost: () => {}, stop: async () => {} };
  }
  const isThrowaway = choice.mode === 'embedded' && choice.throwaway === true;
  const embedded = await startEmbeddedPostgres({
    dataDir: choice.dataDir,
    logger,
    ...(isThrowaway ? { settings: throwawaySettings } : {}),
  });
  const address = addressOf(embedded);
  return {
    address,
    direct: address,
    pooled: false,
    onLost: (callback) => {
      embedded.onLost(callback);
    },
    stop: () => embedded.stop(),
  };
}

const throwawaySettings = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  // The sandbox can start a second replica of the app on it.
  max_connections: '40',
};

const pollMs = 20;

/** One that is just starting is waited for; a start either succeeds or ends. */
async function findReadyServer(dataDir: string): Promise<RunningServer | null> {
  for (;;) {
    const server = await findLiveServer(dataDir);
    if (server === null || server.status === 'ready') return server;
    await delay(pollMs);
  }
}

function addressOf({ socketDir, port }: Pick<EmbeddedPostgres, 'socketDir' | 'port'>): ServerAddress {
  return { host: socketDir, port, user: 'postgres', database: 'postgres' };
}

async function openUrl(url: string, directUrl: string | null): Promise<Server> {
  const address = { connectionString: url };
  const direct = directUrl === null ? address : { connectionString: directUrl };
  await assertUsable(address);
  if (directUrl !== null) await assertUsable(direct);
  return { address, direct, pooled: directUrl !== null, onLost: () => {}, stop: async () => {} };
}

const connectMs = 5_000;
// date_bin (14) is the newest thing that we use.
const oldestVersion = 140_000;

async function assertUsable(address: ServerAddress): Promise<void> {
  let version: number;
  try {
    version = await readVersion(address);
  } catch (error) {
    throw new AppError(
      'database_unreachable',
      `The database ${nameOf(address)} cannot be reached: ${reasonOf(error)}. ` +
        'Check DATABASE_URL, and that the server runs and accepts connections from here.',
      { cause: error },
    );
  }
  if (version >= oldestVersion) return;
  throw new AppError(
    'postgres_unavailable',
    `The database ${nameOf(address)} is PostgreSQL ${Math.floor(version / 10_000)}; the app needs 14 or later.`,
  );
}

async function readVersion(address: ServerAddress): Promise<number> {
  const client = new pg.Client({ ...address, connectionTimeoutMillis: connectMs });
  client.on('error', () => {}); // the query below fails with the same error
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    return Number(rows[0]?.version);
  } finally {
    await client.end();
  }
}

/** For a sentence: never the password, and not the user either. */
function nameOf(address: ServerAddress): string {
  if (!('connectionString' in address)) return `in ${address.host}`;
  try {
    const { host, pathname } = new URL(address.connectionString);
    return `${pathname.slice(1)} at ${host === '' ? 'a local socket' : host}`;
  } catch {
    return 'of DATABASE_URL';
  }
}
