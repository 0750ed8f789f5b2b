import { loadConfig } from '../../src/config.ts';
import { runDisconnect } from '../../src/core/disconnect/run-disconnect.ts';
import { createLogger } from '../../src/logger.ts';
import { openParts } from '../../src/parts.ts';

// A worker of the app in a process of its own, to be killed: goes on with one disconnect, says how far it came, and ends.
const [, , workspaceId = '', sagaId = ''] = process.argv;

const { config, secrets } = loadConfig(process.env);
const { storage, tiktok } = await openParts(config, secrets, { log: createLogger('silent'), access: 'join' });
const ports = {
  disconnects: storage.disconnects,
  tiktok,
  endWebhooks: () => Promise.resolve('already' as const),
  stopwatch: { ms: () => performance.now() },
};
process.stdout.write(`${await runDisconnect(ports, { workspaceId, sagaId })}\n`);
await storage.close();
