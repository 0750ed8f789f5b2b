import type { App, BlockAction } from '@slack/bolt';
import { goneMessage } from '../../blocks/notices.ts';
import { causeIn } from '../../blocks/products/products-values.ts';
import { actionIds, startsWith } from '../../ids.ts';
import { replaceWith } from '../../reply.ts';
import { requestOf } from '../actions/request.ts';
import { showFixList } from '../fix-list-view.ts';
import { valueOf } from '../click-value.ts';
import type { ProductListenerDeps } from './register.ts';

/** The list of one cause, in place of the question which one was meant, or of itself. */
export function registerPick(app: App, deps: ProductListenerDeps): void {
  app.action<BlockAction>(startsWith(actionIds.productsPick), (args) =>
    deps.listen(requestOf(actionIds.productsPick, args), async (turn) => {
      const wanted = causeIn(valueOf(args.action));
      if (wanted === null) return replaceWith(goneMessage(turn.t));
      return replaceWith(await showFixList(deps, turn, wanted.storeId, wanted.group.cause));
    }),
  );
}
