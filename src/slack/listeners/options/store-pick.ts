import type { App, BlockSuggestion } from '@slack/bolt';
import type { Store } from '../../../core/store.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { fold } from '../../../core/words.ts';
import { limits } from '../../blocks/elements.ts';
import { storeOption } from '../../blocks/notices.ts';
import { actionIds } from '../../ids.ts';
import { workspaceOf } from '../../workspace-context.ts';
import type { ListenerDeps } from '../index.ts';
import { knownAsker } from '../known-asker.ts';

/** The store select beyond 100 stores: what was typed narrows it. Answered from the database, in the ack itself. */
export function registerOptions(app: App, deps: ListenerDeps): void {
  app.options<'block_suggestion'>(actionIds.storePick, ({ ack, payload, context }) =>
    deps.inFlight.track(
      fittingStores(deps, workspaceOf(context), payload).then((stores) =>
        ack({ options: stores.map(storeOption) }),
      ),
    ),
  );
}

async function fittingStores(
  deps: ListenerDeps,
  workspace: Workspace,
  payload: BlockSuggestion,
): Promise<Store[]> {
  const { mayLook } = await knownAsker(deps, workspace, payload);
  if (!mayLook) return [];
  const { stores } = await deps.stores.list(workspace);
  const typed = fold(payload.value).trim();
  // Against the text that is shown, so that a pasted option finds itself.
  const fits = (store: Store) => fold(storeOption(store).text.text).includes(typed);
  const fitting = stores.filter(fits);
  return fitting.slice(0, limits.options);
}
