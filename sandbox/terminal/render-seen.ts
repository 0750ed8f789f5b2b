import type { Seen } from '../worlds/slack-state.ts';
import type { SlackWorld } from '../worlds/slack-world.ts';
import { readerOf, renderMessage, renderView } from './render-blocks.ts';

/** One thing that a person saw happen, as text: where it stands, then what it shows. */
export function renderSeen(world: SlackWorld, userRef: string, seen: Seen): string {
  const person = world.person(userRef);
  const reader = readerOf(world, person);
  switch (seen.kind) {
    case 'notice':
      return `[Slack] ${seen.text}`;
    case 'delete':
    case 'ephemeral-delete':
      return `[${where(world, seen.message.channelId)}] (a message was deleted)`;
    case 'message':
    case 'dm':
    case 'edit':
    case 'ephemeral':
    case 'ephemeral-edit':
      return `[${where(world, seen.message.channelId)}${marks[seen.kind]}]\n${renderMessage(seen.message, reader)}`;
    case 'modal-closed':
      return '[modal closed]';
    case 'home':
      return `[App Home]\n${renderView(seen.view, reader)}`;
    case 'modal':
    case 'modal-update':
    case 'modal-errors':
      return `[modal]\n${renderView(seen.view, reader)}`;
  }
}

const marks = {
  message: '',
  dm: '',
  edit: ', edited',
  ephemeral: ', only you',
  'ephemeral-edit': ', only you, updated',
} as const;

function where(world: SlackWorld, channelId: string): string {
  const name = world.state.channels.get(channelId)?.name ?? channelId;
  return `#${name}`;
}
