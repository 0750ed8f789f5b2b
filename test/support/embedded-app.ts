import { getConstructionPlans } from 'pg-boss';
import { toAppError } from '../../src/errors.ts';
import { createLogger } from '../../src/logger.ts';
import { createStorage } from '../../src/storage/storage.ts';

// A small app for tests about processes: opens the storage of a directory, says so in a line of JSON, and goes on until
// it is killed or its input ends. `write`: it installs one team after the other and says so when each is stored.
const [, , dataDir = '', task = 'hold'] = process.argv;

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

try {
  const storage = await createStorage({
    connection: { mode: 'embedded', dataDir },
    keys: [{ kid: 'test', key: Buffer.alloc(32, 7) }],
    namedAdmins: [],
    queueSchemaSql: getConstructionPlans('pgboss'),
    sendWakeUps: async () => {},
    sendProbeWakeUps: async () => {},
    sendPassWakeUps: async () => {},
    sendItemWakeUps: async () => {},
    sendFollowWakeUps: async () => {},
    sendImageWakeUps: async () => {},
    sendPingWakeUps: async () => {},
    sendDisconnectWakeUps: async () => {},
    sendWebhookWakeUp: async () => {},
    sendKeyWakeUps: async () => {},
    sendConnectWakeUps: async () => {},
    schedule: { targetMs: 300_000, maxMs: 3_600_000, callsPerCheck: 8 },
    quota: { perSecond: 10, perMinute: 600, perDay: 864_000 },
    vtexQuota: { perSecond: 10, perMinute: 600, perDay: 864_000 },
    imageQuota: { perSecond: 2, perMinute: 120, perDay: 172_800 },
    logger: createLogger('silent'),
  });
  storage.onLost(() => say({ lost: true }));
  say({ ready: true });
  if (task === 'write') {
    const installation = { botToken: 'xoxb-1', botId: 'B1', botUserId: 'U1', appId: null, scopes: [] };
    for (;;) {
      const teamId = `T${process.pid}-${process.hrtime.bigint()}`;
      await storage.workspaces.install({ teamId, enterpriseId: null }, 'Team', installation);
      say({ stored: teamId });
    }
  }
  process.stdin.resume().once('end', () => void storage.close());
} catch (error) {
  const { code, message } = toAppError(error);
  say({ error: code, message });
  process.exitCode = 1;
}
