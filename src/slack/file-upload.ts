import bolt from '@slack/bolt';
import { AppError } from '../errors.ts';
import type { Message } from './blocks/elements.ts';
import type { SlackClient } from './client.ts';

/** A file that Slack holds but nobody sees yet. */
export type Upload = { readonly id: string; readonly title: string };

/** 32 MB over a slow line; Slack names no limit of its own. */
const timeoutMs = 120_000;

/**
 * Two of the three calls of an upload: an address for so many bytes, then the bytes. Not the client's own `uploadV2`: it
 * posts to an absolute address, which our client refuses to do (client.ts). Throws Slack's refusal as it came, and
 * `slack_unreachable` where there is no answer.
 */
export async function uploadFile(client: SlackClient, name: string, content: Buffer): Promise<Upload> {
  const wanted = { filename: name, length: content.length };
  const { upload_url: url, file_id: id } = await answered(client.files.getUploadURLExternal(wanted));
  if (url === undefined || id === undefined) throw unreachable('Slack gave no address for the file');
  const response = await answered(
    fetch(url, {
      ...{ method: 'POST', body: new Uint8Array(content), redirect: 'error' },
      headers: { 'content-type': 'application/octet-stream' },
      signal: AbortSignal.timeout(timeoutMs),
    }),
  );
  await response.body?.cancel();
  if (!response.ok) throw unreachable(`Slack answered the file with ${String(response.status)}`);
  return { id, title: name };
}

/**
 * A message to a person, with files under it. Only the answer to a message names the DM in which files can be shown: Slack
 * takes no user id for them, and opening a DM would need one more scope (slack.md 7.3). Where the files cannot be shown the
 * message says `failed` instead, and the error is thrown.
 */
export async function sendFiles(
  client: SlackClient,
  userId: string,
  { introduction, failed }: { readonly introduction: Message; readonly failed: Message },
  [first, ...others]: readonly [Upload, ...Upload[]],
): Promise<void> {
  const { channel = '', ts = '' } = await answered(
    client.chat.postMessage({ channel: userId, ...introduction }),
  );
  const files: [Upload, ...Upload[]] = [first, ...others];
  try {
    await answered(client.files.completeUploadExternal({ channel_id: channel, files }));
  } catch (error) {
    // The error at hand says more than one that comes of telling it.
    await client.chat.update({ channel, ts, ...failed }).catch(() => undefined);
    throw error;
  }
}

/** Slack's code where it refused something, e.g. `missing_scope`. */
export const refusalCode = (error: unknown): string | null =>
  error instanceof bolt.webApi.WebAPIPlatformError ? error.data.error : null;

const answered = <T>(call: Promise<T>): Promise<T> =>
  call.catch((error: unknown) => {
    if (refusalCode(error) !== null) throw error;
    throw unreachable('Slack did not take a file', error);
  });

/** The address of an upload is a secret as long as it lives: it is in no message and no log. */
const unreachable = (message: string, cause?: unknown): AppError =>
  new AppError('slack_unreachable', message, { cause });
