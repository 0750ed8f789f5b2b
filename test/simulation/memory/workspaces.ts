import { unsuspected } from '../../../src/core/alerts/evidence.ts';
import { abandonedMessage } from '../../../src/core/alerts/message.ts';
import { givenUp } from '../../../src/core/alerts/post.ts';
import { abandonedRoute } from '../../../src/core/alerts/route.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import { end } from './news.ts';
import type { Tables } from './rows.ts';

/** Installing and uninstalling, as far as alerts go. */
export function memoryWorkspaces(tables: Tables) {
  return {
    install({ id }: Workspace): void {
      const row = tables.workspaces.get(id);
      if (row !== undefined) Object.assign(row, { installed: true, stoppedUntilMs: 0 });
    },
    uninstall: ({ id }: Workspace): void => {
      uninstall(tables, id);
    },
  };
}

/** Secrets go at once, and with them all that was watched: what was open about it ends quietly. */
function uninstall(tables: Tables, workspaceId: string): void {
  const row = tables.workspaces.get(workspaceId);
  if (row?.installed !== true) return;
  row.installed = false;
  for (const store of tables.stores.values())
    if (store.workspaceId === workspaceId) store.isConnected = false;
  for (const grant of tables.grants.values()) {
    if (grant.workspaceId !== workspaceId) continue;
    grant.token = '';
    // Ours, and no verdict about TikTok's answers; a check that is under way is thrown away by the version.
    grant.evidence = unsuspected(grant.id, grant.evidence.tokenVersion + 1);
    Object.assign(grant, { probeId: null, probeLeaseUntilMs: 0, wokenUntilMs: 0 });
  }
  for (const { workspaceId: own, file } of [...tables.files.values()])
    if (own === workspaceId) end(tables, workspaceId, file, null, 'removed');
  abandon(tables, workspaceId);
}

/** Nothing of before is posted, edited or repeated, should the app be installed again. */
function abandon({ routes, messages, posts }: Tables, workspaceId: string): void {
  for (const row of routes.values())
    if (row.workspaceId === workspaceId) row.route = abandonedRoute(row.route);
  for (const row of messages.values())
    if (row.workspaceId === workspaceId) row.message = abandonedMessage(row.message);
  for (const row of posts.values())
    if (row.workspaceId === workspaceId) row.post = givenUp(row.post) ?? row.post;
}
