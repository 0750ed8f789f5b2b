import type { Person } from './person.ts';

/**
 * What somebody may do here. Everything that this version has is looking; what changes something asks for more.
 * `unknown`: Slack did not tell in time who this is; looking is allowed, nothing else (docs/decisions/0004).
 */
export type Access = 'guest' | 'foreign' | 'unknown' | 'operator' | 'admin';

export function accessOf(person: Person | null): Access {
  if (person === null) return 'unknown';
  if (person.isForeign) return 'foreign';
  if (person.isGuest) return 'guest';
  return person.isAdmin ? 'admin' : 'operator';
}

export const mayLook = (access: Access): boolean => access !== 'guest' && access !== 'foreign';
