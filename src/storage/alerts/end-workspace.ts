import { sql } from 'kysely';
import { quietMs } from '../../core/alerts/judge.ts';
import { abandonedMessage } from '../../core/alerts/message.ts';
import { givenUp } from '../../core/alerts/post.ts';
import { abandonedRoute } from '../../core/alerts/route.ts';
import { after } from '../../core/times.ts';
import type { Workspace } from '../../core/workspace.ts';
import type { Trx } from '../database.ts';
import { readNow } from '../domain-time.ts';
import { endAllFindings } from './end-findings.ts';
import { messageOf, saveMessage } from './message-rows.ts';
import type { MessageRow } from './message-rows.ts';
import { lockOpenPosts, savePost } from './post-rows.ts';
import { routeOf, updateRoute } from './route-rows.ts';

/**
 * The app was uninstalled: what is open ends without a word, and nothing of it is posted, edited or repeated should the app be
 * installed again. The caller holds the workspace, and before it the audience lock (`changes`): nobody opens anything meanwhile.
 */
export async function endAlerts(trx: Trx, workspace: Workspace): Promise<void> {
  const now = await readNow(trx);
  await endAllFindings(trx, workspace, now);
  await abandonRoutes(trx, workspace);
  await abandonMessages(trx, workspace, now);
  for (const post of await lockOpenPosts(trx, workspace.id, 'anybody')) {
    const gone = givenUp(post);
    if (gone !== null) await savePost(trx, workspace.id, gone, now);
  }
}

/** In the order in which all routes are locked. */
async function abandonRoutes(trx: Trx, workspace: Workspace): Promise<void> {
  const rows = await trx
    .selectFrom('route')
    .selectAll()
    .where('workspace_id', '=', workspace.id)
    .where(sql<boolean>`(state <> 'closed' or repost is not null or due_at is not null or missed)`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  for (const row of rows) await updateRoute(trx, workspace.id, abandonedRoute(routeOf(row)));
}

/** Those that are not right, and those in which an incident that is bad again soon would go on. */
async function abandonMessages(trx: Trx, workspace: Workspace, now: Date): Promise<void> {
  const reopenedAfter = after(now, -quietMs);
  const { rows } = await sql<MessageRow>`
    select m.* from message m
      join route r on r.workspace_id = m.workspace_id and r.id = m.route_id
      join incident i on i.workspace_id = r.workspace_id and i.id = r.incident_id
    where m.workspace_id = ${workspace.id} and not m.lost
      and (i.closed_at >= ${reopenedAfter} or m.ts is null or m.dirty or m.shown_version is distinct from m.version)
    order by m.id for no key update of m`.execute(trx);
  for (const row of rows) await saveMessage(trx, workspace.id, abandonedMessage(messageOf(row)));
}
