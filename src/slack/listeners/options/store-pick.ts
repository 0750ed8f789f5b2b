import type { App } from '@slack/bolt';
import { fold } from '../../../core/words.ts';
import { limits } from '../../blocks/elements.ts';
import { storeOption } from '../../blocks/notices.ts';
import { actionIds } from '../../ids.ts';
import { workspaceOf } from '../../workspace-context.ts';
import type { ListenerDeps } from '../index.ts';

/** The store select beyond 100 stores: what was typed narrows it. Answered from the database, in the ack itself. */
export function registerOptions(app: App, deps: ListenerDeps): void {
  app.options(
    { type: 'block_suggestion', action_id: actionIds.storePick },
    async ({ ack, payload, context }) => {
      const { stores } = await deps.stores.list(workspaceOf(context));
      const typed = fold(payload.value);
      const fitting = stores.filter(({ handle, name }) => fold(`${handle} ${name}`).includes(typed));
      await ack({ options: fitting.slice(0, limits.options).map(storeOption) });
    },
  );
}
