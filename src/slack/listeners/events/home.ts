import type { App } from '@slack/bolt';
import { homeView } from '../../blocks/home.ts';
import type { Turn } from '../../listen.ts';
import { nothing } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { teamOf, workspaceOf } from '../../workspace-context.ts';
import type { ListenerDeps } from '../index.ts';

/** Publishes the person's Home tab each time they open it; the Messages tab needs nothing. */
export function registerHome(app: App, deps: ListenerDeps): void {
  const publish = async ({ workspace, t }: Turn): Promise<Reply> => {
    const statuses = await deps.stores.readAllStatus(workspace);
    return { kind: 'home', home: homeView(t, statuses, deps.clock.now()) };
  };
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
      (turn) => (event.tab === 'home' ? publish(turn) : Promise.resolve(nothing)),
    ),
  );
}
