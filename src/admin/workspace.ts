import type { Parts } from '../parts.ts';
import type { Config, Secrets } from '../config.ts';
import { actingIn } from '../core/workspace.ts';
import type { Workspace } from '../core/workspace.ts';
import { createSlackClient } from '../slack/client.ts';
import { ensureInstalled } from '../slack/installation.ts';

/** The workspace of the configured bot token, in the hands of the host; registered if the app has never run yet. */
export async function installedWorkspace(
  { config, secrets }: { config: Config; secrets: Secrets },
  { storage, log }: Parts,
): Promise<Workspace> {
  const client = createSlackClient(config.slack.apiUrl, secrets.slackBotToken, log);
  const workspace = await ensureInstalled(client, secrets.slackBotToken, storage.workspaces, log);
  return actingIn(workspace, { by: { kind: 'host' }, reference: '' });
}
