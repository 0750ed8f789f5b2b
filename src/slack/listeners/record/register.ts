import type { App, BlockAction } from '@slack/bolt';
import type { Need } from '../../../core/access.ts';
import { goneMessage } from '../../blocks/notices.ts';
import { recordValue } from '../../blocks/record/record.ts';
import { actionIds, startsWith } from '../../ids.ts';
import type { Listen, Turn } from '../../listen.ts';
import { replaceWith, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { requestOf } from '../actions/request.ts';
import { valueOf } from '../click-value.ts';
import { refusalFor } from '../refusal.ts';
import type { RefusalDeps } from '../refusal.ts';
import { recordFile } from './record-file.ts';
import type { RecordFileDeps } from './record-file.ts';
import { showRecord } from './record.ts';
import type { RecordDeps } from './record.ts';

export type RecordListenerDeps = RecordDeps & RecordFileDeps & RefusalDeps & { readonly listen: Listen };

/** *Older*, *Newest* and *CSV of all*, whenever they are clicked. */
export function registerRecord(app: App, deps: RecordListenerDeps): void {
  const on = (id: string, needs: Need, run: (turn: Turn, value: string) => Promise<Reply>) => {
    app.action<BlockAction>(startsWith(id), (args) =>
      deps.listen(requestOf(id, args), async (turn) => {
        const refusal = await refusalFor(deps, turn, needs);
        return refusal === null ? run(turn, valueOf(args.action)) : show(refusal);
      }),
    );
  };
  on(actionIds.recordPage, 'operate', async (turn, value) => {
    const place = recordValue.read(value);
    return place === null ? show(goneMessage(turn.t)) : replaceWith(await showRecord(deps, turn, place));
  });
  on(actionIds.recordCsv, 'admin', (turn) => recordFile(deps, turn));
}
