import { refuse } from './refusal.ts';
import { textOf } from '../json.ts';
import type { Fields } from '../json.ts';
import type { SlackChannel, SlackInstallation, SlackPerson, SlackState } from '../../worlds/slack-world.ts';

/** One call of a Web API method, already authenticated. */
export type ApiCall = {
  readonly state: SlackState;
  readonly installation: SlackInstallation;
  readonly args: Fields;
};

export type Method = {
  /** Scopes of which all are needed; [] for methods that need none. */
  readonly scopes: readonly string[];
  readonly run: (call: ApiCall) => Fields;
};

export function requireScope({ installation }: ApiCall, needed: string): void {
  if (installation.scopes.has(needed)) return;
  refuse('missing_scope', { needed, provided: [...installation.scopes].join(',') });
}

export const optionalText = (args: Fields, name: string): string | null => {
  const value = textOf(args[name]);
  return value === '' ? null : value;
};

/** People that this installation can see: its own workspace, and strangers of shared channels. */
export function findUser({ state, installation }: ApiCall, id: string): SlackPerson | null {
  const person = state.people.get(id);
  if (person === undefined) return null;
  return person.teamId === installation.teamId || person.isStranger ? person : null;
}

/** By id or `#name`, in this installation's workspace. */
export function findChannel({ state, installation }: ApiCall, ref: string): SlackChannel | null {
  const own = [...state.channels.values()].filter((one) => one.teamId === installation.teamId);
  const name = ref.replace(/^#/, '');
  return (
    own.find((one) => one.id === ref) ?? own.find((one) => one.kind !== 'dm' && one.name === name) ?? null
  );
}

export const isMember = ({ installation }: ApiCall, channel: SlackChannel): boolean =>
  channel.members.has(installation.botUserId);

/** The scope that reads a channel of this kind: `channels:…`, `groups:…` or `im:…`. */
export const scopeFor = (channel: SlackChannel, right: 'read' | 'history'): string => {
  const kinds = { public: 'channels', private: 'groups', dm: 'im' } as const;
  return `${kinds[channel.kind]}:${right}`;
};

/** A channel that the app may know of; private ones without the app do not exist for it. */
export function knownChannel(call: ApiCall, right: 'read' | 'history'): SlackChannel {
  const channel = findChannel(call, textOf(call.args['channel']));
  if (channel === null) return refuse('channel_not_found');
  requireScope(call, scopeFor(channel, right));
  if (channel.kind !== 'public' && !isMember(call, channel)) refuse('channel_not_found');
  return channel;
}

/** One page of a list, with Slack's opaque cursor. */
export function page<T>(
  call: ApiCall,
  items: readonly T[],
  mostPerPage: number,
): { readonly items: readonly T[]; readonly next: string } {
  const asked = Number(textOf(call.args['limit']));
  const limit = Math.min(Number.isInteger(asked) && asked > 0 ? asked : 100, mostPerPage);
  const start = decodeCursor(optionalText(call.args, 'cursor'));
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? encodeCursor(end) : '' };
}

const encodeCursor = (at: number) => Buffer.from(`next:${at}`).toString('base64');

function decodeCursor(cursor: string | null): number {
  if (cursor === null) return 0;
  const at = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  return at === undefined ? refuse('invalid_cursor') : Number(at);
}
