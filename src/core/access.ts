import type { Person } from './person.ts';

/**
 * What somebody may do here.
 * `unknown`: Slack did not tell in time, or not for a day, who this is; looking is allowed, nothing else (docs/decisions/0004).
 */
export type Access = 'guest' | 'foreign' | 'unknown' | 'operator' | 'admin';

/** What a command or a button asks of whoever uses it (product.md 7). */
export type Need = 'look' | 'operate' | 'admin';

/** Given by name: to members, and to the guests and people of other workspaces who would have nothing else. */
export type Right = 'operator' | 'admin';

/**
 * `right`: what was granted to this user. `namedAdmins`: the host's ADMIN_USER_IDS; where there are some, being an owner or admin of
 * the Slack workspace makes nobody an admin here. A user's id is signed by Slack, so whoever is named is known even while
 * Slack does not say more about them.
 */
export function accessOf(
  userId: string,
  { person, right }: { readonly person: Person | null; readonly right: Right | null },
  namedAdmins: readonly string[],
): Access {
  if (right === 'admin' || namedAdmins.includes(userId)) return 'admin';
  if (right === 'operator')
    return person !== null && isSlackAdmin(person, namedAdmins) ? 'admin' : 'operator';
  if (person === null) return 'unknown';
  if (person.isForeign) return 'foreign';
  if (person.isGuest) return 'guest';
  if (person.isOld) return 'unknown';
  return isSlackAdmin(person, namedAdmins) ? 'admin' : 'operator';
}

const isSlackAdmin = (
  { isAdmin, isForeign, isGuest, isOld }: Person,
  namedAdmins: readonly string[],
): boolean => isAdmin && !isForeign && !isGuest && !isOld && namedAdmins.length === 0;

export const mayLook = (access: Access): boolean => access !== 'guest' && access !== 'foreign';

export function may(access: Access, need: Need): boolean {
  if (need === 'look') return mayLook(access);
  return access === 'admin' || (need === 'operate' && access === 'operator');
}
