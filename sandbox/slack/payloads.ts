import { fieldsOf, listOf } from './json.ts';
import type { Fields } from './json.ts';
import { messageJson, viewJson } from './shapes.ts';
import { stateValues } from './state-values.ts';
import { nextId, nextTs, nowS } from '../worlds/slack-state.ts';
import { issueResponseUrl, issueTrigger } from '../worlds/slack-tickets.ts';
import type {
  SlackChannel,
  SlackMessage,
  SlackPerson,
  SlackState,
  SlackView,
} from '../worlds/slack-world.ts';

/** Where a person acts: in a message (or ephemeral one) or in a view (modal or Home). */
export type Place =
  | { readonly kind: 'message'; readonly message: SlackMessage }
  | { readonly kind: 'view'; readonly view: SlackView };

export type Actor = { readonly state: SlackState; readonly person: SlackPerson; readonly teamId: string };

/** The team whose installation gets what this person does: the channel's, not a stranger's own. */
export const actorIn = (state: SlackState, person: SlackPerson, teamId: string): Actor => ({
  state,
  person,
  teamId,
});

const domainOf = ({ state, teamId }: Actor) => state.teams.get(teamId)?.domain ?? '';

// Slack hides the names of private channels and DMs here.
const nameFor = (channel: SlackChannel): string => {
  if (channel.kind === 'public') return channel.name;
  return channel.kind === 'dm' ? 'directmessage' : 'privategroup';
};

/** The form fields of a slash command. */
export function commandFields(
  actor: Actor,
  channel: SlackChannel,
  command: string,
  text: string,
): Record<string, string> {
  const { state, person, teamId } = actor;
  return {
    token: state.app.verificationToken,
    team_id: teamId,
    team_domain: domainOf(actor),
    channel_id: channel.id,
    channel_name: nameFor(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: state.app.id,
    is_enterprise_install: 'false',
    response_url: issueResponseUrl(state, { userId: person.id, channelId: channel.id }),
    trigger_id: issueTrigger(state, person.id),
  };
}

function common(actor: Actor): Fields {
  const { state, person, teamId } = actor;
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    team: { id: teamId, domain: domainOf(actor) },
    api_app_id: state.app.id,
    token: state.app.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

function placeFields({ state }: Actor, place: Place): Fields {
  if (place.kind === 'view') {
    return { container: { type: 'view', view_id: place.view.id }, view: viewJson(state, place.view) };
  }
  const { message } = place;
  const channel = state.channels.get(message.channelId);
  const isEphemeral = message.ephemeralTo !== null;
  const thread = message.threadTs === null ? {} : { thread_ts: message.threadTs };
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channelId,
      is_ephemeral: isEphemeral,
      ...thread,
    },
    channel: { id: message.channelId, name: channel === undefined ? '' : nameFor(channel) },
    // Slack does not send back the content of an ephemeral message.
    ...(isEphemeral ? {} : { message: messageJson(state, message, true) }),
  };
}

export function blockActions(actor: Actor, place: Place, action: Fields): Fields {
  const { state, person } = actor;
  const isMessage = place.kind === 'message';
  return {
    type: 'block_actions',
    ...common(actor),
    ...placeFields(actor, place),
    trigger_id: issueTrigger(state, person.id, isMessage ? null : place.view.id),
    ...(isMessage
      ? {
          state: { values: stateValues(place.message.blocks, place.message.values) },
          response_url: issueResponseUrl(state, {
            userId: person.id,
            channelId: place.message.channelId,
            source: place.message,
          }),
        }
      : {}),
    actions: [{ ...action, action_ts: nextTs(state) }],
  };
}

export const blockSuggestion = (
  actor: Actor,
  place: Place,
  block: Fields,
  element: Fields,
  typed: string,
): Fields => ({
  type: 'block_suggestion',
  ...common(actor),
  ...placeFields(actor, place),
  action_id: element['action_id'],
  block_id: block['block_id'],
  value: typed,
});

export function viewSubmission(actor: Actor, view: SlackView): Fields {
  const { state, person } = actor;
  return {
    type: 'view_submission',
    ...common(actor),
    trigger_id: issueTrigger(state, person.id, view.id),
    view: viewJson(state, view),
    response_urls: responseUrlsOf(actor, view),
  };
}

// One for each channel menu of the modal that asks for it (response_url_enabled).
function responseUrlsOf({ state, person }: Actor, view: SlackView): readonly Fields[] {
  return listOf(view.content['blocks'])
    .map(fieldsOf)
    .flatMap((block) => {
      const element = fieldsOf(block['element']);
      if (element['response_url_enabled'] !== true) return [];
      const [blockId, actionId] = [String(block['block_id']), String(element['action_id'])];
      const chosen = stateValues([block], view.values)[blockId]?.[actionId];
      const channelId = chosen?.['selected_conversation'] ?? chosen?.['selected_channel'];
      if (typeof channelId !== 'string') return [];
      const url = issueResponseUrl(state, { userId: person.id, channelId });
      return [{ block_id: blockId, action_id: actionId, channel_id: channelId, response_url: url }];
    });
}

export const viewClosed = (actor: Actor, view: SlackView, isCleared: boolean): Fields => ({
  type: 'view_closed',
  ...common(actor),
  view: viewJson(actor.state, view),
  is_cleared: isCleared,
});

export const shortcut = (actor: Actor, callbackId: string): Fields => ({
  type: 'shortcut',
  ...common(actor),
  callback_id: callbackId,
  trigger_id: issueTrigger(actor.state, actor.person.id),
  action_ts: nextTs(actor.state),
});

/** The Events API envelope around one event. */
export function eventEnvelope(state: SlackState, teamId: string, event: Fields, eventId?: string): Fields {
  const installation = state.installations.get(teamId);
  return {
    token: state.app.verificationToken,
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: state.app.id,
    event: { event_ts: nextTs(state), ...event },
    type: 'event_callback',
    event_id: eventId ?? nextId(state, 'Ev'),
    event_time: nowS(state),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: installation?.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${teamId}-${state.app.id}`,
  };
}
