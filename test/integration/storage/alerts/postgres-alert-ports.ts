import type { StorageOptions } from '../../../../src/storage/storage.ts';
import type { AlertPorts } from '../../../support/contracts/alert-ports.ts';
import { sharedTestStorage } from '../../../support/shared-storage.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { installation, newConnection } from '../fixtures.ts';

export type PostgresAlertPorts = AlertPorts & { readonly test: TestStorage };

const teams = ['TONE', 'TTWO'] as const;

/**
 * The ports on one database for all tests of a file, empty for each. The pool has one connection, so that a method that
 * asks for a second one hangs.
 */
export function postgresAlertPorts(
  overrides: Partial<StorageOptions> = {},
): () => Promise<PostgresAlertPorts> {
  const open = sharedTestStorage({ poolMax: 1, ...overrides });
  return async () => portsOn(await open());
}

async function portsOn(test: TestStorage): Promise<PostgresAlertPorts> {
  const { storage } = test;
  const install = (teamId: string) =>
    storage.workspaces.install({ teamId, enterpriseId: null }, teamId, installation);
  const workspaces = [await install(teams[0]), await install(teams[1])] as const;
  let added = 0;
  return {
    test,
    workspaces,
    stores: storage.stores,
    checks: storage.checks,
    probes: storage.probes,
    incidents: storage.incidents,
    routes: storage.routes,
    outbox: storage.outbox,
    edits: storage.edits,
    subscriptions: storage.subscriptions,
    now: () => storage.clock.now(),
    shift: (ms) => storage.clock.shift(ms),
    addStore: async (workspace, { grant } = {}) => {
      added += 1;
      const coreUserId = grant ?? `user-${String(added)}`;
      const answer = await storage.stores.addConnected(
        workspace,
        newConnection(`shop-${String(added)}`, coreUserId),
      );
      if (answer === 'handle-taken') throw new Error('The handle is taken');
      return { storeId: answer.store.id, grantId: answer.grant.id };
    },
    uninstall: (workspace) => storage.workspaces.uninstall(workspace),
    reinstall: async (workspace) => {
      await install(teams[workspaces.findIndex(({ id }) => id === workspace.id)] ?? teams[0]);
    },
    close: () => test.drop(),
  };
}
