import type { Insertable, Selectable } from 'kysely';
import type { Message } from '../../core/alerts/message.ts';
import type { Trx } from '../database.ts';
import type { AlertTables } from './tables.ts';

export type MessageRow = Selectable<AlertTables['message']>;

export const messageOf = (row: MessageRow): Message => ({
  id: row.id,
  routeId: row.route_id,
  generation: row.generation,
  channelId: row.channel_id,
  postId: row.post_id,
  ts: row.ts,
  content: row.content,
  version: row.version,
  shownVersion: row.shown_version,
  dirty: row.dirty,
  editFence: row.edit_fence,
  editNotBefore: row.edit_not_before,
  lost: row.lost,
});

const columnsOf = (message: Message): Omit<Insertable<AlertTables['message']>, 'workspace_id' | 'id'> => ({
  route_id: message.routeId,
  generation: message.generation,
  channel_id: message.channelId,
  post_id: message.postId,
  ts: message.ts,
  content: JSON.stringify(message.content),
  version: message.version,
  shown_version: message.shownVersion,
  dirty: message.dirty,
  edit_fence: message.editFence,
  edit_not_before: message.editNotBefore,
  lost: message.lost,
});

/** Writes a new message, or one that this transaction has locked. */
export async function saveMessage(trx: Trx, workspaceId: string, message: Message): Promise<void> {
  const columns = columnsOf(message);
  // Without its key: setting that takes a lock which keeps out new posts of the message, too.
  await trx
    .insertInto('message')
    .values({ workspace_id: workspaceId, id: message.id, ...columns })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(columns))
    .execute();
}

export async function lockMessage(trx: Trx, workspaceId: string, id: string): Promise<Message | null> {
  const row = await trx
    .selectFrom('message')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row === undefined ? null : messageOf(row);
}

/** Of all generations of a route, the newest first. */
export async function lockMessages(trx: Trx, workspaceId: string, routeId: string): Promise<Message[]> {
  const rows = await trx
    .selectFrom('message')
    .selectAll()
    .where('workspace_id', '=', workspaceId)
    .where('route_id', '=', routeId)
    .orderBy('generation', 'desc')
    .forNoKeyUpdate()
    .execute();
  return rows.map(messageOf);
}
