import { applyCommandAck, recordAck } from './acks.ts';
import { escapeCommandText } from './command-text.ts';
import { createExactSender } from './exact.ts';
import type { ExactSender } from './exact.ts';
import { click, closeView, runShortcut, submit, typeInto } from './interact.ts';
import type { ClickOptions, Sending } from './interact.ts';
import type { Fields } from './json.ts';
import { actorIn, commandFields, eventEnvelope } from './payloads.ts';
import type { SlackRequest } from './requests.ts';
import { viewJson } from './shapes.ts';
import { deliver, form, json } from './transport.ts';
import type { Acked, Outgoing } from './transport.ts';
import { openDm } from '../worlds/slack-messages.ts';
import { homeTeam } from '../worlds/slack-people.ts';
import type { SlackWorld } from '../worlds/slack-world.ts';

export type { ClickOptions } from './interact.ts';
export type { Acked } from './transport.ts';

export type SenderOptions = {
  readonly world: SlackWorld;
  /** The app's Slack endpoint, `…/slack/events`; a function when it is known only later. */
  readonly appUrl: string | (() => string);
  /** Defaults to the world's. */
  readonly signingSecret?: string;
  /** The stand-in's `requests`: bodies of acknowledgements are added as `/response/ack`. */
  readonly requests?: SlackRequest[];
  /** Defaults to Slack's three seconds. */
  readonly ackTimeoutMs?: number;
  /** Sees what was sent to the app and how it acknowledged that. */
  readonly onSent?: (part: Partial<Outgoing>, acked: Acked) => void;
};

export type EventOptions = {
  readonly teamId?: string;
  /** The same id again is a repeated delivery. */
  readonly eventId?: string;
  readonly retryNum?: number;
  readonly retryReason?: string;
};

/** A request that Slack would not send like this: another secret, an old time, a changed body. */
export type RawCommand = {
  readonly user?: string;
  readonly channel?: string;
  readonly text?: string;
  /** Replaces fields of the command. */
  readonly fields?: Readonly<Record<string, string>>;
} & Partial<Pick<Outgoing, 'secret' | 'timestampS' | 'headers' | 'contentType' | 'body'>>;

/** Does what people do in Slack, and tells the app as Slack does. People and channels by id or name. */
export type SlackSender = {
  /** `/tiktok status`, as typed. */
  command(user: string, channel: string, typed: string): Promise<Acked>;
  /** A button, or `label=option` for a menu; by label or action_id, the newest in sight. */
  click(user: string, labelOrActionId: string, options?: ClickOptions): Promise<Acked>;
  /** Submits the top modal with values by block_id, action_id or label: an object or JSON. */
  submit(user: string, values?: Fields | string): Promise<Acked>;
  closeView(user: string): Promise<Acked>;
  openHome(user: string, tab?: 'home' | 'messages'): Promise<Acked>;
  options(user: string, labelOrActionId: string, typed: string): Promise<Acked>;
  shortcut(user: string, callbackId: string): Promise<Acked>;
  event(type: string, fields?: Fields, options?: EventOptions): Promise<Acked>;
  urlVerification(challenge?: string): Promise<Acked>;
  rawCommand(overrides: RawCommand): Promise<Acked>;
};

type Wire = {
  readonly world: SlackWorld;
  readonly requests: SlackRequest[];
  readonly send: (part: Partial<Outgoing>) => Promise<Acked>;
};

function wireOf(options: SenderOptions): Wire {
  const { world, appUrl, requests = [] } = options;
  const secret = options.signingSecret ?? world.state.app.signingSecret;
  const patience = options.ackTimeoutMs === undefined ? {} : { ackTimeoutMs: options.ackTimeoutMs };
  const url = () => (typeof appUrl === 'string' ? appUrl : appUrl());
  return {
    world,
    requests,
    send: async (part) => {
      const acked = await deliver({ url: url(), body: '', contentType: form, secret, ...patience, ...part });
      options.onSent?.(part, acked);
      return acked;
    },
  };
}

