import { fc } from '../../support/fast-check.ts';
import { catalogs } from './tiktok-sides.ts';
import type { TikTokSide } from './tiktok-sides.ts';
import type { TikTokVerdict } from '../world/tiktok.ts';

const kinds = [
  ...(['userInfo', 'userInfo', 'signIn', 'catalogOverview', 'catalogOverview', 'catalogOverview'] as const),
  ...(['issue', 'revoke', 'restore', 'counts', 'auth outage', 'auth ends'] as const),
];

export type TikTokStep = {
  readonly kind: (typeof kinds)[number];
  readonly token: number;
  readonly catalog: number;
  readonly amount: number;
  readonly waitMs: number;
};

export const tiktokSteps = fc.array(
  fc.record<TikTokStep>({
    kind: fc.constantFrom(...kinds),
    // The first two are there from the beginning; the last ones may never be issued.
    token: fc.nat({ max: 5 }),
    catalog: fc.constantFrom(...catalogs),
    amount: fc.nat({ max: 12 }),
    waitMs: fc.integer({ min: 1, max: 3_600_000 }),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
);

/** Does one step in one world; null: it is no question. */
export function performTikTok(side: TikTokSide, step: TikTokStep): TikTokVerdict | null {
  const { kind, token, catalog, amount } = step;
  if (kind === 'userInfo' || kind === 'signIn' || kind === 'catalogOverview')
    return side.ask(kind, token, catalog);
  if (kind === 'issue') side.issue(amount % 2 === 0 ? 0 : 1);
  else if (kind === 'revoke' || kind === 'restore') side.setToken(token, kind === 'restore');
  else if (kind === 'counts')
    side.setCounts(catalog, { approved: 12 - amount, processing: amount % 4, rejected: amount });
  else side.setAuthOutage(kind === 'auth outage');
  return null;
}
