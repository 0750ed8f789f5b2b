import { renderMessage, renderView } from './render-blocks.ts';
import { formatDate } from './render-dates.ts';
import type { Reader } from './render-text.ts';
import type { Seen, SlackWorld } from '../worlds/slack-world.ts';

type SeenMessage = Extract<Seen, { readonly message: unknown }>;

const notes: Readonly<Record<SeenMessage['kind'], string>> = {
  message: '',
  dm: '',
  edit: ' (edited)',
  delete: ' (deleted)',
  ephemeral: ' (only you)',
  'ephemeral-edit': ' (only you, edited)',
  'ephemeral-delete': ' (only you, gone)',
};

function renderSeenMessage(entry: SeenMessage, world: SlackWorld, reader: Reader): string {
  const { message, kind } = entry;
  const channel = world.state.channels.get(message.channelId);
  const place = channel?.kind === 'dm' ? 'DM' : `#${channel?.name ?? message.channelId}`;
  const thread = message.threadTs === null ? '' : ' ↳ thread';
  const author = reader.userName(message.userId) || message.userId;
  const time = formatDate(Math.floor(entry.atMs / 1000), '{time}', reader);
  const head = `${place}${thread} · ${author} · ${time}${notes[kind]}`;
  return kind === 'delete' || kind === 'ephemeral-delete'
    ? head
    : `${head}\n${renderMessage(message, reader)}`;
}

/** One thing of a person's timeline, as the terminal shows it. */
export function renderSeen(entry: Seen, world: SlackWorld, reader: Reader): string {
  if ('message' in entry) return renderSeenMessage(entry, world, reader);
  if (entry.kind === 'notice') return `Slack · ${entry.text}`;
  if (entry.kind === 'modal-closed') return '(modal closed)';
  return entry.kind === 'home'
    ? `App Home\n${renderView(entry.view, reader)}`
    : renderView(entry.view, reader);
}
