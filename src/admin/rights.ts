import type { Right } from '../core/access.ts';
import type { Workspace } from '../core/workspace.ts';
import { AppError } from '../errors.ts';
import type { Parts } from '../parts.ts';

type Context = { readonly parts: Parts; readonly print: (line: string) => void };

/** Who was given a right, by whom and when. */
export async function listRights({ parts, print }: Context, workspace: Workspace): Promise<void> {
  const rights = await parts.storage.rights.list(workspace);
  if (rights.length === 0) print('Nobody was given a right by name.');
  for (const { userId, right, by, at } of rights)
    print([userId, right, `given by ${by ?? 'the host'}`, at.toISOString()].join('\t'));
}

export async function grantRight(
  { parts, print }: Context,
  workspace: Workspace,
  [user, wanted]: readonly string[],
): Promise<void> {
  const userId = userIdIn(user);
  if (!isRight(wanted))
    throw new AppError('input_invalid', 'Name the right behind the user id: operator or admin.');
  await parts.storage.rights.grant(workspace, userId, wanted);
  print(`${userId} is ${wanted} now.`);
}

const isRight = (word: string | undefined): word is Right => word === 'operator' || word === 'admin';

export async function withdrawRight(
  { parts, print }: Context,
  workspace: Workspace,
  [user]: readonly string[],
): Promise<void> {
  const userId = userIdIn(user);
  if ((await parts.storage.rights.find(workspace, userId)) === null) {
    print(`${userId} has no right given by name.`);
    return;
  }
  await parts.storage.rights.grant(workspace, userId, null);
  print(`The right of ${userId} was withdrawn. What Slack or ADMIN_USER_IDS give stays.`);
}

/** As Slack shows it: a member's profile > More > Copy member ID. */
function userIdIn(text = ''): string {
  if (/^[UW][A-Z0-9]{2,30}$/.test(text)) return text;
  throw new AppError(
    'input_invalid',
    'Name a Slack member id, e.g. U024BE7LH (profile > More > Copy member ID).',
  );
}
