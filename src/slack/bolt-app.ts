import bolt from '@slack/bolt';
import type { App, AuthorizeResult } from '@slack/bolt';
import type { RequestListener } from 'node:http';
import type { WorkspaceRepository } from '../core/ports.ts';
import type { Logger } from '../logger.ts';
import { boltLogger } from './bolt-logger.ts';
import { clientOptions } from './client.ts';
import { guardReceiver } from './receiver-guard.ts';

export type BoltAppOptions = {
  readonly signingSecret: string;
  readonly apiUrl: string;
  readonly workspaces: WorkspaceRepository;
  readonly log: Logger;
};

export const SLACK_PATH = '/slack/events';
const UNHANDLED_MS = 2_500;
const RESPOND_TIMEOUT_MS = 8_000;

/** Bolt over HTTP without its own server: `handle` answers POST /slack/events on ours. */
export function createBoltApp(options: BoltAppOptions): { app: App; handle: RequestListener } {
  const { signingSecret, log } = options;
  const logger = boltLogger(log);
  const receiver = new bolt.HTTPReceiver({
    signingSecret,
    endpoints: SLACK_PATH,
    // What has no listener (an old button after an upgrade) gets its 404 before Slack's own three seconds are over.
    unhandledRequestTimeoutMillis: UNHANDLED_MS,
    logger,
  });
  const app = new bolt.App({
    receiver,
    logger,
    authorize: (source) => authorize(options.workspaces, source),
    clientOptions: { ...clientOptions(options.apiUrl), fetch: fetchInTime },
    convoStore: false,
    deferInitialization: true,
  });
  app.error(async (error) => {
    log.error({ err: error, code: error.code }, 'a Slack request failed before its listener ran');
    // Rethrown: Bolt then answers 401 or 500 at once instead of leaving the person with a spinner (slack.md 1.5).
    throw error;
  });
  return { app, handle: guardReceiver(receiver.requestListener) };
}

type Source = { readonly teamId?: string | undefined; readonly enterpriseId?: string | undefined };

/** From the database only: its time counts towards Slack's three seconds. */
async function authorize(workspaces: WorkspaceRepository, source: Source): Promise<AuthorizeResult> {
  const { teamId = '', enterpriseId = null } = source;
  const found = await workspaces.findByTeam({ teamId, enterpriseId });
  if (found === null) throw new Error(`the app is not installed in team ${teamId}`);
  const { botToken, botId, botUserId } = found.installation;
  return { botToken, botId, botUserId, workspace: found.workspace };
}

/** `respond()` has no timeout of its own: a silent Slack would hold a listener for ever. */
const fetchInTime: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(RESPOND_TIMEOUT_MS) });
