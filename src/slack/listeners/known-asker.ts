import { accessOf, mayLook } from '../../core/access.ts';
import type { Person } from '../../core/person.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { People } from '../middleware/person.ts';

/** Who Slack says has typed or submitted something. */
export type Asker = {
  readonly user: { readonly id: string; readonly team_id?: string | undefined };
  readonly team: { readonly id: string } | null;
  readonly enterprise?: unknown;
};

/**
 * For what is answered in the ack itself, from the database only: who was never seen is judged by the payload, since asking
 * Slack might take too long. `person` null: nobody that we know.
 */
export async function knownAsker(
  people: Pick<People, 'known'>,
  workspace: Workspace,
  { user, team, enterprise }: Asker,
): Promise<{ readonly person: Person | null; readonly mayLook: boolean }> {
  const isOfOtherTeam = user.team_id !== undefined && user.team_id !== team?.id && enterprise === undefined;
  if (isOfOtherTeam) return { person: null, mayLook: false };
  const person = await people.known(workspace, user.id);
  return { person, mayLook: mayLook(accessOf(person)) };
}
