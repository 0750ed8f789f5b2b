import { findUser, optionalText, page } from './call.ts';
import type { ApiCall, Method } from './call.ts';
import { refuse } from './refusal.ts';
import { flagOf, textOf } from '../json.ts';
import type { Fields } from '../json.ts';
import { userJson } from '../shapes.ts';

const authTest = ({ state, installation }: ApiCall): Fields => {
  const team = state.teams.get(installation.teamId);
  return {
    url: `https://${team?.domain ?? ''}.slack.com/`,
    team: team?.name,
    user: state.app.name,
    team_id: installation.teamId,
    user_id: installation.botUserId,
    bot_id: installation.botId,
    is_enterprise_install: false,
  };
};

const teamInfo = ({ state, installation }: ApiCall): Fields => {
  const team = state.teams.get(installation.teamId);
  return {
    team: { id: installation.teamId, name: team?.name, domain: team?.domain, email_domain: '', icon: {} },
  };
};

const seesEmail = ({ installation }: ApiCall) => installation.scopes.has('users:read.email');

const userInfo = (call: ApiCall): Fields => {
  const person = findUser(call, textOf(call.args['user'])) ?? refuse('user_not_found');
  return { user: userJson(call.state, person, flagOf(call.args['include_locale']), seesEmail(call)) };
};

const usersList = (call: ApiCall): Fields => {
  const visible = [...call.state.people.values()].filter((person) => findUser(call, person.id) !== null);
  const found = page(call, visible, 1000);
  const withLocale = flagOf(call.args['include_locale']);
  return {
    members: found.items.map((person) => userJson(call.state, person, withLocale, seesEmail(call))),
    response_metadata: { next_cursor: found.next },
  };
};

const revoke = ({ installation, args }: ApiCall): Fields => {
  if (!flagOf(args['test'])) installation.state = 'revoked';
  return { revoked: !flagOf(args['test']) };
};

const uninstall = ({ installation, args }: ApiCall): Fields => {
  if (optionalText(args, 'client_id') === null) refuse('bad_client_id');
  if (optionalText(args, 'client_secret') === null) refuse('bad_client_secret');
  installation.state = 'uninstalled';
  return {};
};

export const workspaceMethods: Readonly<Record<string, Method>> = {
  'auth.test': { scopes: [], run: authTest },
  'auth.revoke': { scopes: [], run: revoke },
  'apps.uninstall': { scopes: [], run: uninstall },
  'team.info': { scopes: ['team:read'], run: teamInfo },
  'users.info': { scopes: ['users:read'], run: userInfo },
  'users.list': { scopes: ['users:read'], run: usersList },
};
