import type { PolicyDefect } from '../../../core/products/rules/policy-defects.ts';
import type { PassPause } from '../../../core/products/ports.ts';
import type { Store } from '../../../core/store.ts';
import type { Translator } from '../../../locales/index.ts';
import { commandName } from '../../ids.ts';
import { code, date, mrkdwn } from '../elements.ts';

/** Why VTEX's data could not be read, and what to do. `at`: of the answer. */
export function vtexRefusalText(
  t: Translator,
  store: Store,
  why: Exclude<PassPause, 'more'>,
  at: Date,
): string {
  if (why === 'policyMissing') return policyText(t, store, { cause: 'missing', reason: '' });
  const { vtexAccount: account, tradePolicy: policy } = store;
  return mrkdwn(t, `products.pause.${why}`, { at: date(at), account, policy });
}

export function policyText(t: Translator, store: Store, { cause, reason }: PolicyDefect): string {
  const values = { policy: store.tradePolicy, currency: reason };
  return `${mrkdwn(t, `policy.${cause}`, values)} ${mrkdwn(t, `policy.${cause}.fix`, values)}`;
}

export const noKeysText = (t: Translator, { vtexAccount }: Store): string =>
  mrkdwn(t, 'products.noKeys', {
    account: vtexAccount,
    command: code(`${commandName} stores`),
  });
