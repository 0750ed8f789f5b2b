import { randomUUID } from 'node:crypto';
import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Workspace } from '../../../core/workspace.ts';
import { toAppError } from '../../../errors.ts';
import { localeOf, translatorFor } from '../../../locales/index.ts';
import type { Modal } from '../../blocks/product-modal.ts';
import { filterIds, productsModalId } from '../../ids.ts';
import { workspaceOf } from '../../workspace-context.ts';
import { knownAsker } from '../known-asker.ts';
import { changedState } from './modal-change.ts';
import { modalFor } from './modal.ts';
import type { ProductListenerDeps } from './register.ts';

type Answer =
  | { readonly response_action: 'update'; readonly view: Modal }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'clear' };

/**
 * *Search*, which stands for all filters: Slack wants a submit button where there is a text field. Answered in the ack, from
 * the database only; a bare ack would close the modal.
 */
export function registerModalSubmit(app: App, deps: ProductListenerDeps): void {
  app.view<ViewSubmitAction>(productsModalId, ({ ack, body, context }) =>
    deps.inFlight.track(answer(deps, body, workspaceOf(context)).then((response) => ack(response))),
  );
}

async function answer(
  deps: ProductListenerDeps,
  body: ViewSubmitAction,
  workspace: Workspace,
): Promise<Answer> {
  let t = translatorFor(deps.defaultLocale);
  try {
    const { person, mayLook } = await knownAsker(deps.people, workspace, body);
    if (!mayLook) return { response_action: 'clear' };
    t = translatorFor(localeOf(person?.slackLocale ?? null) ?? deps.defaultLocale);
    const state = changedState(body.view, null);
    const view = await modalFor(deps, { workspace, t }, state, body.view.hash);
    return { response_action: 'update', view };
  } catch (thrown) {
    const error = toAppError(thrown);
    const reference = randomUUID().slice(0, 8);
    deps.log.error({ err: error, reference, userId: body.user.id }, 'a modal could not be searched');
    const sentence = `${t(`error.${error.code}`)} (${reference})`;
    return { response_action: 'errors', errors: { [searchBlockOf(body)]: sentence } };
  }
}

/** Slack shows an error at a block, by its id. */
function searchBlockOf({ view }: ViewSubmitAction): string {
  const blocks = Object.entries(view.state.values);
  return blocks.find(([, fields]) => filterIds.search in fields)?.[0] ?? '';
}
