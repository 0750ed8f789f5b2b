import { may } from '../../core/access.ts';
import type { Need } from '../../core/access.ts';
import type { RightRepository } from '../../core/right-ports.ts';
import type { Message } from '../blocks/elements.ts';
import { adminsOnlyMessage, unknownPersonMessage } from '../blocks/notices.ts';
import type { Turn } from '../listen.ts';

export type RefusalDeps = {
  readonly rights: Pick<RightRepository, 'find' | 'list'>;
  readonly namedAdmins: readonly string[];
};

/** null: this person may. Else why not, and who may (product.md 7). */
export async function refusalFor(
  { rights, namedAdmins }: RefusalDeps,
  { workspace, access, t }: Pick<Turn, 'workspace' | 'access' | 't'>,
  need: Need,
): Promise<Message | null> {
  if (may(access, need)) return null;
  // Slack did not say in time who this is (docs/decisions/0004).
  if (access === 'unknown') return unknownPersonMessage(t);
  const granted = (await rights.list(workspace)).filter(({ right }) => right === 'admin');
  const admins = [...new Set([...namedAdmins, ...granted.map(({ userId }) => userId)])];
  return adminsOnlyMessage(t, admins, namedAdmins.length === 0);
}
