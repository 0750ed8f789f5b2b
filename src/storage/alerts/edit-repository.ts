import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { editClaimed, edited, editRefused, editUnknown, editUnsent } from '../../core/alerts/message.ts';
import type { Message } from '../../core/alerts/message.ts';
import type { EditClaim, EditRepository, SlackRefusal } from '../../core/alerts/ports.ts';
import type { SubscriptionSettings } from '../../core/alerts/subscription.ts';
import type { Database, Db, Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { workspaceOf } from '../workspace-repository.ts';
import { breakSubscription, loseMessage, stopDelivery } from './delivery-state.ts';
import { lockMessage, messageOf, saveMessage } from './message-rows.ts';
import { lockRoute } from './route-rows.ts';
import { lockSubscription } from './subscription-rows.ts';
import type { AlertTables } from './tables.ts';

export function createEditRepository(database: Database): EditRepository {
  const settle = (edit: EditClaim, transition: (message: Message, now: Date) => Message) =>
    database.transaction(async (trx) => {
      const message = await lockMessage(trx, edit.workspace.id, edit.messageId);
      if (message === null) return;
      await saveMessage(trx, edit.workspace.id, transition(message, await readNow(trx)));
    });
  return {
    claim: async (limit) =>
      (await database.statement(isAnyOutdated)) ? database.transaction((trx) => claimEdits(trx, limit)) : [],
    recordUnsent: (edit) => settle(edit, (message) => editUnsent(message, edit.fence)),
    recordEdited: (edit) => settle(edit, (message) => edited(message, edit.fence, edit.version)),
    recordRefused: (edit, refusal) => database.transaction((trx) => recordRefused(trx, edit, refusal)),
    recordUnknown: (edit) => settle(edit, (message, now) => editUnknown(message, edit.fence, now)),
    nextDueAt: async () => ((await database.statement(isAnyOutdated)) ? database.statement(nextDueAt) : null),
  };
}

/**
 * Messages that do not show what they should, where somebody still listens. Chosen first and by themselves, they are few: a
 * planner without statistics would begin with all of the others.
 * Of the rows of `followsFacts` (subscription.ts).
 */
const outdated = sql`message
  where ts is not null and not lost and (dirty or shown_version is distinct from version)`;
const chosen = sql`chosen as materialized (select workspace_id, id from ${outdated})`;
const wrong = sql`chosen
  join message m on m.workspace_id = chosen.workspace_id and m.id = chosen.id
  join workspace w on w.id = m.workspace_id and w.uninstalled_at is null
  join route r on r.workspace_id = m.workspace_id and r.id = m.route_id
  join subscription s on s.workspace_id = r.workspace_id and s.id = r.subscription_id
    and (s.state = 'active' or (s.state = 'off' and s.store_ids = '{}'))
  join outbox o on o.workspace_id = m.workspace_id and o.id = m.post_id
  where m.ts is not null and not m.lost and (m.dirty or m.shown_version is distinct from m.version)`;

type EditRow = Selectable<AlertTables['message']> & { readonly settings: SubscriptionSettings } & Pick<
    Selectable<AlertTables['outbox']>,
    'plain' | 'possibly_repeated'
  >;

/** Every beat asks, and mostly there is nothing: planning the query below takes longer than all else in a beat. */
async function isAnyOutdated(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select 1 from ${outdated}) as found`.execute(
    db,
  );
  return rows[0]?.found ?? false;
}

async function claimEdits(trx: Trx, limit: number): Promise<readonly EditClaim[]> {
  const { rows } = await sql<EditRow>`
    with ${chosen} select m.*, s.settings, o.plain, o.possibly_repeated from ${wrong}
      and (m.edit_not_before is null or m.edit_not_before <= app_now())
      and (w.delivery_stopped_until is null or w.delivery_stopped_until <= app_now())
    order by m.edit_not_before nulls first, m.id
    limit ${limit}
    for no key update of m skip locked`.execute(trx);
  const now = await readNow(trx);
  const claims: EditClaim[] = [];
  for (const row of rows) {
    const message = editClaimed(messageOf(row), now);
    if (message === null) continue;
    await saveMessage(trx, row.workspace_id, message);
    claims.push(claimOf(row, message));
  }
  return claims;
}

function claimOf({ workspace_id, settings, plain, possibly_repeated }: EditRow, message: Message): EditClaim {
  const { id, editFence, postId, channelId, ts, content, version } = message;
  return {
    workspace: workspaceOf(workspace_id),
    messageId: id,
    fence: editFence,
    postId,
    place: { channelId, ts: ts ?? '' },
    content,
    version,
    language: settings.language,
    plain,
    possiblyRepeated: possibly_repeated,
  };
}

async function nextDueAt(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    with ${chosen} select min(coalesce(greatest(m.edit_not_before, w.delivery_stopped_until), app_now())) as at
    from ${wrong}`.execute(db);
  return rows[0]?.at ?? null;
}

async function recordRefused(trx: Trx, edit: EditClaim, refusal: SlackRefusal): Promise<void> {
  const { workspace, messageId, fence } = edit;
  if (refusal.because === 'workspace') await stopDelivery(trx, workspace);
  const place = await placeOf(trx, workspace.id, messageId);
  if (place === undefined) return;
  const subscription = await lockSubscription(trx, workspace.id, place.subscription_id);
  const route = await lockRoute(trx, workspace.id, place.route_id);
  const message = await lockMessage(trx, workspace.id, messageId);
  if (subscription === null || route === null || message?.editFence !== fence) return;
  const now = await readNow(trx);
  const after = editRefused(message, fence, refusal, now);
  if (!after.lost) return saveMessage(trx, workspace.id, after);
  // Else it stands there, and says what is no longer so.
  const isMissed = refusal.because !== 'message-gone' && refusal.because !== 'channel';
  await loseMessage(trx, workspace.id, { message: after, route }, { isMissed, now });
  if (refusal.because === 'channel')
    await breakSubscription(trx, workspace, subscription, { code: refusal.code, now, isTold: true });
}

/** Which rows to lock before the message: these never change. */
function placeOf(trx: Trx, workspaceId: string, messageId: string) {
  return trx
    .selectFrom('message as m')
    .innerJoin('route as r', (join) =>
      join.onRef('r.workspace_id', '=', 'm.workspace_id').onRef('r.id', '=', 'm.route_id'),
    )
    .select(['m.route_id', 'r.subscription_id'])
    .where('m.workspace_id', '=', workspaceId)
    .where('m.id', '=', messageId)
    .executeTakeFirst();
}
