import type { App, Context } from '@slack/bolt';
import type { ListenerDeps } from '../index.ts';

/**
 * The app was removed. Bolt does not authorize these two events (the token is dead), so the team of the signed
 * request says whose secrets to erase. Safe to repeat; the order of the two events is not guaranteed (slack.md 8).
 */
export function registerUninstall(app: App, { workspaces, inFlight, log }: ListenerDeps): void {
  const erase = async (context: Context) => {
    if (context.teamId === undefined) return;
    const team = { teamId: context.teamId, enterpriseId: context.enterpriseId ?? null };
    const found = await workspaces.findByTeam(team);
    if (found === null) return;
    await workspaces.uninstall(found.workspace);
    log.warn({ teamId: team.teamId }, 'the app was uninstalled: secrets erased, checks stopped');
  };
  app.event('app_uninstalled', ({ context }) => inFlight.track(erase(context)));
  app.event('tokens_revoked', async ({ event, context }) => {
    // Ids of users whose tokens died; only the bot's own ends the installation.
    if ((event.tokens.bot ?? []).length > 0) await inFlight.track(erase(context));
  });
}
