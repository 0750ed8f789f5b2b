import type { AllMiddlewareArgs, App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { isTokenGood } from '../../installation.ts';
import type { ListenerDeps } from '../index.ts';

type Told = Pick<AllMiddlewareArgs, 'client' | 'context'> &
  Pick<SlackEventMiddlewareArgs<'app_uninstalled' | 'tokens_revoked'>, 'body'>;

/**
 * The app was removed. Bolt does not authorize these two events (the token is dead), so the team of the signed
 * request says whose secrets to erase. Safe to repeat; the order of the two events is not guaranteed (slack.md 8).
 *
 * Slack repeats an event minutes, even hours later, and by then the app may be installed again: what is erased then, nobody can
 * bring back. So of an event that is no newer than the installation Slack is asked about the token that we have: only where it
 * refuses that token is the app gone.
 */
export function registerUninstall(app: App, { workspaces, inFlight, log }: ListenerDeps): void {
  const erase = async ({ client, context, body }: Told) => {
    if (context.teamId === undefined) return;
    const { teamId } = context;
    const found = await workspaces.findByTeam({ teamId, enterpriseId: context.enterpriseId ?? null });
    if (found === null) return;
    const { workspace, installation, installedAt } = found;
    const isNews = body.event_time > Math.floor(installedAt.getTime() / 1000);
    if (!isNews && (await isTokenGood(client, installation.botToken)) !== false) {
      log.warn({ teamId, eventId: body.event_id }, 'news of an uninstall before this installation: ignored');
      return;
    }
    await workspaces.uninstall(workspace, installedAt);
    log.warn({ teamId }, 'the app was uninstalled: secrets erased, checks stopped');
  };
  app.event('app_uninstalled', (told) => inFlight.track(erase(told)));
  app.event('tokens_revoked', async (told) => {
    // Ids of users whose tokens died; only the bot's own ends the installation.
    if ((told.event.tokens.bot ?? []).length > 0) await inFlight.track(erase(told));
  });
}
