import type { FollowLook } from '../../../../src/core/products/rechecks/follow-ports.ts';
import type { Asker, RecheckReadings } from '../../../../src/core/products/rechecks/recheck.ts';
import type { RecheckTarget } from '../../../../src/core/products/rechecks/recheck-target.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import type { Storage } from '../../../../src/storage/storage.ts';
import type { TestDatabase } from '../../../support/test-database.ts';
import { itemOf } from './item-scene.ts';
import { readOf } from './product-scene.ts';

export const asker: Asker = { userId: 'UASKER', language: 'en', postId: null };

/** A recheck from its beginning to its end. */
export async function recheckWith(
  storage: Storage,
  workspace: Workspace,
  storeId: string,
  {
    target,
    readings,
    by = asker,
  }: { readonly target: RecheckTarget; readonly readings: Partial<RecheckReadings>; readonly by?: Asker },
) {
  const start = await storage.rechecks.begin(workspace, storeId, target, 100);
  if (typeof start === 'string') throw new Error(`the recheck is ${start}`);
  const outcome = await storage.rechecks.finish(
    workspace,
    start,
    { vtex: null, tiktok: null, ...readings },
    by,
  );
  if (typeof outcome === 'string') throw new Error(`the recheck is ${outcome}`);
  return outcome;
}

export async function lookAt(storage: Storage, workspace: Workspace, followId: string): Promise<FollowLook> {
  const look = await storage.follows.begin(workspace, followId);
  if (typeof look === 'string') throw new Error(`the look is ${look}`);
  return look;
}

/** Somebody waits for one item that TikTok reviews, and a look at it is under way. */
export async function beginFollowing(
  storage: Storage,
  database: TestDatabase,
  workspace: Workspace,
  { storeId, skuId }: { readonly storeId: string; readonly skuId: string },
): Promise<FollowLook> {
  await storage.clock.shift(1_000);
  const readings = {
    vtex: [readOf(skuId, 'brand.missing')],
    tiktok: [itemOf(skuId, { audit: 'processing' })],
  };
  await recheckWith(storage, workspace, storeId, { target: { kind: 'store' }, readings });
  const [row] = await database.query<{ id: string }>('select id from recheck_follow where store_id = $1', [
    storeId,
  ]);
  if (row === undefined) throw new Error('nothing is followed');
  return lookAt(storage, workspace, row.id);
}
