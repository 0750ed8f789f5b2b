import { appAct } from '../../core/audit.ts';
import { usualSettings } from '../../core/alerts/subscription.ts';
import { actingIn } from '../../core/workspace.ts';
import type { Workspace } from '../../core/workspace.ts';
import { addContact, findContact } from '../alerts/subscribe.ts';
import type { Trx } from '../database.ts';
import { showStep, stepShown } from './attempt-rows.ts';
import type { AttemptRow } from './attempt-rows.ts';

/**
 * Whoever connects a store hears of what nobody else would (product.md 2). One who ever was a contact has decided that already, and is
 * not asked again by connecting once more. It is the app that decides so, and the card tells. The caller holds the audience for changes.
 */
export async function addFirstContact(
  trx: Trx,
  workspace: Workspace,
  { user_id: userId, language, card_id: cardId, reference }: AttemptRow,
): Promise<void> {
  if ((await findContact(trx, workspace, userId)) !== null) return;
  const person = await trx
    .selectFrom('person')
    .select('time_zone')
    .where('workspace_id', '=', workspace.id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  const byApp = actingIn(workspace, { ...appAct, reference });
  await addContact(trx, byApp, userId, usualSettings(language, person?.time_zone ?? null));
  const step = await stepShown(trx, workspace, cardId);
  if (step?.at === 'connected') await showStep(trx, workspace, cardId, { ...step, isNewContact: true });
}
