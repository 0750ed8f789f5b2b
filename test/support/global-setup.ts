import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

declare global {
  var testDatabaseServer: ChildProcess | undefined;
}

/**
 * One PostgreSQL server for the whole run. It lives in a process of its own: jest compiles this file to CommonJS,
 * which could not load our modules. Workers inherit its address in TEST_DATABASE_URL,
 * and in TMPDIR a place for files that is as quick as the server's.
 */
async function setup(_runner: unknown, { rootDir }: { rootDir: string }): Promise<void> {
  if (globalThis.testDatabaseServer !== undefined) return; // two projects name this file
  const server = join(rootDir, 'test/support/database-server.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', server], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  globalThis.testDatabaseServer = child;
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error('The test database server did not start; its reason stands above.');
    }),
  ])) as [{ url: string; temporary: string }];
  process.env['TEST_DATABASE_URL'] = message.url;
  process.env['TMPDIR'] = message.temporary;
}

export { setup as default };
