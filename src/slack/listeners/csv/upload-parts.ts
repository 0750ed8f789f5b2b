import { csvRefusedMessage } from '../../blocks/products/products-notices.ts';
import type { SlackClient } from '../../client.ts';
import { refusalCode, uploadFile } from '../../file-upload.ts';
import type { Upload } from '../../file-upload.ts';
import type { Turn } from '../../listen.ts';
import { show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import type { CsvPart } from './csv-file.ts';

/** One file each; of several, those after the first are numbered. */
export async function uploadParts(
  client: SlackClient,
  name: string,
  parts: readonly CsvPart[],
): Promise<readonly Upload[]> {
  const uploads: Upload[] = [];
  for (const { content } of parts) {
    const number = uploads.length === 0 ? '' : `-${String(uploads.length + 1)}`;
    uploads.push(await uploadFile(client, `${name}${number}.csv`, await content()));
  }
  return uploads;
}

/** A refusal of Slack's has a reason that somebody can do something about; anything else is a failure like any other. */
export function fileRefused({ t, log }: Turn, error: unknown): Reply {
  const code = refusalCode(error);
  if (code === null) throw error;
  log.warn({ slackCode: code }, 'Slack refused a file');
  return show(csvRefusedMessage(t, code));
}
