import type { Parts } from '../parts.ts';
import type { Config, Secrets } from '../config.ts';
import type { Workspace } from '../core/workspace.ts';
import { createSlackClient } from '../slack/client.ts';
import { ensureInstalled } from '../slack/installation.ts';

/** The workspace of the configured bot token; registered if the app has never run yet. */
export function installedWorkspace(
  { config, secrets }: { config: Config; secrets: Secrets },
  { storage, log }: Parts,
): Promise<Workspace> {
  const client = createSlackClient(config.slack.apiUrl, secrets.slackBotToken, log);
  return ensureInstalled(client, secrets.slackBotToken, storage.workspaces, log);
}
