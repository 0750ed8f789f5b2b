import type { App, BlockAction } from '@slack/bolt';
import { isStoreId } from '../../../core/store.ts';
import type { FixList } from '../../../core/products/fix-list.ts';
import { goneMessage } from '../../blocks/notices.ts';
import {
  csvBusyMessage,
  csvFailedMessage,
  csvIntroduction,
  csvNothingMessage,
  csvRefusedMessage,
  csvSentMessage,
  csvUnknownMessage,
  csvWaitingMessage,
} from '../../blocks/products-notices.ts';
import type { SlackClient } from '../../client.ts';
import { refusalCode, sendFiles, uploadFile } from '../../file-upload.ts';
import type { Upload } from '../../file-upload.ts';
import { actionIds } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { requestOf } from '../actions/request.ts';
import { startsWith, valueOf } from './click-value.ts';
import { csvParts } from './csv-file.ts';
import { fileDay, zoneOr } from './csv-rows.ts';
import { createOnce } from './once.ts';
import type { Once } from './once.ts';
import type { ProductListenerDeps } from './register.ts';

/** *CSV of all*: a file of all findings, to whoever asked for it. */
export function registerCsv(app: App, deps: ProductListenerDeps): void {
  const once = createOnce(deps.clock);
  app.action<BlockAction>(startsWith(actionIds.productsCsv), (args) =>
    deps.listen(requestOf(actionIds.productsCsv, args), (turn) =>
      csvReply({ ...deps, once, client: args.client }, turn, valueOf(args.action)),
    ),
  );
}

type CsvDeps = ProductListenerDeps & { readonly once: Once; readonly client: SlackClient };

async function csvReply(deps: CsvDeps, turn: Turn, storeId: string): Promise<Reply> {
  const { workspace, userId, t } = turn;
  const list = isStoreId(storeId) ? await deps.fixLists.read(workspace, storeId) : null;
  if (list === null) return show(goneMessage(t));
  if (list.groups.length === 0) return show(list.vtex === null ? csvUnknownMessage(t) : csvNothingMessage(t));
  const key = `${workspace.id}/${userId}/${storeId}`;
  if (!deps.once.begin(key)) return show(csvBusyMessage(t));
  const work = () =>
    sendCsv(deps, turn, list)
      .catch((error: unknown) => refusedReply(turn, error))
      .finally(() => {
        deps.once.end(key);
      });
  return { kind: 'later', waiting: csvWaitingMessage(t), work };
}

async function sendCsv(deps: CsvDeps, turn: Turn, list: FixList): Promise<Reply> {
  const { store } = list;
  const { t, userId } = turn;
  const timeZone = zoneOr(turn.timeZone);
  const around = { t, store, links: deps.adminLinks, timeZone };
  const name = `fix-list-${store.handle}-${fileDay(deps.clock.now(), timeZone)}`;
  const uploads: Upload[] = [];
  let rows = 0;
  for await (const part of csvParts(deps.fixLists, turn.workspace, around)) {
    const number = uploads.length === 0 ? '' : `-${String(uploads.length + 1)}`;
    uploads.push(await uploadFile(deps.client, `${name}${number}.csv`, part.content));
    rows += part.rows;
  }
  const [first, ...others] = uploads;
  if (first === undefined) return show(csvNothingMessage(t));
  const introduction = csvIntroduction(t, list, rows);
  await sendFiles(deps.client, userId, { introduction, failed: csvFailedMessage(t, store) }, [
    first,
    ...others,
  ]);
  return show(csvSentMessage(t, rows));
}

/** A refusal of Slack's has a reason that somebody can do something about; anything else is a failure like any other. */
function refusedReply({ t, log }: Turn, error: unknown): Reply {
  const code = refusalCode(error);
  if (code === null) throw error;
  log.warn({ slackCode: code }, 'Slack refused a file');
  return show(csvRefusedMessage(t, code));
}
