import { findChannel, isMember, optionalText } from './call.ts';
import type { ApiCall, Method } from './call.ts';
import { refuse } from './refusal.ts';
import { fieldsOf, listOf, textOf } from '../json.ts';
import type { Fields } from '../json.ts';
import { addMessage } from '../../worlds/slack-messages.ts';
import { nextId, nowS } from '../../worlds/slack-state.ts';
import type { SlackFile } from '../../worlds/slack-state.ts';
import type { SlackState } from '../../worlds/slack-world.ts';

const getUploadUrl = ({ state, args, installation }: ApiCall): Fields => {
  const name = optionalText(args, 'filename') ?? refuse('invalid_arguments');
  const size = Number(textOf(args['length']));
  if (!Number.isInteger(size) || size <= 0) refuse('invalid_arguments');
  const id = nextId(state, 'F');
  const file: SlackFile = {
    ...{ id, name, size, title: name, userId: installation.botUserId, createdAtS: nowS(state) },
    content: null,
    channels: [],
  };
  state.files.set(id, file);
  return { upload_url: `${state.baseUrl}/upload/${id}`, file_id: id };
};

/** What arrives at an upload URL. false: no such upload. */
export function storeUpload(state: SlackState, id: string, contentType: string, body: string): boolean {
  const file = state.files.get(id);
  if (file === undefined) return false;
  const boundary = /boundary=(.+)$/.exec(contentType)?.[1];
  file.content = boundary === undefined ? body : firstPart(body, boundary);
  return true;
}

function firstPart(body: string, boundary: string): string {
  const part = body.split(`--${boundary}`)[1] ?? '';
  const start = part.indexOf('\r\n\r\n');
  return part.slice(start + 4).replace(/\r\n$/, '');
}

const complete = (call: ApiCall): Fields => {
  const files = listOf(call.args['files'])
    .map(fieldsOf)
    .map((one) => uploaded(call, one));
  if (files.length === 0) refuse('invalid_arguments');
  const refs = textOf(call.args['channel_id']) || textOf(call.args['channels']);
  for (const ref of refs.split(',').filter((one) => one !== '')) share(call, ref, files);
  return { files: files.map(({ id, title, name }) => ({ id, title, name })) };
};

function uploaded({ state }: ApiCall, asked: Fields): SlackFile {
  const file = state.files.get(textOf(asked['id']));
  if (file === undefined || file.content === null) return refuse('file_not_found');
  file.title = textOf(asked['title']) || file.name;
  return file;
}

function share(call: ApiCall, ref: string, files: readonly SlackFile[]): void {
  const channel = findChannel(call, ref) ?? refuse('channel_not_found'); // a user id is not taken here
  if (!isMember(call, channel)) refuse('not_in_channel');
  for (const file of files) file.channels = [...file.channels, channel.id];
  addMessage(call.state, {
    channelId: channel.id,
    userId: call.installation.botUserId,
    botId: call.installation.botId,
    text: textOf(call.args['initial_comment']),
    threadTs: optionalText(call.args, 'thread_ts'),
    files,
  });
}

export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': { scopes: ['files:write'], run: getUploadUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], run: complete },
};
