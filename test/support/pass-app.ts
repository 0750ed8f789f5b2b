import { loadConfig } from '../../src/config.ts';
import { runPass } from '../../src/core/use-cases/run-pass.ts';
import { createLogger } from '../../src/logger.ts';
import { openParts } from '../../src/parts.ts';

// A worker of the app in a process of its own, to be killed: works at the pass of one store, says how that ended, and ends.
const [, , workspaceId = '', storeId = ''] = process.argv;

const { config, secrets } = loadConfig(process.env);
const { storage, vtex } = await openParts(config, secrets, { log: createLogger('silent'), access: 'join' });
const ports = {
  passes: storage.passes,
  vtex,
  stopwatch: { ms: () => performance.now() },
  nextPassAt: () => Promise.resolve(new Date('2100-01-01T00:00:00Z')),
};
process.stdout.write(`${await runPass(ports, { workspaceId, storeId })}\n`);
await storage.close();
