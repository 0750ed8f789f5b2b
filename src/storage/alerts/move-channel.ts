import { sql } from 'kysely';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { lockAudience } from './audience-lock.ts';

/**
 * Slack gave a channel another id: its subscriptions, messages and posts go there. A subscription that exists under the new
 * id as well stays what it is, and so does the old one: nobody can say which of the two was meant.
 */
export async function moveAlerts(
  trx: Trx,
  workspace: Workspace,
  oldId: string,
  newId: string,
): Promise<void> {
  await lockAudience(trx, workspace, 'changes');
  const { rows } = await sql<{ id: string }>`
    with moved as materialized (
      select id from subscription s
      where s.workspace_id = ${workspace.id} and s.kind = 'channel' and s.channel_id = ${oldId}
        and not exists (select from subscription n where n.workspace_id = s.workspace_id and n.kind = s.kind
          and n.channel_id = ${newId} and n.store_key = s.store_key)
      order by id for no key update
    )
    update subscription s set channel_id = ${newId} from moved
    where s.workspace_id = ${workspace.id} and s.id = moved.id
    returning s.id`.execute(trx);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await sql`
    with moved as materialized (
      select m.id from message m join route r on r.workspace_id = m.workspace_id and r.id = m.route_id
      where m.workspace_id = ${workspace.id} and m.channel_id = ${oldId}
        and r.subscription_id = any(${ids}::uuid[])
      order by m.id for no key update of m
    )
    update message m set channel_id = ${newId} from moved
    where m.workspace_id = ${workspace.id} and m.id = moved.id`.execute(trx);
  await sql`
    with moved as materialized (
      select id from outbox
      where workspace_id = ${workspace.id} and channel_id = ${oldId} and subscription_id = any(${ids}::uuid[])
      order by seq for no key update
    )
    update outbox o set channel_id = ${newId} from moved
    where o.workspace_id = ${workspace.id} and o.id = moved.id`.execute(trx);
}
