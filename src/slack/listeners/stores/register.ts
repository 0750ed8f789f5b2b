import type { App, BlockAction } from '@slack/bolt';
import type { Need } from '../../../core/access.ts';
import { actionIds, storeFormId, startsWith } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { onSubmit } from '../../submit.ts';
import { requestOf } from '../actions/request.ts';
import { valueOf } from '../click-value.ts';
import { refusalFor } from '../refusal.ts';
import type { StoresDeps } from './deps.ts';
import { openNewStore, openStore } from './form.ts';
import { saveStoreForm } from './form-submit.ts';
import { giveKeyLink } from './key-link.ts';
import { turnPage } from './list.ts';
import { dropStore, showRemoval } from './removal.ts';

type Run = (deps: StoresDeps, turn: Turn, value: string) => Promise<Reply>;

/** The list of stores, its form, the link for keys, and the removal. */
export function registerStores(app: App, deps: StoresDeps): void {
  const on = (actionId: string, needs: Need, run: Run) => {
    app.action<BlockAction>(startsWith(actionId), (args) =>
      deps.listen(requestOf(actionId, args), async (turn) => {
        // At the click, not at the drawing: buttons are there for days.
        const refusal = await refusalFor(deps, turn, needs);
        return refusal === null ? run(deps, turn, valueOf(args.action)) : show(refusal);
      }),
    );
  };
  on(actionIds.storesShow, 'look', turnPage);
  on(actionIds.storeAdd, 'admin', openNewStore);
  on(actionIds.storeEdit, 'admin', openStore);
  on(actionIds.storeKeys, 'admin', giveKeyLink);
  on(actionIds.storeRemove, 'admin', showRemoval);
  on(actionIds.storeDrop, 'admin', dropStore);
  onSubmit(app, deps, { callbackId: storeFormId, needs: 'admin' }, (submission) =>
    saveStoreForm(deps, submission),
  );
}
