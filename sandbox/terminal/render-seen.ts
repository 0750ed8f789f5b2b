import type { Seen, SlackMessage } from '../worlds/slack-state.ts';
import type { SlackWorld } from '../worlds/slack-world.ts';
import { readerOf, renderMessage, renderView } from './render-blocks.ts';
import type { Reader } from './render-blocks.ts';

const marks = {
  message: '',
  dm: '',
  edit: ', edited',
  delete: ', deleted',
  ephemeral: ', only you',
  'ephemeral-edit': ', only you, updated',
  'ephemeral-delete': ', only you, deleted',
} as const;

/** One thing that a person saw happen, as text: where it stands, then what it shows. */
export function renderSeen(world: SlackWorld, userRef: string, seen: Seen): string {
  const reader = readerOf(world, world.person(userRef));
  if ('message' in seen) return renderSeenMessage(world, seen, reader);
  if (seen.kind === 'notice') return `[Slack] ${seen.text}`;
  if (seen.kind === 'modal-closed') return '[modal closed]';
  return `[${seen.kind === 'home' ? 'App Home' : 'modal'}]\n${renderView(seen.view, reader)}`;
}

function renderSeenMessage(
  world: SlackWorld,
  { kind, message }: Extract<Seen, { message: unknown }>,
  reader: Reader,
): string {
  const where = `[${placeOf(world, message.channelId)}${threadMark(message)}${marks[kind]}]`;
  return kind.endsWith('delete') ? where : `${where}\n${renderMessage(message, reader)}`;
}

const threadMark = ({ threadTs, isBroadcast }: SlackMessage): string => {
  if (threadTs === null) return '';
  return isBroadcast ? ', in a thread and here' : ', in a thread';
};

function placeOf(world: SlackWorld, channelId: string): string {
  const channel = world.state.channels.get(channelId);
  return channel === undefined || channelId.startsWith('D') ? 'direct message' : `#${channel.name}`;
}
