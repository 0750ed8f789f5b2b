import { findUser, optionalText } from './call.ts';
import type { ApiCall, Method } from './call.ts';
import { refuse, refuseIf } from './refusal.ts';
import { checkView } from '../block-kit/validate.ts';
import { fieldsOf, textOf } from '../json.ts';
import type { Fields } from '../json.ts';
import { viewJson } from '../shapes.ts';
import { useTrigger } from '../../worlds/slack-tickets.ts';
import {
  findView,
  homeOf,
  openModal,
  publishHome,
  pushModal,
  topModal,
  updateView,
} from '../../worlds/slack-views.ts';
import type { SlackView } from '../../worlds/slack-world.ts';

function content(call: ApiCall, surface: 'modal' | 'home', itself: SlackView | null): Fields {
  refuseIf(checkView(call.args['view'], surface));
  const view = fieldsOf(call.args['view']);
  const externalId = textOf(view['external_id']);
  const other = externalId === '' ? null : findView(call.state, { externalId });
  if (other !== null && other.id !== itself?.id) refuse('duplicate_external_id');
  return view;
}

function personOfTrigger(call: ApiCall): string {
  const id = optionalText(call.args, 'trigger_id') ?? textOf(call.args['interactivity_pointer']);
  const trigger = useTrigger(call.state, id);
  return typeof trigger === 'string' ? refuse(call.state.settings.triggerErrors[trigger]) : trigger.userId;
}

const answer = ({ state }: ApiCall, view: SlackView): Fields => ({ view: viewJson(state, view) });

const open = (call: ApiCall): Fields => {
  const view = content(call, 'modal', null);
  return answer(call, openModal(call.state, call.installation.teamId, personOfTrigger(call), view));
};

const push = (call: ApiCall): Fields => {
  const view = content(call, 'modal', null);
  const userId = personOfTrigger(call);
  if (topModal(call.state, userId) === null) refuse('not_found');
  const pushed =
    pushModal(call.state, call.installation.teamId, userId, view) ?? refuse('push_limit_reached');
  return answer(call, pushed);
};

function checkHash(call: ApiCall, view: SlackView | null): void {
  const hash = optionalText(call.args, 'hash');
  if (hash !== null && view !== null && hash !== view.hash) refuse('hash_conflict');
}

const update = (call: ApiCall): Fields => {
  const key = { viewId: textOf(call.args['view_id']), externalId: textOf(call.args['external_id']) };
  const view = findView(call.state, key);
  const fits = content(call, view?.type ?? 'modal', view);
  if (view === null || view.teamId !== call.installation.teamId) return refuse('not_found');
  checkHash(call, view);
  return answer(call, updateView(call.state, view, fits));
};

const publish = (call: ApiCall): Fields => {
  const person = findUser(call, textOf(call.args['user_id'])) ?? refuse('user_not_found');
  const home = homeOf(call.state, person.id);
  const view = content(call, 'home', home);
  checkHash(call, home);
  return answer(call, publishHome(call.state, call.installation.teamId, person.id, view));
};

// No scope is needed: slack.md 7.3.
export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': { scopes: [], run: open },
  'views.push': { scopes: [], run: push },
  'views.update': { scopes: [], run: update },
  'views.publish': { scopes: [], run: publish },
};
