import type { App } from '@slack/bolt';
import { workspaceOf } from '../../workspace-context.ts';
import type { ListenerDeps } from '../index.ts';

/**
 * What happens to the channels that we know. Nobody waits for an answer, and Bolt has acked already: an error is logged
 * by Bolt's error handler, and the next command from the channel sets its state right. All are safe to repeat.
 */
export function registerChannelEvents(app: App, { channels, inFlight }: ListenerDeps): void {
  app.event('channel_archive', ({ event, context }) =>
    inFlight.track(channels.setState(workspaceOf(context), event.channel, 'archived')),
  );
  app.event('channel_deleted', ({ event, context }) =>
    inFlight.track(channels.setState(workspaceOf(context), event.channel, 'deleted')),
  );
  app.event('channel_rename', ({ event, context }) =>
    inFlight.track(channels.rename(workspaceOf(context), event.channel.id, event.channel.name)),
  );
  app.event('channel_id_changed', ({ event, context }) =>
    inFlight.track(channels.changeId(workspaceOf(context), event.old_channel_id, event.new_channel_id)),
  );
  app.event('member_left_channel', async ({ event, context }) => {
    if (event.user !== context.botUserId) return;
    await inFlight.track(channels.setState(workspaceOf(context), event.channel, 'left'));
  });
}
