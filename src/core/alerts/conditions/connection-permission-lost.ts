import type { TikTokIds } from '../../connection.ts';
import type { Answer, AnswerClass } from '../../answer.ts';
import type { Reading } from '../../reading.ts';
import type { ConditionRule, Observation } from '../observation.ts';
import { accountSuspended } from './account-suspended.ts';
import type { CheckedStore } from './index.ts';
import { observeObjects } from './observe-objects.ts';
import { seenObject } from './tiktok-objects.ts';

export const connectionPermissionLost: ConditionRule = {
  ...accountSuspended,
  name: 'connection.permission_lost',
};

/** A dead sign-in is another matter: only while /user/info/ works does a refusal speak of the object (alerts.md 1). */
export function observePermission(
  store: CheckedStore,
  { bcId, advertiserId, catalogId }: TikTokIds,
  { user, businessCenter, adAccount, catalog, counts }: Reading,
): Observation | null {
  if (user?.class !== 'good') return null;
  const objects = [
    { kind: 'businessCenter', id: bcId, lost: isLost(businessCenter) },
    { kind: 'adAccount', id: advertiserId, lost: isLost(adAccount) },
    { kind: 'catalog', id: catalogId, lost: isLost(catalog, counts) },
  ] as const;
  const seen = objects.flatMap(({ kind, id, lost }) =>
    lost === null ? [] : [seenObject(store.id, { kind, wrong: 'lost', bcId, id, name: '' }, lost)],
  );
  return observeObjects(store, seen);
}

/** One refusal of several calls about an object is enough; null: not all of them were answered. */
export function isLost(...answers: readonly (Answer<unknown> | undefined)[]): boolean | null {
  const classes = answers.map((answer): AnswerClass => answer?.class ?? 'noInfo');
  if (classes.includes('objectRefused')) return true;
  return classes.every((one) => one === 'good') ? false : null;
}
