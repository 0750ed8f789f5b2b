import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import { actionIds, views } from '../../ids.ts';
import type { ViewName } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { nothing, replaceWith, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import type { ListenerDeps } from '../index.ts';
import { showStore } from '../store-view.ts';
import { requestOf } from './request.ts';

type Run = (turn: Turn, action: BlockElementAction) => Promise<Reply>;

/** Buttons and selects. An id may carry a suffix (`status:show:handle`), since ids are unique within a view. */
export function registerActions(app: App, deps: ListenerDeps): void {
  const on = (actionId: string, run: Run) => {
    app.action<BlockAction>(startsWith(actionId), (args) =>
      deps.listen(requestOf(actionId, args), (turn) => run(turn, args.action)),
    );
  };
  const open =
    (view: ViewName): Run =>
    async (turn, action) =>
      show(await showStore(deps, turn, view, valueOf(action)));
  const replace =
    (view: ViewName): Run =>
    async (turn, action) =>
      replaceWith(await showStore(deps, turn, view, valueOf(action)));

  on(actionIds.statusShow, open('status'));
  on(actionIds.catalogShow, open('catalog'));
  on(actionIds.statusRefresh, replace('status'));
  on(actionIds.catalogRefresh, replace('catalog'));
  on(actionIds.storePick, (turn, action) => replace(viewNamedBy(action.block_id))(turn, action));
  on(actionIds.linkOpen, () => Promise.resolve(nothing));
}

const startsWith = (actionId: string) => new RegExp(`^${actionId}(:|$)`);

/** The block around the store select says which view it was asked for. */
const viewNamedBy = (blockId: string): ViewName =>
  views.find((view) => blockId === `view:${view}`) ?? 'status';

function valueOf(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  if (action.type === 'static_select' || action.type === 'external_select')
    return action.selected_option?.value ?? '';
  return '';
}
