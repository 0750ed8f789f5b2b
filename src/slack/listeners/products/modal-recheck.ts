import type { BlockAction } from '@slack/bolt';
import { readState } from '../../blocks/products/product-modal-state.ts';
import type { SlackClient } from '../../client.ts';
import { productsModalId } from '../../ids.ts';
import type { Turn } from '../../listen.ts';
import type { Reply } from '../../reply.ts';
import { modalFor, updateView } from './modal.ts';
import type { ProductListenerDeps } from './register.ts';

type Click = { readonly body: BlockAction; readonly client: SlackClient };

/**
 * A recheck that was clicked in the modal of products is answered over it. The list below shows the same then: else what is fixed
 * would stand there until somebody turns the page.
 */
export function withFreshList(
  deps: ProductListenerDeps,
  turn: Turn,
  { body: { view }, client }: Click,
  reply: Reply,
): Reply {
  if (reply.kind !== 'later' || view?.callback_id !== productsModalId) return reply;
  const refresh = async (): Promise<void> => {
    const list = await modalFor(deps, turn, readState(view.private_metadata), view.hash);
    await updateView(client, { viewId: view.id, hash: view.hash }, list, turn.log);
  };
  const work: typeof reply.work = async (tell) => {
    const answer = await reply.work(tell);
    // Nobody waits for it, so it holds up nothing; where it fails the list is as old as it was.
    void deps.inFlight.track(
      refresh().catch((error: unknown) => {
        turn.log.warn({ err: error }, 'the list under a recheck could not be shown anew');
      }),
    );
    return answer;
  };
  return { ...reply, work };
}
