import { AppError } from '../../src/errors.ts';
import type { Workspace } from '../../src/core/workspace.ts';
import type { SimulatedStorage } from './storage.ts';
import type { StoreTruth, Truth } from './truth.ts';

type Parts = { readonly truth: Truth; readonly storage: SimulatedStorage };

export function changeCounts(
  { tiktok }: Truth,
  { catalogId }: StoreTruth,
  { rejected, approved = tiktok.countsOf(catalogId).approved }: { rejected: number; approved?: number },
): void {
  tiktok.setCounts(catalogId, { approved, processing: 5, rejected });
}

export const advertiserIdOf = (number: number): string => `advertiser-${String(number)}`;

/** A further store, on a TikTok user's new token. */
export async function addStore(
  { truth, storage }: Parts,
  workspace: Workspace,
  user: string,
  rejected = 0,
  givesSame = false,
) {
  if (!storage.isInstalled(workspace.id)) return null;
  const number = truth.stores.length;
  const catalogId = `catalog-${String(number)}`;
  const name = `Store ${String(number)}`;
  const owner = `${user}@${workspace.id}`;
  const before = truth.tokenOf.get(owner);
  const token = givesSame && before !== undefined ? before : truth.tiktok.issueToken(owner);
  truth.tiktok.addCatalog(catalogId, owner);
  truth.tiktok.accounts.set(advertiserIdOf(number), { isSuspended: false, reads: [] });
  const added = await unlessEnding(storage.stores.addConnected, workspace, {
    store: {
      handle: `store-${String(number)}`,
      name,
      vtexAccount: `vtex${String(number)}`,
      tradePolicy: '1',
    },
    grant: { appId: 'app', coreUserId: owner, displayName: owner, token },
    ids: { bcId: 'bc', advertiserId: advertiserIdOf(number), catalogId, pixelCode: null },
  });
  if (added === null || added === 'handle-taken') return null;
  truth.tokenOf.set(owner, token);
  const store: StoreTruth = {
    ...{
      number,
      workspaceId: workspace.id,
      storeId: added.store.id,
      catalogId,
      user: owner,
      isRemoved: false,
      isForgotten: false,
    },
  };
  truth.stores.push(store);
  changeCounts(truth, store, { rejected, approved: 100 });
  return store;
}

/** null: this person's sign-in is just being ended for another store, so nobody may stand on it. */
async function unlessEnding(
  addConnected: Parts['storage']['stores']['addConnected'],
  ...given: Parameters<typeof addConnected>
): Promise<Awaited<ReturnType<typeof addConnected>> | null> {
  try {
    return await addConnected(...given);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_allowed') return null;
    throw error;
  }
}

/**
 * Somebody signs in again: the same user, a new token or (where TikTok gives it) the same one; here by a further store, which is
 * removed again.
 */
export async function newToken(
  { truth, storage }: Parts,
  like: StoreTruth | undefined,
  givesSame = false,
): Promise<void> {
  const workspace = storage.workspaces.find(({ id }) => id === like?.workspaceId);
  if (like === undefined || workspace === undefined) return;
  const [user = ''] = like.user.split('@');
  const added = await addStore({ truth, storage }, workspace, user, 0, givesSame);
  if (added === null) return;
  added.isRemoved = true;
  await storage.stores.remove(workspace, added.storeId);
}

export async function setUp({ truth, storage }: Parts): Promise<void> {
  const { shape, slack } = truth;
  for (const workspace of storage.workspaces) {
    const { canReadHistory } = shape;
    slack.teams.set(workspace.id, {
      id: workspace.id,
      canReadHistory,
      canEdit: true,
      tokenCode: null,
      uninstalls: 0,
    });
  }
  for (const { workspace, grant, rejected } of shape.stores) {
    await addStore({ truth, storage }, storage.workspaces[workspace]!, `user-${String(grant)}`, rejected);
  }
  // A store that is added later takes its sign-in's new token with it: all of them are set up now.
  for (const [at, workspace] of storage.workspaces.entries()) {
    for (const number of [0, 1, 2]) {
      const id = `C${String(at)}${String(number)}`;
      slack.channels.set(id, { id, teamId: workspace.id, isArchived: false, isMember: true, messages: [] });
    }
  }
  for (const { workspace, channel, store, settings } of shape.subscriptions) {
    const storeIds = store === null ? null : [truth.stores[store]!.storeId];
    await storage.subscriptions.subscribe(storage.workspaces[workspace]!, {
      ...{ channelId: channel, storeIds, settings, by: 'U1' },
    });
  }
}
