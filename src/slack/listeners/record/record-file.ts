import type { AuditEntry } from '../../../core/audit.ts';
import type { AuditRepository } from '../../../core/audit-ports.ts';
import type { Clock } from '../../../core/ports.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { MessageKey, Translator } from '../../../locales/index.ts';
import { csvWaitingMessage } from '../../blocks/products/products-notices.ts';
import {
  recordBusyMessage,
  recordEmptyMessage,
  recordFailedMessage,
  recordIntroduction,
  recordSentMessage,
} from '../../blocks/record/record-file.ts';
import { deedOf, inCell, valuesText, whoText } from '../../blocks/record/record-values.ts';
import { sendFiles } from '../../file-upload.ts';
import type { Turn } from '../../listen.ts';
import { show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { csvParts } from '../csv/csv-file.ts';
import type { Sheet } from '../csv/csv-file.ts';
import { cellTime, fileDay, zoneOr } from '../csv/csv-time.ts';
import { fileRefused, uploadParts } from '../csv/upload-parts.ts';

export type RecordFileDeps = { readonly audit: AuditRepository; readonly clock: Clock };

/** The whole record as a file in the direct messages of whoever asked; of two clicks at once one makes it. */
export async function recordFile(deps: RecordFileDeps, turn: Turn): Promise<Reply> {
  const { audit } = deps;
  const { workspace, userId, t, log } = turn;
  if ((await audit.beginFile(workspace, userId)) === 'busy') return show(recordBusyMessage(t));
  // It ends by itself: no reason to say that a file that was sent failed.
  const leaseStays = (error: unknown) => log.warn({ err: error }, 'the end of a file could not be stored');
  const work = () =>
    sendRecord(deps, turn)
      .catch((error: unknown) => fileRefused(turn, error))
      .finally(() => audit.endFile(workspace, userId).catch(leaseStays));
  return { kind: 'later', waiting: csvWaitingMessage(t), work };
}

async function sendRecord({ audit, clock }: RecordFileDeps, turn: Turn): Promise<Reply> {
  const { t, workspace, client, userId } = turn;
  const [timeZone, now] = [zoneOr(turn.timeZone), clock.now()];
  const parts = await csvParts(entryPages(audit, workspace), entrySheet(t, timeZone));
  const name = `record-${fileDay(now, timeZone)}`;
  const [first, ...others] = await uploadParts(client, name, parts);
  if (first === undefined) return show(recordEmptyMessage(t));
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const messages = { introduction: recordIntroduction(t, rows, now), failed: recordFailedMessage(t) };
  await sendFiles(client, userId, messages, [first, ...others]);
  return show(recordSentMessage(t, rows));
}

const entriesAtOnce = 1_000;

/** What is recorded meanwhile stands before the first page, so each entry comes once. */
async function* entryPages(
  audit: AuditRepository,
  workspace: Workspace,
): AsyncGenerator<readonly AuditEntry[]> {
  let before: string | null = null;
  for (;;) {
    const page: readonly AuditEntry[] = await audit.list(workspace, {
      about: null,
      before,
      limit: entriesAtOnce,
    });
    if (page.length > 0) yield page;
    if (page.length < entriesAtOnce) return;
    before = page.at(-1)?.id ?? null;
  }
}

const columns = ['at', 'who', 'what', 'store', 'before', 'after', 'reference'] as const;

export function entrySheet(t: Translator, timeZone: string): Sheet<AuditEntry> {
  const time = cellTime(timeZone);
  const hand = inCell(time);
  return {
    header: columns.map((column) => t(`record.csv.${column}` satisfies MessageKey, { timeZone })),
    cellsOf: (entry) => [
      ...[time(entry.at), whoText(t, entry.by, hand), deedOf(t, entry), entry.store?.label ?? ''],
      ...[valuesText(t, entry.before, hand), valuesText(t, entry.after, hand), entry.reference],
    ],
  };
}
