import { loadConfig } from '../../src/config.ts';
import { exchange } from '../../src/core/connect/run-connect.ts';
import { createLogger } from '../../src/logger.ts';
import { openParts } from '../../src/parts.ts';

// The callback of a connect in a process of its own, to be killed: uses the link up and exchanges the code.
const [, , secret = '', code = ''] = process.argv;

const { config, secrets } = loadConfig(process.env);
const { storage, tiktok, appId } = await openParts(config, secrets, {
  log: createLogger('silent'),
  access: 'join',
});
const begun = await storage.connects.begin(secret);
const ports = { connects: storage.connects, tiktok, appId, sleep: async () => undefined };
process.stdout.write(
  typeof begun === 'string' ? begun : await exchange(ports, begun.workspace, begun.attemptId, code),
);
await storage.close();
