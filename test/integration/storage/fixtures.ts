import type { NewConnection } from '../../../src/core/ports.ts';
import type { Counts, Reading } from '../../../src/core/reading.ts';
import type { Installation, Workspace } from '../../../src/core/workspace.ts';
import type { Storage } from '../../../src/storage/storage.ts';

export const installation: Installation = {
  botToken: 'xoxb-installation',
  botId: 'B1',
  botUserId: 'U0BOT',
  appId: 'A1',
  scopes: ['chat:write', 'commands'],
};

/** Ids of 19 digits: a JavaScript number would round each of them. */
const ana = '7012345678901234567';

/** Each TikTok user's own catalog and pixel. */
export function newConnection(handle: string, coreUserId = ana): NewConnection {
  const owner = coreUserId === ana ? '' : `-${coreUserId}`;
  return {
    store: { handle, name: `Store ${handle}`, vtexAccount: `vtex-${handle}`, tradePolicy: '1' },
    grant: { appId: '7099999999999999991', coreUserId, displayName: 'Ana', token: `token-of-${coreUserId}` },
    ids: {
      bcId: '7012345678901234568',
      advertiserId: '7012345678901234569',
      catalogId: `7012345678901234571${owner}`,
      pixelCode: `C4ABCDEF${owner}`,
    },
  };
}

export async function installTeam(storage: Storage, teamId: string): Promise<Workspace> {
  return storage.workspaces.install({ teamId, enterpriseId: null }, `Team ${teamId}`, installation);
}

export async function addStore(
  storage: Storage,
  workspace: Workspace,
  handle: string,
  coreUserId?: string,
): Promise<string> {
  const added = await storage.stores.addConnected(workspace, newConnection(handle, coreUserId));
  if (added === 'handle-taken') throw new Error(`The handle ${handle} is taken`);
  return added.store.id;
}

export async function beginCheck(storage: Storage, workspace: Workspace, storeId: string) {
  const check = await storage.checks.begin(workspace, storeId);
  if (typeof check === 'string') throw new Error(`The check did not begin: ${check}`);
  return check;
}

export const counts = (approved: number): Counts => ({ approved, processing: 2, rejected: 3 });

export const readingOf = (approved: number): Reading => ({
  counts: { class: 'good', value: counts(approved) },
  adAccount: { class: 'good', value: { name: 'Ads', state: 'active', rawStatus: 'STATUS_ENABLE' } },
});

export const noAnswer: Reading = { counts: { class: 'noInfo', reason: 'timeout' } };

export async function runCheck(storage: Storage, workspace: Workspace, storeId: string, reading: Reading) {
  return storage.checks.finish(workspace, await beginCheck(storage, workspace, storeId), reading);
}

export const minutesMs = (minutes: number): number => minutes * 60_000;
export const hoursMs = (hours: number): number => minutesMs(hours * 60);
