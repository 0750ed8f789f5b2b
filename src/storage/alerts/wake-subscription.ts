import { sql } from 'kysely';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';

/** Its routes of incidents that are not over are looked at then; null: never again. Locked by id, like all routes. */
export async function wakeSubscription(
  trx: Trx,
  workspace: Workspace,
  subscriptionId: string,
  dueAt: Date | null,
): Promise<void> {
  await sql`
    with woken as materialized (
      select r.id from route r join incident i on i.workspace_id = r.workspace_id and i.id = r.incident_id
      where r.workspace_id = ${workspace.id} and r.subscription_id = ${subscriptionId}
        and (i.phase <> 'closed' or ${dueAt === null})
      order by r.id for no key update of r
    )
    update route set due_at = ${dueAt} from woken
    where route.workspace_id = ${workspace.id} and route.id = woken.id`.execute(trx);
}
