import type { App, BlockAction } from '@slack/bolt';
import { actionIds, startsWith } from '../../ids.ts';
import { nothing } from '../../reply.ts';
import { teamOf, workspaceOf } from '../../workspace-context.ts';
import { requestOf } from '../actions/request.ts';
import type { ListenerDeps } from '../index.ts';

/** Bolt's type has the view as it is sent, without what Slack adds. */
const hashOf = (view: unknown): string | null => (view as { hash?: string } | undefined)?.hash ?? null;

/** Publishes the person's Home tab each time they open it or ask for it anew; the Messages tab needs nothing. */
export function registerHome(app: App, deps: ListenerDeps): void {
  app.event('app_home_opened', ({ event, client, context }) =>
    deps.listen(
      {
        name: 'app_home_opened',
        workspace: workspaceOf(context),
        team: teamOf(context),
        userId: event.user,
        channelId: null,
        client,
        way: { kind: 'publishHome', client, userId: event.user },
      },
      async (turn) => {
        if (event.tab === 'home') await deps.home.publish(turn, hashOf(event.view));
        return nothing;
      },
    ),
  );
  app.action<BlockAction>(startsWith(actionIds.homeRefresh), (args) =>
    deps.listen(requestOf(actionIds.homeRefresh, args), async (turn) => {
      await deps.home.publish(turn, args.body.view?.hash ?? null);
      return nothing;
    }),
  );
}
