import bolt from '@slack/bolt';
import type { Installation, SlackTeam } from '../core/workspace.ts';
import { AppError } from '../errors.ts';
import type { SlackClient } from './client.ts';

export type Installed = {
  readonly team: SlackTeam;
  readonly name: string;
  readonly installation: Installation;
};

/** Codes by which Slack refuses the token itself (slack.md 2). */
const refusals: readonly string[] = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
];

/**
 * Asks Slack whose bot token this is. Throws AppError `slack_token_refused` (a configuration mistake) or
 * `slack_unreachable`. Safe to repeat.
 */
export async function readInstallation(client: SlackClient, botToken: string): Promise<Installed> {
  const auth = await client.auth.test().catch((error: unknown) => {
    throw asAppError(error);
  });
  const { team_id: teamId, user_id: botUserId, bot_id: botId } = auth;
  if (teamId === undefined || botUserId === undefined || botId === undefined) {
    throw new AppError('slack_token_refused', 'SLACK_BOT_TOKEN is not a bot token: auth.test names no bot.');
  }
  return {
    team: { teamId, enterpriseId: auth.enterprise_id ?? null },
    name: auth.team ?? teamId,
    installation: { botToken, botId, botUserId, appId: null, scopes: auth.response_metadata?.scopes ?? [] },
  };
}

function asAppError(error: unknown): AppError {
  const code = error instanceof bolt.webApi.WebAPIPlatformError ? error.data.error : null;
  if (code !== null && refusals.includes(code)) {
    return new AppError(
      'slack_token_refused',
      `SLACK_BOT_TOKEN is refused by Slack (${code}). Reinstall the app and copy the Bot User OAuth Token again from api.slack.com/apps > your app > OAuth & Permissions.`,
    );
  }
  return new AppError('slack_unreachable', 'Slack did not answer auth.test.', { cause: error });
}
