import type { Context } from '@slack/bolt';
import type { SlackTeam, Workspace } from '../core/workspace.ts';

/** What `authorize` proved; Bolt carries it in the context of each request. */
export function workspaceOf(context: Context): Workspace {
  const workspace: unknown = context['workspace'];
  if (workspace === undefined) throw new Error('the request was not authorized');
  return workspace as Workspace; // authorize, its only writer, puts a Workspace there
}

/** The team of the installation that the request came through. */
export const teamOf = (context: Context): SlackTeam => ({
  teamId: context.teamId ?? '',
  enterpriseId: context.enterpriseId ?? null,
});
