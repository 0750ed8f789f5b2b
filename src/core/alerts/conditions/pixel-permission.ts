import type { TikTokIds } from '../../connection.ts';
import type { Reading } from '../../reading.ts';
import type { ConditionRule, Observation } from '../observation.ts';
import { accountSuspended } from './account-suspended.ts';
import { isLost } from './connection-permission-lost.ts';
import type { CheckedStore } from './index.ts';
import { observeObjects } from './observe-objects.ts';
import { seenObject } from './tiktok-objects.ts';

/** TikTok gives rights to pixels apart from those to ad accounts (tiktok-business-api.md 2.7); products do without. */
export const pixelPermission: ConditionRule = {
  ...accountSuspended,
  name: 'pixel.permission',
  severity: 'warning',
  heldBackBy: 'tiktok',
};

/** null: no pixel was chosen, or not only the pixel is refused, which is `connection.permission_lost`. */
export function observePixelPermission(
  store: CheckedStore,
  { bcId, pixelCode }: TikTokIds,
  { businessCenter, adAccount, catalog, counts, pixel, pixelBinding }: Reading,
): Observation | null {
  if (pixelCode === null) return null;
  const lost = isLost(pixel, pixelBinding);
  const isAlone = isLost(businessCenter, adAccount, catalog, counts) === false;
  if (lost === null || (lost && !isAlone)) return null;
  const object = { kind: 'pixel', wrong: 'lost', bcId, id: pixelCode, name: '' } as const;
  return observeObjects(store, [seenObject(store.id, object, lost)]);
}
