import type { PassPause } from '../../core/products/ports.ts';
import type { Store } from '../../core/store.ts';
import type { Translator } from '../../locales/index.ts';
import { code, date, mrkdwn } from './elements.ts';

/** Why VTEX's data could not be read, and what to do. `at`: of the answer. */
export function vtexRefusalText(
  t: Translator,
  { vtexAccount: account, tradePolicy: policy }: Store,
  why: Exclude<PassPause, 'more'>,
  at: Date,
): string {
  if (why === 'policyMissing') {
    return `${mrkdwn(t, 'policy.missing', { policy })} ${mrkdwn(t, 'policy.missing.fix', { policy })}`;
  }
  return mrkdwn(t, `products.pause.${why}`, { at: date(at), account, policy });
}

export const noKeysText = (t: Translator, { vtexAccount, handle }: Store): string =>
  mrkdwn(t, 'products.noKeys', {
    account: vtexAccount,
    command: code(`npm run admin -- store keys --handle ${handle}`),
  });
