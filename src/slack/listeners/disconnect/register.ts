import type { App, BlockAction } from '@slack/bolt';
import type { OutboxRepository } from '../../../core/alerts/ports.ts';
import { isUuid } from '../../../core/uuid.ts';
import { readDisconnectValue } from '../../blocks/disconnect/disconnect-page.ts';
import {
  cancelMessage,
  checkingMessage,
  nothingToCheckMessage,
  startedMessage,
} from '../../blocks/disconnect/disconnect-notices.ts';
import { goneMessage } from '../../blocks/notices.ts';
import { actionIds, startsWith } from '../../ids.ts';
import type { Listen, Turn } from '../../listen.ts';
import { nothing, show } from '../../reply.ts';
import type { Reply } from '../../reply.ts';
import { adopt } from '../actions/alerts.ts';
import { placeOf, requestOf } from '../actions/request.ts';
import type { ActionArgs } from '../actions/request.ts';
import { valueOf } from '../click-value.ts';
import { refusalFor } from '../refusal.ts';
import type { RefusalDeps } from '../refusal.ts';
import { openDisconnect } from './page.ts';
import type { DisconnectPageDeps } from './page.ts';

export type DisconnectDeps = DisconnectPageDeps &
  RefusalDeps & {
    readonly outbox: Pick<OutboxRepository, 'recordSent' | 'find'>;
    readonly listen: Listen;
  };

/** The buttons of the page, of the card and of the daily reminder. Rights and state are those of the click. */
export function registerDisconnect(app: App, deps: DisconnectDeps): void {
  const on = (actionId: string, run: (turn: Turn, value: string, args: ActionArgs) => Promise<Reply>) => {
    app.action<BlockAction>(startsWith(actionId), (args) =>
      deps.listen(requestOf(actionId, args), async (turn) => {
        const { action, body } = args;
        const value = valueOf(action);
        // The card is edited as this goes on, so it must be known where it stands.
        await adopt(deps, turn, { value, blockId: action.block_id, place: placeOf(body) });
        const refusal = await refusalFor(deps, turn, 'admin');
        return refusal === null ? run(turn, value, args) : show(refusal);
      }),
    );
  };
  on(actionIds.disconnectOpen, (turn, value) => openDisconnect(deps, turn, value));
  on(actionIds.disconnectStart, (turn, value, args) => start(deps, turn, value, args));
  on(actionIds.disconnectCancel, async ({ workspace, t }, value) =>
    show(cancelMessage(t, await deps.disconnects.cancel(workspace, value))),
  );
  on(actionIds.disconnectCheck, async ({ workspace, t }, value) => {
    const done = await deps.disconnects.hasten(workspace, value);
    if (done === 'asked') return show(checkingMessage(t));
    const facts = done === 'gone' ? null : await deps.disconnects.facts(workspace, done.storeId);
    return show(nothingToCheckMessage(t, facts));
  });
  app.action<BlockAction>(startsWith(actionIds.disconnectUnlink), (args) =>
    deps.listen(requestOf(actionIds.disconnectUnlink, args), () => Promise.resolve(nothing)),
  );
}

/** Exactly what the page showed, or nothing: a store that changed since has to be looked at again. */
async function start(
  { disconnects, disconnectLinks }: DisconnectDeps,
  { workspace, userId, t }: Turn,
  value: string,
  args: ActionArgs,
): Promise<Reply> {
  const wanted = readDisconnectValue(value);
  if (wanted === null || !isUuid(wanted.storeId)) return show(goneMessage(t));
  const facts = await disconnects.facts(workspace, wanted.storeId);
  if (facts === null) return show(goneMessage(t));
  const started = await disconnects.start(workspace, {
    ...wanted,
    unlinksPixel: isBoxTicked(args),
    by: userId,
    language: t.locale,
    manualUrl: disconnectLinks.authorizations,
  });
  return show(startedMessage(t, started, facts));
}

/** Slack sends the state of the whole view with each click. */
function isBoxTicked({ body }: ActionArgs): boolean {
  const blocks = Object.values(body.view?.state.values ?? {});
  return blocks.some((fields) => (fields[actionIds.disconnectUnlink]?.selected_options?.length ?? 0) > 0);
}
