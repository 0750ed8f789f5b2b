import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { AppError } from '../../../src/errors.ts';
import { createLogger } from '../../../src/logger.ts';
import { createDatabase } from '../../../src/storage/database.ts';
import { hearsNotify } from '../../../src/storage/listen-probe.ts';
import { readServerFile } from '../../../src/storage/postgres-directory.ts';
import { sharedTestStorage } from '../../support/shared-storage.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { addStore, beginCheck, installTeam, minutesMs, readingOf } from './fixtures.ts';

const logger = createLogger('silent');

const open = sharedTestStorage();
let test: TestStorage;
afterEach(() => test.drop());

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error('No AppError was thrown', { cause: error });
  return error;
}

/** A port on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('storage', () => {
  it('says that the database is unreachable, without the password', async () => {
    test = await open();
    const url = `postgres://ana:sesame@127.0.0.1:${await closedPort()}/shop`;
    const error = await failureOf(test.another({ connection: { mode: 'server', url, directUrl: null } }));
    expect(error.code).toBe('database_unreachable');
    expect(error.message).toMatch(/^The database shop at 127\.0\.0\.1:\d+ cannot be reached: .*ECONNREFUSED/);
    expect(JSON.stringify([error.message, error.details])).not.toContain('sesame');
  });

  it('behind a transaction pooler works with the direct address for what needs a session', async () => {
    test = await open();
    const { url } = test.database;
    const storage = await test.another({
      connection: { mode: 'server', url, directUrl: `${url}&application_name=direct` },
    });
    const workspace = await installTeam(storage, 'T1');
    const storeId = await addStore(storage, workspace, 'shop');
    const check = await beginCheck(storage, workspace, storeId);
    expect(await storage.checks.finish(workspace, check, readingOf(1))).toBe('complete');
    expect(await storage.stores.readStatus(workspace, storeId)).toMatchObject({ store: { id: storeId } });
    expect(storage.queueConnection).toMatchObject({
      connectionString: `${url}&application_name=direct`,
      max: 4,
      query_timeout: 20_000,
      keepAlive: true,
    });
    expect(await storage.hearsNotify()).toBe(true);
  });

  it('hears its own NOTIFY, and says so when it does not', async () => {
    test = await open();
    expect(await test.storage.hearsNotify()).toBe(true);
    // Another database stands for "somewhere else": a NOTIFY does not cross.
    const elsewhere = test.database.url.replace(test.database.name, 'postgres');
    const address = { connectionString: test.database.url };
    const database = createDatabase({ address, logger, max: 1, pooled: false });
    expect(await hearsNotify(database, { connectionString: elsewhere }, 100)).toBe(false);
    await database.close();
  });

  it('has a domain clock that all replicas share and that holds no more than a Date', async () => {
    test = await open();
    const other = await test.another();
    const before = await test.storage.clock.now();
    await other.clock.shift(minutesMs(90));
    const shifted = (await test.storage.clock.now()).getTime() - before.getTime();
    expect(shifted).toBeGreaterThanOrEqual(minutesMs(90));
    expect(shifted).toBeLessThan(minutesMs(91));
    const rows = await test.database.query(
      `select app_now() = date_trunc('milliseconds', app_now()) as whole`,
    );
    expect(rows).toEqual([{ whole: true }]);
  });

  it('joins the embedded server of a running app and leaves it running; alone it starts its own', async () => {
    test = await open();
    const root = await mkdtemp(join(tmpdir(), 'join-'));
    const dataDir = join(root, 'pg');
    const app = await test.another({ connection: { mode: 'embedded', dataDir } });
    const workspace = await installTeam(app, 'T1');
    const admin = await test.another({ connection: { mode: 'join', dataDir } });
    expect(await admin.workspaces.list()).toMatchObject([{ workspace }]);
    await admin.close();
    expect(await app.workspaces.list()).toHaveLength(1);
    await app.close();
    const alone = await test.another({ connection: { mode: 'join', dataDir } });
    expect(await alone.workspaces.list()).toHaveLength(1);
    await alone.close();
    await rm(root, { recursive: true, force: true });
  });

  it('answers that the database is unreachable when the server goes away under it', async () => {
    test = await open();
    const root = await mkdtemp(join(tmpdir(), 'lost-'));
    const app = await test.another({ connection: { mode: 'embedded', dataDir: join(root, 'pg') } });
    const lost = new Promise<void>((resolve) => app.onLost(resolve));
    process.kill((await readServerFile(join(root, 'pg')))!.pid, 'SIGKILL');
    await lost;
    await expect(app.workspaces.list()).rejects.toMatchObject({
      code: 'database_unreachable',
      retryable: true,
    });
    await app.close();
    await rm(root, { recursive: true, force: true });
  });
});
