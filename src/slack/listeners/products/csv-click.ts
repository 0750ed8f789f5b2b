import type { App, BlockAction } from '@slack/bolt';
import { isUuid } from '../../../core/uuid.ts';
import { goneMessage } from '../../blocks/notices.ts';
import {
  csvBusyMessage,
  csvFailedMessage,
  csvIntroduction,
  csvNothingMessage,
  csvSentMessage,
  csvUnknownMessage,
  csvWaitingMessage,
} from '../../blocks/products/products-notices.ts';
import type { SlackClient } from '../../client.ts';
import { sendFiles } from '../../file-upload.ts';
import { actionIds, startsWith } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { requestOf } from '../actions/request.ts';
import { valueOf } from '../click-value.ts';
import { csvParts } from '../csv/csv-file.ts';
import { fileDay, zoneOr } from '../csv/csv-time.ts';
import { fileRefused, uploadParts } from '../csv/upload-parts.ts';
import { findingSheet } from './csv-rows.ts';
import type { ProductListenerDeps } from './register.ts';

/** *CSV of all*: a file of all findings, to whoever asked for it. */
export function registerCsv(app: App, deps: ProductListenerDeps): void {
  app.action<BlockAction>(startsWith(actionIds.productsCsv), (args) =>
    deps.listen(requestOf(actionIds.productsCsv, args), (turn) =>
      csvReply({ ...deps, client: args.client }, turn, valueOf(args.action)),
    ),
  );
}

type CsvDeps = ProductListenerDeps & { readonly client: SlackClient };

async function csvReply(deps: CsvDeps, turn: Turn, storeId: string): Promise<Reply> {
  const { workspace, userId, t } = turn;
  const begun = isUuid(storeId) ? await deps.fixLists.beginFile(workspace, storeId, userId) : 'gone';
  if (begun !== 'begun') return show(begun === 'gone' ? goneMessage(t) : csvBusyMessage(t));
  // It ends by itself: no reason to say that a file that was sent failed.
  const leaseStays = (error: unknown) =>
    turn.log.warn({ err: error }, 'the end of a file could not be stored');
  const work = () =>
    sendCsv(deps, turn, storeId)
      .catch((error: unknown) => fileRefused(turn, error))
      .finally(() => deps.fixLists.endFile(workspace, storeId, userId).catch(leaseStays));
  return { kind: 'later', waiting: csvWaitingMessage(t), work };
}

/** Read as of one moment and to the end before Slack gets any of it: no transaction waits for an upload. */
async function sendCsv(deps: CsvDeps, turn: Turn, storeId: string): Promise<Reply> {
  const { t, workspace, userId } = turn;
  const timeZone = zoneOr(turn.timeZone);
  const read = await deps.fixLists.readAll(workspace, storeId, async (sources, pages) => {
    const around = { t, store: sources.store, links: deps.adminLinks, timeZone };
    return { sources, parts: await csvParts(pages, findingSheet(around)) };
  });
  if (read === null) return show(goneMessage(t));
  const { sources, parts } = read;
  const { store } = sources;
  const name = `fix-list-${store.handle}-${fileDay(deps.clock.now(), timeZone)}`;
  const [first, ...others] = await uploadParts(deps.client, name, parts);
  if (first === undefined) return show(sources.vtex === null ? csvUnknownMessage(t) : csvNothingMessage(t));
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const messages = { introduction: csvIntroduction(t, sources, rows), failed: csvFailedMessage(t, store) };
  await sendFiles(deps.client, userId, messages, [first, ...others]);
  return show(csvSentMessage(t, rows));
}
