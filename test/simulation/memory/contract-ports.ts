import type { AlertPorts } from '../../support/contracts/alert-ports.ts';
import { createMemory } from './memory.ts';
import type { Sync } from './rows.ts';

const startMs = Date.UTC(2026, 2, 10, 12);
const intervalMs = 300_000;

/** The memory as the suites know ports: with promises, and a clock to move. */
export function contractPorts(): AlertPorts {
  const clock = { nowMs: startMs };
  const memory = createMemory({ nowMs: () => clock.nowMs, intervalMs }, 2);
  const [one, two] = [...memory.tables.workspaces.values()].map(({ workspace }) => workspace);
  let added = 0;
  return {
    workspaces: [one!, two!],
    stores: promised<AlertPorts['stores']>(memory.stores as Sync<AlertPorts['stores']>), // what people look up is not asked for
    checks: promised(memory.checks),
    probes: promised(memory.probes),
    incidents: promised(memory.incidents),
    routes: promised(memory.routes),
    outbox: promised(memory.outbox),
    edits: promised(memory.edits),
    subscriptions: promised(memory.subscriptions),
    now: async () => new Date(clock.nowMs),
    shift: async (ms) => {
      clock.nowMs += ms;
    },
    async addStore(workspace, { grant } = {}) {
      added += 1;
      const number = String(added);
      const user = grant ?? `user-${number}`;
      const connected = memory.stores.addConnected(workspace, {
        store: {
          handle: `store-${number}`,
          name: `Store ${number}`,
          vtexAccount: `vtex${number}`,
          tradePolicy: '1',
        },
        grant: { appId: 'app', coreUserId: user, displayName: user, token: `token-${number}` },
        ids: {
          bcId: `bc-${number}`,
          advertiserId: `ad-${number}`,
          catalogId: `cat-${number}`,
          pixelCode: null,
        },
      });
      if (connected === 'handle-taken') throw new Error('a handle was used twice');
      return { storeId: connected.store.id, grantId: connected.grant.id };
    },
    uninstall: async (workspace) => {
      memory.installations.uninstall(workspace);
    },
    reinstall: async (workspace) => {
      memory.installations.install(workspace);
    },
    close: async () => undefined,
  };
}

/** The same methods, with promises. */
function promised<P extends object>(sync: Sync<P>): P {
  // Looked at by name only, and handed back below with the same names.
  const methods = Object.entries(sync as unknown as Record<string, (...args: readonly unknown[]) => unknown>);
  const made: Record<string, unknown> = {};
  for (const [name, method] of methods) made[name] = async (...args: readonly unknown[]) => method(...args);
  return made as unknown as P; // name by name the methods of P
}