const formBody = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();

async function sendCommand(
  { world, requests, send }: Wire,
  userRef: string,
  channelRef: string,
  typed: string,
): Promise<Acked> {
  const [person, channel] = [world.person(userRef), world.channel(channelRef)];
  if (!channel.members.has(person.id)) throw new Error(`${person.name} is not in ${channel.name}`);
  if (channel.isArchived) throw new Error(`${channel.name} is archived`);
  const [, command = '', text = ''] = /^(\/\S+)\s*(.*)$/s.exec(typed.trim()) ?? [];
  if (command === '') throw new Error(`Not a command: ${typed}`);
  const escaped = escapeCommandText(world.state, channel.teamId, text);
  const fields = commandFields(actorIn(world.state, person, channel.teamId), channel, command, escaped);
  const acked = await send({ body: formBody(fields) });
  recordAck(requests, acked);
  applyCommandAck(world, { userId: person.id, channelId: channel.id, command }, acked);
  return acked;
}

function sendEvent({ world, send }: Wire, event: Fields, options: EventOptions = {}): Promise<Acked> {
  const envelope = eventEnvelope(world.state, options.teamId ?? homeTeam.id, event, options.eventId);
  const isRetry = options.retryNum !== undefined;
  const headers = {
    'x-slack-retry-num': String(options.retryNum),
    'x-slack-retry-reason': options.retryReason ?? 'http_timeout',
  };
  return send({ body: JSON.stringify(envelope), contentType: json, ...(isRetry ? { headers } : {}) });
}

function sendHomeOpened(wire: Wire, userRef: string, tab: 'home' | 'messages'): Promise<Acked> {
  const { world } = wire;
  const person = world.person(userRef);
  const teamId = person.isStranger ? homeTeam.id : person.teamId;
  const dm = openDm(world.state, world.installation(teamId).botUserId, person.id);
  const home = tab === 'home' ? world.home(person.id) : null;
  const view = home === null ? {} : { view: viewJson(world.state, home) };
  return sendEvent(
    wire,
    { type: 'app_home_opened', user: person.id, channel: dm.id, tab, ...view },
    { teamId },
  );
}

function sendRaw({ world, send }: Wire, overrides: RawCommand): Promise<Acked> {
  const { user = 'ana', channel = 'general', text = 'status', fields, ...wire } = overrides;
  const [person, place] = [world.person(user), world.channel(channel)];
  const proper = commandFields(actorIn(world.state, person, place.teamId), place, '/tiktok', text);
  return send({ body: formBody({ ...proper, ...fields }), ...wire });
}

export function createSender(options: SenderOptions): SlackSender & { readonly exact: ExactSender } {
  const wire = wireOf(options);
  const { world } = wire;
  const sending: Sending = {
    world,
    requests: wire.requests,
    sendPayload: (payload) => wire.send({ body: formBody({ payload: JSON.stringify(payload) }) }),
  };
  return {
    exact: createExactSender(sending),
    command: (user, channel, typed) => sendCommand(wire, user, channel, typed),
    click: (user, wanted, clickOptions = {}) => click(sending, world.person(user), wanted, clickOptions),
    submit: (user, values = {}) => submit(sending, world.person(user), values),
    closeView: (user) => closeView(sending, world.person(user)),
    openHome: (user, tab = 'home') => sendHomeOpened(wire, user, tab),
    options: (user, wanted, typed) => typeInto(sending, world.person(user), wanted, typed),
    shortcut: (user, callbackId) => runShortcut(sending, world.person(user), homeTeam.id, callbackId),
    event: (type, fields = {}, eventOptions) => sendEvent(wire, { type, ...fields }, eventOptions),
    urlVerification: (challenge = 'challenge') =>
      wire.send({
        body: JSON.stringify({
          token: world.state.app.verificationToken,
          challenge,
          type: 'url_verification',
        }),
        contentType: json,
      }),
    rawCommand: (overrides) => sendRaw(wire, overrides),
  };
}
