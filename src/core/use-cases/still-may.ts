import { accessOf, may } from '../access.ts';
import type { Need } from '../access.ts';
import type { PersonRepository } from '../ports.ts';
import type { RightRepository } from '../right-ports.ts';
import type { Workspace } from '../workspace.ts';

export type StillMayPorts = {
  readonly people: Pick<PersonRepository, 'find'>;
  readonly rights: Pick<RightRepository, 'find'>;
  readonly namedAdmins: readonly string[];
};

/** For what a person goes on with outside of Slack: their rights as they are now. Whom we do not know may not. */
export async function stillMay(
  { people, rights, namedAdmins }: StillMayPorts,
  workspace: Workspace,
  userId: string,
  need: Need,
): Promise<boolean> {
  const [person, right] = await Promise.all([people.find(workspace, userId), rights.find(workspace, userId)]);
  return may(accessOf(userId, { person, right }, namedAdmins), need);
}
