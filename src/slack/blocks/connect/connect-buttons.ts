import type { ConnectionPhase, GrantState } from '../../../core/connection.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds, commandName } from '../../ids.ts';
import { button, code, context, mrkdwn } from '../elements.ts';
import { firstChoice } from './choosing.ts';
import type { Block, Element } from '../elements.ts';

type Access = {
  readonly connection: { readonly phase: ConnectionPhase };
  readonly grant: { readonly state: GrantState } | null;
};
type Standing = Access & { readonly store: { readonly id: string; readonly handle: string } };

/** Nothing goes on without somebody who connects it, for the first time or again; null: it stands. */
function missingStep(access: Access): 'connect' | 'reconnect' | null {
  const { phase } = access.connection;
  if (phase === 'new' || phase === 'authorized') return 'connect';
  return phase === 'disconnected' || isRevoked(access) ? 'reconnect' : null;
}

export const isToConnect = (status: Access): boolean => missingStep(status) !== null;

/** Proven (alerts.md 3): until somebody signs in again, whatever is asked of TikTok is refused. */
export const isRevoked = ({ connection, grant }: Access): boolean =>
  connection.phase === 'connected' && grant?.state === 'revoked';

/** What brings the store to TikTok, or back there. Others see no button that would only refuse them. */
export function connectButtons(t: Translator, status: Standing, isAdmin: boolean): Element[] {
  const step = missingStep(status);
  const { id, handle } = status.store;
  // Cancel and Check again are on its page.
  if (isAdmin && status.connection.phase === 'disconnecting')
    return [button(t('button.showDisconnect'), `${actionIds.disconnectOpen}:${handle}`, id)];
  if (step === null || !isAdmin) return [];
  const begin = button(t(`button.${step}`), `${actionIds.connectBegin}:${handle}`, id);
  const [choice] = firstChoice(t, status);
  return choice === undefined ? [{ ...begin, style: 'primary' }] : [choice, begin];
}

/** In place of that button: whom to ask. */
export const askAdminBlocks = (t: Translator, status: Standing, isAdmin: boolean): Block[] =>
  isAdmin || !isToConnect(status)
    ? []
    : [context(mrkdwn(t, 'onboarding.whoMay', { command: code(`${commandName} settings`) }))];
