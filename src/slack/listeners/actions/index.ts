import type { App, BlockAction } from '@slack/bolt';
import { actionIds, postIdIn, views, startsWith } from '../../ids.ts';
import type { ViewName } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import { nothing, replaceWith } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import type { ListenerDeps } from '../index.ts';
import { switchClicked } from '../manage/data-sharing.ts';
import { withFreshList } from '../products/modal-recheck.ts';
import { recheckClicked } from '../recheck.ts';
import { openStore } from '../store-view.ts';
import { chooseClicked, connectClicked } from '../connect/connect.ts';
import { accountPicked } from '../connect/pick-account.ts';
import { acknowledge, adopt, confirm, mute, retry } from './alerts.ts';
import type { Click } from './alerts.ts';
import { valueOf } from '../click-value.ts';
import { placeOf, requestOf, requestOver } from './request.ts';
import type { ActionArgs } from './request.ts';

type Run = (turn: Turn, click: Click, args: ActionArgs) => Promise<Reply>;

/** Buttons and selects. An id may carry a suffix (`status:show:handle`), since ids are unique within a view. */
export function registerActions(app: App, deps: ListenerDeps): void {
  const on = (actionId: string, run: Run, request: typeof requestOf = requestOf) => {
    app.action<BlockAction>(startsWith(actionId), (args) =>
      deps.listen(request(actionId, args), async (turn) => {
        const { action, body } = args;
        const click = { value: valueOf(action), blockId: action.block_id, place: placeOf(body) };
        await adopt(deps, turn, click);
        return run(turn, click, args);
      }),
    );
  };
  const open =
    (view: ViewName): Run =>
    async (turn, { value }) =>
      openStore(deps, turn, { view, storeId: value });
  const replace =
    (view: ViewName): Run =>
    async (turn, { value }) =>
      openStore(deps, turn, { view, storeId: value, reply: replaceWith });

  on(actionIds.statusShow, open('status'));
  on(actionIds.catalogShow, open('catalog'));
  on(actionIds.productsShow, open('products'));
  on(actionIds.statusRefresh, replace('status'));
  on(actionIds.catalogRefresh, replace('catalog'));
  on(actionIds.productsRefresh, replace('products'));
  on(actionIds.businessCenterShow, open('business-center'));
  on(actionIds.adLinkShow, open('ad-link'));
  on(actionIds.dataSharingShow, open('data-sharing'));
  on(actionIds.dataSharingRefresh, replace('data-sharing'));
  on(actionIds.matchingSwitch, (turn, { value }) => switchClicked(deps, turn, value));
  on(
    actionIds.productsRecheck,
    async (turn, { value, blockId, place }, args) => {
      const postId = place === null ? null : postIdIn(blockId);
      return withFreshList(deps, turn, args, await recheckClicked(deps, turn, { value, postId }));
    },
    requestOver,
  );
  on(actionIds.storePick, (turn, click, args) => replace(viewNamedBy(click.blockId))(turn, click, args));
  on(actionIds.connectBegin, (turn, { value }) => connectClicked(deps, turn, value));
  on(actionIds.connectChoose, (turn, { value }) => chooseClicked(deps, turn, value));
  on(actionIds.connectAccount, (turn, { value }, args) => accountPicked(deps, turn, value, args));
  on(actionIds.alertAck, (turn, click) => acknowledge(deps, turn, click));
  on(actionIds.alertMute, (turn, click) => mute(deps, turn, click));
  on(actionIds.alertRetry, (turn, click) => retry(deps, turn, click));
  on(actionIds.alertConfirm, (turn, click) => confirm(deps, turn, click));
  on(actionIds.linkOpen, () => Promise.resolve(nothing));
}

/** The block around the store select says which view it was asked for. */
const viewNamedBy = (blockId: string): ViewName =>
  views.find((view) => blockId === `view:${view}`) ?? 'status';
