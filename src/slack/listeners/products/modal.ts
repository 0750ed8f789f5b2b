import { setTimeout as pause } from 'node:timers/promises';
import type { BlockAction } from '@slack/bolt';
import { isAnythingKnown } from '../../../core/products/list/fix-list-facts.ts';
import type { Workspace } from '../../../core/workspace.ts';
import type { Translator } from '../../../locales/index.ts';
import type { Logger } from '../../../logger.ts';
import { goneMessage } from '../../blocks/notices.ts';
import {
  loadingModal,
  noticeModal,
  productModal,
  productsPerPage,
} from '../../blocks/products/product-modal.ts';
import type { Modal } from '../../blocks/products/product-modal.ts';
import { groupIn } from '../../blocks/products/product-modal-state.ts';
import type { ModalState } from '../../blocks/products/product-modal-state.ts';
import { isPlatformError } from '../../client.ts';
import type { SlackClient } from '../../client.ts';
import { openModal } from '../../open-modal.ts';
import type { FixListDeps } from '../fix-list-view.ts';

const noProducts = { total: 0, position: 0, products: [] } as const;

/** The modal for a state, from stored data only. null: the state is none of ours. */
export async function modalFor(
  { fixLists, adminLinks: links }: FixListDeps,
  { workspace, t }: { readonly workspace: Workspace; readonly t: Translator },
  state: ModalState | null,
  round: string,
): Promise<Modal> {
  const list = state === null ? null : await fixLists.read(workspace, state.storeId);
  if (state === null || list === null) return noticeModal(t, goneMessage(t));
  const group = groupIn(list, state);
  const isEmpty = !isAnythingKnown(list) || group === 'gone';
  const filter = {
    ...{ group: group === 'gone' ? null : group, search: state.search },
    ...{ brand: state.brand?.key ?? null, category: state.category?.key ?? null },
  };
  const place = { position: (state.page - 1) * productsPerPage, limit: productsPerPage };
  const page = isEmpty ? noProducts : await fixLists.search(workspace, state.storeId, filter, place);
  return productModal(t, { list, state, group, page, links, round });
}

/** A view that stands at Slack. `hash`: as it was last seen; another one's change makes ours obsolete. null: not known. */
export type OpenView = { readonly viewId: string; readonly hash: string | null };

type Opening = { readonly client: SlackClient; readonly body: Pick<BlockAction, 'trigger_id' | 'view'> };

/** A modal with nothing in it yet; over an open one, which comes back when this one is closed. */
export async function openLoading({ client, body }: Opening, t: Translator): Promise<OpenView | 'late'> {
  const below = body.view?.type === 'modal' ? body.view.id : null;
  return openModal(client, { triggerId: body.trigger_id, below }, loadingModal(t));
}

/**
 * A view that was closed or changed meanwhile is no error: nobody waits for this answer any more. null then; else the view as it
 * is now.
 */
export async function updateView(
  client: SlackClient,
  { viewId, hash }: OpenView,
  view: Modal,
  log: Logger,
): Promise<OpenView | null> {
  try {
    const updated = await client.views.update({ view_id: viewId, ...(hash === null ? {} : { hash }), view });
    return { viewId, hash: updated.view?.hash ?? null };
  } catch (error) {
    const code = ['not_found', 'hash_conflict'].find((one) => isPlatformError(error, one));
    if (code === undefined) throw error;
    log.info({ slackCode: code }, 'the modal was closed or changed before its answer');
    return null;
  }
}

/** A click that nothing comes of for longer is made again. Well within the 3 s that Slack waits for the answer to a submit. */
export const patienceMs = 1_200;

/** false: somebody who waits for it should be told so. */
export async function isSoonDone(work: Promise<unknown>, withinMs = patienceMs): Promise<boolean> {
  const settled = work.then(
    () => true,
    () => true,
  );
  return Promise.race([settled, pause(withinMs, false, { ref: false })]);
}
