import type { types } from '@slack/bolt';
import type { ConnectionPhase, GrantState } from '../../../core/connection.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { button } from '../elements.ts';

type Standing = {
  readonly store: { readonly id: string; readonly handle: string };
  readonly connection: { readonly phase: ConnectionPhase };
  readonly grant: { readonly state: GrantState } | null;
};

/** The accounts of a store with a sign-in, for the first time or other ones. null: there is nothing to choose from. */
export function choosingButton(t: Translator, { store, connection, grant }: Standing): types.Button | null {
  if (grant === null || grant.state === 'revoked') return null;
  if (connection.phase !== 'authorized' && connection.phase !== 'connected') return null;
  const label = t(connection.phase === 'authorized' ? 'connect.choose' : 'connect.chooseOther');
  return button(label, `${actionIds.connectChoose}:${store.handle}`, store.id);
}

/** Only where the store waits for it. */
export function firstChoice(t: Translator, standing: Standing): types.Button[] {
  const found = standing.connection.phase === 'authorized' ? choosingButton(t, standing) : null;
  return found === null ? [] : [{ ...found, style: 'primary' }];
}
