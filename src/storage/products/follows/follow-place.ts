import { sql } from 'kysely';
import type { Workspace } from '../../../core/workspace.ts';
import type { Trx } from '../../database.ts';
import { rowId } from '../../row-id.ts';

/** A message of ours in a channel, under which there is a thread. */
export type Thread = { readonly messageId: string; readonly channelId: string };

/** The thread under that post; null: there is none, or its message was deleted, so the person is told in a direct message. */
export async function threadUnder(
  trx: Trx,
  workspace: Workspace,
  postId: string | null,
): Promise<Thread | null> {
  if (postId === null) return null;
  const { rows } = await sql<Thread>`
    select m.id as "messageId", m.channel_id as "channelId" from outbox o
      join message m on m.workspace_id = o.workspace_id and m.id = o.message_id
    where o.workspace_id = ${workspace.id} and o.id = ${rowId(postId)} and m.ts is not null and not m.lost`.execute(
    trx,
  );
  return rows[0] ?? null;
}
