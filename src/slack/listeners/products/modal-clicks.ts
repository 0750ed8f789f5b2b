import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import { isStoreId } from '../../../core/store.ts';
import { lateMessage } from '../../blocks/products-notices.ts';
import { firstState } from '../../blocks/product-modal-state.ts';
import type { ModalState } from '../../blocks/product-modal-state.ts';
import { causeIn } from '../../blocks/products-values.ts';
import { actionIds } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { nothing, show } from '../../reply.ts';
import type { Reply, Way } from '../../reply.ts';
import { MODAL_TITLE, requestOf } from '../actions/request.ts';
import type { ActionArgs } from '../actions/request.ts';
import { startsWith, valueOf } from './click-value.ts';
import { changedState } from './modal-change.ts';
import { modalFor, openLoading, updateView } from './modal.ts';
import type { ProductListenerDeps } from './register.ts';

/** *Show all* and *All products* open the modal; what is clicked in it changes it. */
export function registerModalClicks(app: App, deps: ProductListenerDeps): void {
  app.action<BlockAction>(startsWith(actionIds.productsCause), (args) =>
    open(deps, actionIds.productsCause, args, (value) => {
      const wanted = causeIn(value);
      return wanted === null ? null : firstState(wanted.storeId, wanted.group);
    }),
  );
  app.action<BlockAction>(startsWith(actionIds.productsBrowse), (args) =>
    open(deps, actionIds.productsBrowse, args, (value) =>
      isStoreId(value) ? firstState(value, null) : null,
    ),
  );
  app.action<BlockAction>(startsWith(actionIds.productsFilter), (args) =>
    deps.listen(requestOf(actionIds.productsFilter, args), (turn) => change(deps, turn, args)),
  );
}

type Args = ActionArgs & { readonly action: BlockElementAction };

/** The loading view comes before anything is read. Once it stands, whatever else there is to say is said in it. */
function open(
  deps: ProductListenerDeps,
  name: string,
  args: Args,
  stateIn: (value: string) => ModalState | null,
): Promise<void> {
  const { body, client } = args;
  const request = requestOf(name, args);
  let inModal: Way | null = null;
  const run = async (turn: Turn): Promise<Reply> => {
    const isInModal = body.view?.type === 'modal';
    const opened = await openLoading({ client, triggerId: body.trigger_id, isInModal }, turn.t);
    if (opened === 'late') return show(lateMessage(turn.t));
    inModal = { kind: 'updateModal', client, viewId: opened.viewId, title: MODAL_TITLE };
    const view = await modalFor(deps, turn, stateIn(valueOf(args.action)), opened.hash);
    await updateView(client, opened, view, turn.log);
    return nothing;
  };
  return deps.listen(
    {
      ...request,
      get way() {
        return inModal ?? request.way;
      },
    },
    run,
  );
}

/** A filter or another page. Of two quick clicks the first wins, and the modal shows what it stands for. */
async function change(deps: ProductListenerDeps, turn: Turn, args: Args): Promise<Reply> {
  const { action, body } = args;
  const { view } = body;
  if (view === undefined) return nothing;
  const state = changedState(view, { actionId: action.action_id, value: valueOf(action) });
  const next = await modalFor(deps, turn, state, view.hash);
  await updateView(args.client, { viewId: view.id, hash: view.hash }, next, turn.log);
  return nothing;
}
