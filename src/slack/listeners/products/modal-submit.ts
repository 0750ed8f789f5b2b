import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Workspace } from '../../../core/workspace.ts';
import { toAppError } from '../../../errors.ts';
import { localeOf, translatorFor } from '../../../locales/index.ts';
import { errorMessage } from '../../blocks/notices.ts';
import { loadingModal, noticeModal } from '../../blocks/products/product-modal.ts';
import type { Modal } from '../../blocks/products/product-modal.ts';
import type { SlackClient } from '../../client.ts';
import { filterIds, productsModalId } from '../../ids.ts';
import { workspaceOf } from '../../workspace-context.ts';
import { knownAsker } from '../known-asker.ts';
import { changedState } from './modal-change.ts';
import { isSoonDone, modalFor, patienceMs, updateView } from './modal.ts';
import type { ProductListenerDeps } from './register.ts';

type Answer =
  | { readonly response_action: 'update'; readonly view: Modal }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'clear' };

/** `headStartMs`: for the answer to the submit to be there before what we send after it. */
const usualPace = { patienceMs, headStartMs: 300 } as const;
type Pace = { readonly [Key in keyof typeof usualPace]: number };

/**
 * *Search*, which stands for all filters: Slack wants a submit button where there is a text field. Answered in the ack, from
 * the database only; a bare ack would close the modal. What takes longer comes after it, in a modal in which nothing can be
 * clicked meanwhile.
 */
export function registerModalSubmit(app: App, deps: ProductListenerDeps, pace: Pace = usualPace): void {
  app.view<ViewSubmitAction>(productsModalId, ({ ack, body, context, client }) =>
    deps.inFlight.track(answer({ ...deps, ...pace, client }, { body, ack }, workspaceOf(context))),
  );
}

type Submit = { readonly body: ViewSubmitAction; readonly ack: (answer: Answer) => Promise<void> };
type Deps = ProductListenerDeps & Pace & { readonly client: SlackClient };

async function answer(deps: Deps, { body, ack }: Submit, workspace: Workspace): Promise<void> {
  let [t, isWaiting] = [translatorFor(deps.defaultLocale), false];
  const show = async (view: Modal): Promise<void> => {
    if (!isWaiting) return ack({ response_action: 'update', view });
    await pause(deps.headStartMs);
    await updateView(deps.client, { viewId: body.view.id, hash: null }, view, deps.log);
  };
  try {
    const { person, mayLook } = await knownAsker(deps, workspace, body);
    if (!mayLook) return await ack({ response_action: 'clear' });
    t = translatorFor(localeOf(person?.slackLocale ?? null) ?? workspace.language ?? deps.defaultLocale);
    const view = modalFor(deps, { workspace, t }, changedState(body.view, null), body.view.hash);
    if (!(await isSoonDone(view, deps.patienceMs))) {
      await show(loadingModal(t));
      isWaiting = true;
    }
    await show(await view);
  } catch (thrown) {
    const error = toAppError(thrown);
    const reference = randomUUID().slice(0, 8);
    deps.log.error({ err: error, reference, userId: body.user.id }, 'a modal could not be searched');
    const sentence = `${t(`error.${error.code}`)} (${reference})`;
    await (isWaiting
      ? show(noticeModal(t, errorMessage(t, error.code, reference)))
      : ack({ response_action: 'errors', errors: { [searchBlockOf(body)]: sentence } }));
  }
}

/** Slack shows an error at a block, by its id. */
function searchBlockOf({ view }: ViewSubmitAction): string {
  const blocks = Object.entries(view.state.values);
  return blocks.find(([, fields]) => filterIds.search in fields)?.[0] ?? '';
}
