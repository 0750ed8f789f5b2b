import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import { isUuid } from '../../../core/uuid.ts';
import { lateMessage } from '../../blocks/products/products-notices.ts';
import { loadingModal } from '../../blocks/products/product-modal.ts';
import { firstState } from '../../blocks/products/product-modal-state.ts';
import type { ModalState } from '../../blocks/products/product-modal-state.ts';
import { causeIn } from '../../blocks/products/products-values.ts';
import { actionIds, startsWith } from '../../ids.ts';
import type { Request, Turn } from '../../listen.ts';
import { nothing, show } from '../../reply.ts';
import type { Reply, Way } from '../../reply.ts';
import { MODAL_TITLE, requestOf } from '../actions/request.ts';
import type { ActionArgs } from '../actions/request.ts';
import { valueOf } from '../click-value.ts';
import { changedState } from './modal-change.ts';
import { isSoonDone, modalFor, openLoading, patienceMs, updateView } from './modal.ts';
import type { OpenView } from './modal.ts';
import type { ProductListenerDeps } from './register.ts';

/** *Show all* and *All products* open the modal; what is clicked in it changes it. */
export function registerModalClicks(app: App, deps: ProductListenerDeps, withinMs = patienceMs): void {
  app.action<BlockAction>(startsWith(actionIds.productsCause), (args) =>
    open(deps, actionIds.productsCause, args, (value) => {
      const wanted = causeIn(value);
      return wanted === null ? null : firstState(wanted.storeId, wanted.group);
    }),
  );
  app.action<BlockAction>(startsWith(actionIds.productsBrowse), (args) =>
    open(deps, actionIds.productsBrowse, args, (value) => (isUuid(value) ? firstState(value, null) : null)),
  );
  app.action<BlockAction>(startsWith(actionIds.productsFilter), (args) =>
    change({ ...deps, withinMs }, args),
  );
}

type Args = ActionArgs & { readonly action: BlockElementAction };

/** A request whose answers, also that something failed, go where the work has come to by then. */
const goingTo = (request: Request, way: () => Way): Request => ({
  ...request,
  get way() {
    return way();
  },
});

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
    const opened = await openLoading({ client, body }, turn.t);
    if (opened === 'late') return show(lateMessage(turn.t));
    inModal = { kind: 'updateModal', client, viewId: opened.viewId, title: MODAL_TITLE };
    const view = await modalFor(deps, turn, stateIn(valueOf(args.action)), opened.hash ?? '');
    await updateView(client, opened, view, turn.log);
    return nothing;
  };
  return deps.listen(
    goingTo(request, () => inModal ?? request.way),
    run,
  );
}

/**
 * A filter or another page. Of two quick clicks the first wins, and the modal shows what it stands for. Where the list takes a
 * while, the modal has nothing to click in it meanwhile.
 */
async function change(deps: ProductListenerDeps & { readonly withinMs: number }, args: Args): Promise<void> {
  const { action, body, client } = args;
  const request = requestOf(actionIds.productsFilter, args);
  const { view } = body;
  if (view === undefined) return args.ack();
  let at: OpenView = { viewId: view.id, hash: view.hash };
  const run = async (turn: Turn): Promise<Reply> => {
    const state = changedState(view, { actionId: action.action_id, value: valueOf(action) });
    const next = modalFor(deps, turn, state, view.hash);
    if (!(await isSoonDone(next, deps.withinMs))) {
      const waiting = await updateView(client, at, loadingModal(turn.t), turn.log);
      if (waiting === null) return nothing;
      at = waiting;
    }
    await updateView(client, at, await next, turn.log);
    return nothing;
  };
  return deps.listen(
    goingTo(request, () => ({ kind: 'updateModal', client, ...at, title: MODAL_TITLE })),
    run,
  );
}
