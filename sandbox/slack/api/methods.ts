import { requireScope } from './call.ts';
import type { ApiCall, Method } from './call.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { SlackRefusal } from './refusal.ts';
import { postDue, scheduledMethods } from './scheduled.ts';
import { viewMethods } from './views.ts';
import { workspaceMethods } from './workspace.ts';
import type { Fields } from '../json.ts';
import type { SlackInstallation, SlackWorld } from '../../worlds/slack-world.ts';

const methods: Readonly<Record<string, Method>> = {
  ...workspaceMethods,
  ...chatMethods,
  ...scheduledMethods,
  ...viewMethods,
  ...conversationMethods,
  ...fileMethods,
};

/** An answer of the Web API: 200 with `ok`, or 429 with seconds to wait. */
export type ApiAnswer = {
  readonly status: number;
  readonly retryAfterS: number | null;
  readonly body: Fields;
};

const refused = (error: string, more: Fields = {}): ApiAnswer => ({
  status: 200,
  retryAfterS: null,
  body: { ok: false, error, ...more },
});

/** Runs one method. No HTTP in it: a simulation calls it directly. `token` is null when none was sent. */
export function callSlackApi(
  world: SlackWorld,
  method: string,
  args: Fields,
  token: string | null,
): ApiAnswer {
  postDue(world.state);
  if (method === 'api.test') return apiTest(args);
  const found = Object.hasOwn(methods, method) ? methods[method] : undefined;
  if (found === undefined) return refused('unknown_method', { req_method: method });
  const installation = authenticate(world, token);
  if (typeof installation === 'string') return refused(installation);
  return run(found, { state: world.state, installation, args });
}

function apiTest(args: Fields): ApiAnswer {
  if (typeof args['error'] === 'string') return refused(args['error'], { args });
  return { status: 200, retryAfterS: null, body: { ok: true, args } };
}

/** The installation that this token belongs to, whatever became of it. */
export const installationOf = ({ state }: SlackWorld, token: string | null): SlackInstallation | null =>
  [...state.installations.values()].find((one) => one.botToken === token) ?? null;

function authenticate(world: SlackWorld, token: string | null): SlackInstallation | string {
  if (token === null || token === '') return 'not_authed';
  const installation = installationOf(world, token);
  if (installation === null) return 'invalid_auth';
  if (installation.state === 'revoked') return 'token_revoked';
  return installation.state === 'uninstalled' ? 'account_inactive' : installation;
}

function run(method: Method, call: ApiCall): ApiAnswer {
  try {
    for (const scope of method.scopes) requireScope(call, scope);
    return { status: 200, retryAfterS: null, body: { ok: true, ...method.run(call) } };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    if (error.retryAfterS === null) return refused(error.code, error.more);
    return { status: 429, retryAfterS: error.retryAfterS, body: { ok: false, error: error.code } };
  }
}
