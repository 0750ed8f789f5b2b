import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { mayLook } from '../../core/access.ts';
import { outbox, unknownAfterMs, waitAfter } from '../../core/alerts/post.ts';
import type { SlackRefusal } from '../../core/alerts/ports.ts';
import type { CardEdit, CardRepository } from '../../core/card-ports.ts';
import { stopDelivery } from '../alerts/delivery-state.ts';
import type { AlertTables } from '../alerts/tables.ts';
import type { AccessReader } from '../access-reader.ts';
import type { Database, Db, Trx } from '../database.ts';
import { appIn, appNow } from '../domain-time.ts';
import { workspaceOf } from '../workspace-repository.ts';
import { repostCard } from './card-rows.ts';
import type { CardTables } from './card-tables.ts';

export function createCardRepository(database: Database, accessIn: AccessReader): CardRepository {
  const settle = (change: (trx: Trx) => Promise<unknown>) =>
    database.transaction(async (trx) => void (await change(trx)));
  return {
    claim: async (limit) =>
      (await database.statement(isAnyDue))
        ? database.transaction((trx) => claimCards(trx, accessIn, limit))
        : [],
    recordUnsent: (edit) => settle((trx) => ours(trx, edit).set({ edit_not_before: null }).execute()),
    recordEdited: (edit) => database.transaction((trx) => recordEdited(trx, edit)),
    recordRefused: (edit, refusal) => database.transaction((trx) => recordRefused(trx, edit, refusal)),
    recordUnknown: (edit) =>
      settle((trx) =>
        ours(trx, edit)
          .set({ edit_not_before: appIn(outbox.requestMs + outbox.settleMs) })
          .execute(),
      ),
    nextDueAt: async () => ((await database.statement(isAnyDue)) ? database.statement(nextDueAt) : null),
  };
}

/** Every beat asks, and mostly there is nothing. */
async function isAnyDue(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from card where edit_due_at is not null) as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** Those whose post stands in Slack. */
const due = sql`card c
  join workspace w on w.id = c.workspace_id and w.uninstalled_at is null
  join outbox o on o.workspace_id = c.workspace_id and o.id = c.post_id and o.ts is not null
  where c.edit_due_at is not null`;

type DueRow = Selectable<CardTables['card']> &
  Pick<Selectable<AlertTables['outbox']>, 'plain' | 'possibly_repeated' | 'channel_id'> & {
    readonly ts: string;
  };

async function claimCards(trx: Trx, accessIn: AccessReader, limit: number): Promise<readonly CardEdit[]> {
  const { rows } = await sql<DueRow>`
    with taken as (
      select c.workspace_id, c.id from ${due} and c.edit_due_at <= app_now()
        and (c.edit_not_before is null or c.edit_not_before <= app_now())
        and (w.delivery_stopped_until is null or w.delivery_stopped_until <= app_now())
      order by c.edit_due_at limit ${limit} for no key update of c skip locked
    ), claimed as (
      -- From here on the edit may be on its way: after a crash it is sent again when this one has settled.
      update card c set edit_fence = edit_fence + 1, edit_not_before = ${appIn(unknownAfterMs)}
      from taken where c.workspace_id = taken.workspace_id and c.id = taken.id returning c.*
    )
    select claimed.*, o.plain, o.possibly_repeated, o.channel_id, o.ts from claimed
      join outbox o on o.workspace_id = claimed.workspace_id and o.id = claimed.post_id`.execute(trx);
  const edits: CardEdit[] = [];
  for (const row of rows) {
    const edit = editOf(row);
    if (tellsOnlyTheEnd(edit) || mayLook(await accessIn(trx, edit.workspace, row.user_id))) edits.push(edit);
    else await ours(trx, edit).set({ edit_not_before: null, edit_due_at: null }).execute();
  }
  return edits;
}

/** Whose right was withdrawn is told that, and nothing more of the store. */
const tellsOnlyTheEnd = ({ content }: CardEdit): boolean =>
  content.kind === 'connect' && content.step.at === 'notAllowed';

const editOf = (row: DueRow): CardEdit => ({
  workspace: workspaceOf(row.workspace_id),
  cardId: row.id,
  fence: row.edit_fence,
  postId: row.post_id,
  place: { channelId: row.channel_id, ts: row.ts },
  content: row.content,
  version: row.version,
  language: row.language,
  plain: row.plain,
  possiblyRepeated: row.possibly_repeated,
});

/** Only whoever has it: an edit that comes back later than its lease finds another fence. */
const ours = (trx: Trx, { workspace, cardId, fence }: CardEdit) =>
  trx
    .updateTable('card')
    .where('workspace_id', '=', workspace.id)
    .where('id', '=', cardId)
    .where('edit_fence', '=', fence);

async function recordEdited(trx: Trx, edit: CardEdit): Promise<void> {
  const { numUpdatedRows } = await ours(trx, edit)
    .set({
      edit_not_before: null,
      edit_due_at: sql<Date | null>`case when version = ${edit.version} then null else edit_due_at end`,
    })
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  // It came back after another one was sent, and may have been applied over it.
  await trx
    .updateTable('card')
    .set((row) => ({ edit_due_at: row.fn.coalesce('edit_due_at', appNow) }))
    .where('workspace_id', '=', edit.workspace.id)
    .where('id', '=', edit.cardId)
    .execute();
}

async function recordRefused(trx: Trx, edit: CardEdit, refusal: SlackRefusal): Promise<void> {
  const { because } = refusal;
  if (because === 'workspace') await stopDelivery(trx, edit.workspace);
  if (because === 'busy' || because === 'later' || because === 'workspace') {
    await ours(trx, edit)
      .set({ edit_not_before: appIn(waitAfter(refusal, 2)) })
      .execute();
    return;
  }
  // Neither the person's channel nor this content will do: until there is another one there is nothing to try.
  const given = await ours(trx, edit)
    .set({ edit_not_before: null, edit_due_at: null })
    .returningAll()
    .executeTakeFirst();
  if (given !== undefined && (because === 'message-gone' || because === 'not-editable'))
    await repostCard(trx, edit.workspace, given);
}

async function nextDueAt(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(greatest(c.edit_due_at, c.edit_not_before, w.delivery_stopped_until)) as at from ${due}`.execute(
    db,
  );
  return rows[0]?.at ?? null;
}
