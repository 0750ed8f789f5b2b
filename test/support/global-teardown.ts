import { once } from 'node:events';

/** The server's process ends when its channel to us does, also if this never runs. */
async function teardown(): Promise<void> {
  const child = globalThis.testDatabaseServer;
  if (child === undefined || child.exitCode !== null) return;
  globalThis.testDatabaseServer = undefined;
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}

export { teardown as default };
