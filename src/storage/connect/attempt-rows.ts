import type { Selectable, UpdateObject } from 'kysely';
import type { ConnectStep } from '../../core/connect/connect-card.ts';
import { actingIn } from '../../core/workspace.ts';
import type { Workspace } from '../../core/workspace.ts';
import { updateCard } from '../cards/card-rows.ts';
import type { Trx } from '../database.ts';
import { appNow } from '../domain-time.ts';
import { rowId } from '../row-id.ts';
import type { Tables } from '../tables.ts';
import type { ConnectTables } from './connect-tables.ts';

export type AttemptRow = Selectable<ConnectTables['connect_attempt']>;

/** Without a lock, to know which store it is about: the store's rows are locked before it. */
export const readAttempt = (trx: Trx, workspace: Workspace, attemptId: string) =>
  trx
    .selectFrom('connect_attempt')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(attemptId))
    .executeTakeFirst();

export const lockAttempt = (trx: Trx, workspace: Workspace, attemptId: string) =>
  trx
    .selectFrom('connect_attempt')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', rowId(attemptId))
    .forNoKeyUpdate()
    .executeTakeFirst();

export async function changeAttempt(
  trx: Trx,
  { workspace_id, id }: Pick<AttemptRow, 'workspace_id' | 'id'>,
  change: UpdateObject<Tables, 'connect_attempt'>,
): Promise<void> {
  await trx
    .updateTable('connect_attempt')
    .set({ changed_at: appNow, ...change })
    .where('workspace_id', '=', workspace_id)
    .where('id', '=', id)
    .execute();
}

/** What is recorded of it has the reference that its card shows, whoever acts. */
export const recordedIn = (workspace: Workspace, { reference }: Pick<AttemptRow, 'reference'>): Workspace =>
  actingIn(workspace, { by: workspace.act?.by ?? { kind: 'app' }, reference });

/** Nothing is done with it any more. */
export const ended = {
  ...{ token: null, due_at: null, ends_at: null, lease_id: null, lease_until: null, reading: null },
} as const;
/** Whoever works on it lets it go. */
export const released = { lease_id: null, lease_until: null, tries: 0 } as const;

/** The person sees how far it has come. A card that told of the end of its store says nothing more. */
export async function showStep(
  trx: Trx,
  workspace: Workspace,
  cardId: string,
  step: ConnectStep,
): Promise<void> {
  const card = await trx
    .selectFrom('card')
    .select('content')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', cardId)
    .executeTakeFirst();
  if (card?.content.kind === 'connect' && card.content.step.at !== 'removed')
    await updateCard(trx, workspace, cardId, { ...card.content, step });
}

/** What its card says now; null: there is none any more. */
export async function stepShown(trx: Trx, workspace: Workspace, cardId: string): Promise<ConnectStep | null> {
  const card = await trx
    .selectFrom('card')
    .select('content')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', cardId)
    .executeTakeFirst();
  return card?.content.kind === 'connect' ? card.content.step : null;
}

/** What it has read so far; nobody was shown it. */
export async function forgetRead(
  trx: Trx,
  { workspace_id, id }: Pick<AttemptRow, 'workspace_id' | 'id'>,
): Promise<void> {
  await trx
    .deleteFrom('read_asset')
    .where('workspace_id', '=', workspace_id)
    .where('attempt_id', '=', id)
    .execute();
}
