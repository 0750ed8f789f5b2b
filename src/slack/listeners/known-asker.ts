import { accessOf, mayLook } from '../../core/access.ts';
import type { Person } from '../../core/person.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Access } from '../../core/access.ts';
import type { RightRepository } from '../../core/right-ports.ts';
import type { People } from '../middleware/person.ts';

/** Who Slack says has typed or submitted something. */
export type Asker = {
  readonly user: { readonly id: string; readonly team_id?: string | undefined };
  readonly team: { readonly id: string } | null;
  readonly enterprise?: unknown;
};

export type KnownAskerDeps = {
  readonly people: Pick<People, 'known'>;
  readonly rights: Pick<RightRepository, 'find'>;
  readonly namedAdmins: readonly string[];
};

/**
 * For what is answered in the ack itself, from the database only: who was never seen is judged by the payload, since asking
 * Slack might take too long. `person` null: nobody that we know.
 */
export async function knownAsker(
  { people, rights, namedAdmins }: KnownAskerDeps,
  workspace: Workspace,
  { user, team, enterprise }: Asker,
): Promise<{ readonly person: Person | null; readonly access: Access; readonly mayLook: boolean }> {
  // Slack says null where there is none.
  const isInGrid = (enterprise ?? null) !== null;
  const isOfOtherTeam = user.team_id !== undefined && user.team_id !== team?.id && !isInGrid;
  const [person, right] = await Promise.all([
    people.known(workspace, user.id),
    rights.find(workspace, user.id),
  ]);
  // Whatever was remembered of them: where Slack says that they come from elsewhere, only a right given by name counts.
  const believed = isOfOtherTeam ? null : person;
  const known = accessOf(user.id, { person: believed, right }, namedAdmins);
  const access = isOfOtherTeam && known === 'unknown' ? 'foreign' : known;
  return { person, access, mayLook: mayLook(access) };
}
