import bolt from '@slack/bolt';
import type { WorkspaceRepository } from '../core/ports.ts';
import type { Installation, SlackTeam, Workspace } from '../core/workspace.ts';
import { AppError } from '../errors.ts';
import type { Logger } from '../logger.ts';
import type { SlackClient } from './client.ts';

type Installed = {
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
async function readInstallation(client: SlackClient, botToken: string): Promise<Installed> {
  const auth = await client.auth.test().catch((error: unknown) => {
    throw asAppError(error);
  });
  const { team_id: teamId, user_id: botUserId, bot_id: botId } = auth;
  if (typeof teamId !== 'string' || typeof botUserId !== 'string') {
    throw new AppError(
      'slack_unreachable',
      'Slack gave no usable answer to auth.test. Start again in a while.',
    );
  }
  if (typeof botId !== 'string') {
    throw new AppError('slack_token_refused', 'SLACK_BOT_TOKEN is not a bot token: auth.test names no bot.');
  }
  return {
    team: { teamId, enterpriseId: auth.enterprise_id ?? null },
    name: auth.team ?? teamId,
    installation: { botToken, botId, botUserId, appId: null, scopes: auth.response_metadata?.scopes ?? [] },
  };
}

/** null: the error is not about the token. */
function refusalOf(error: unknown): string | null {
  const code = error instanceof bolt.webApi.WebAPIPlatformError ? error.data.error : null;
  return code !== null && refusals.includes(code) ? code : null;
}

/** Whether Slack still takes this token; null: it did not say. */
export async function isTokenGood(client: SlackClient, token: string): Promise<boolean | null> {
  try {
    await client.auth.test({ token });
    return true;
  } catch (error) {
    return refusalOf(error) === null ? null : false;
  }
}

function asAppError(error: unknown): AppError {
  const code = refusalOf(error);
  if (code !== null) {
    return new AppError(
      'slack_token_refused',
      `SLACK_BOT_TOKEN is refused by Slack (${code}). Reinstall the app and copy the Bot User OAuth Token again from api.slack.com/apps > your app > OAuth & Permissions.`,
    );
  }
  return new AppError(
    'slack_unreachable',
    'Slack cannot be reached (auth.test did not answer). Check the network and SLACK_API_URL, then start again.',
    { cause: error },
  );
}

/** manifest.yml; without one of these a part of the app cannot work, without the optional ones it can. */
const requiredScopes = ['commands', 'chat:write', 'users:read', 'channels:read'];

/**
 * Registers the workspace of the bot token. While Slack does not answer, the installation that the same token made
 * before is good enough, so that a restart during an outage succeeds.
 */
export async function ensureInstalled(
  client: SlackClient,
  botToken: string,
  workspaces: WorkspaceRepository,
  log: Logger,
): Promise<Workspace> {
  try {
    const { team, name, installation } = await readInstallation(client, botToken);
    const absent = requiredScopes.filter((scope) => !installation.scopes.includes(scope));
    if (installation.scopes.length > 0 && absent.length > 0) {
      log.warn({ absent }, 'the bot token lacks scopes: reinstall the app from manifest.yml');
    }
    return await workspaces.install(team, name, installation);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'slack_unreachable') throw error;
    const known = await findInstalled(workspaces, botToken);
    if (known === null) throw error;
    log.warn('Slack did not answer auth.test; going on with the installation known from before');
    return known;
  }
}

async function findInstalled(workspaces: WorkspaceRepository, botToken: string): Promise<Workspace | null> {
  for (const { team } of await workspaces.list()) {
    const found = await workspaces.findByTeam(team);
    if (found?.installation.botToken === botToken) return found.workspace;
  }
  return null;
}
