import { describe, expect, it } from '@jest/globals';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { catalogMessage } from '../../../../src/slack/blocks/catalog.ts';
import type { Counts } from '../../../../src/core/reading.ts';
import type { StoreStatus } from '../../../../src/core/status.ts';
import { DAY_MS, ago, connectionOf, countsMemory, links, now, statusOf } from '../../../support/builders.ts';
import { actionIdsOf, asSent, seen } from './eyes.ts';
import { statuses } from './scenes.ts';

const t = translatorFor('en');
const built = (status: StoreStatus, translator = t) => catalogMessage(translator, { status, now, links });
const counts = (approved: number, processing: number, rejected: number): Counts => ({
  approved,
  processing,
  rejected,
});
const moved = (current: Counts, dayAgo: Counts | null, weekAgo: Counts | null = null) =>
  statusOf({
    memory: countsMemory(current),
    history: {
      dayAgo: dayAgo === null ? null : { counts: dayAgo, at: ago(DAY_MS) },
      weekAgo: weekAgo === null ? null : { counts: weekAgo, at: ago(7 * DAY_MS) },
    },
  });

describe('catalogMessage', () => {
  it('reads like this when counts moved', () => {
    const status = moved(counts(950, 40, 10), counts(900, 40, 12), counts(0, 0, 0));
    expect(seen(built(status))).toBe(`Loja Modelo: TikTok catalog
═══════════════════════════
*Available*  *In review*
950 · 95.0% of all  40 · 4.0% of all
+50 since yesterday  no change since yesterday
+950 in 7 days  +40 in 7 days
*Rejected: need attention*
10 · 1.0% of all
-2 since yesterday
+10 in 7 days
As of today 11:59 AM. TikTok counts items. VTEX’s page shows “need additional details” instead of “rejected”; the two numbers can differ.
Catalog Manager: open Business Center, then Assets → Catalogs. You need a role on the catalog.
[ Products ]  [ Status ]  [ Refresh ]  [ Manage catalog ↗ https://business.example/7000000000000000001/7000000000000000003 ]`);
  });

  it('says that nothing was read then instead of "no change"', () => {
    const { text } = built(moved(counts(1, 1, 1), null, counts(1, 1, 1)));
    expect(text.match(/no reading from yesterday/g)).toHaveLength(3);
    expect(text.match(/no change in 7 days/g)).toHaveLength(3);
  });

  it('shows no share of an empty catalog', () => {
    const { text } = built(moved(counts(0, 0, 0), null));
    expect(text).toContain('*Available*\n0\n');
    expect(text).not.toMatch(/%|NaN/);
  });

  it.each([
    ['en', '33.3% of all', '10,000,000', '+9,999,999'],
    ['es', /33,3.% /, '10.000.000', '+9.999.999'],
    ['pt-BR', '33,3% do total', '10.000.000', '+9.999.999'],
  ] as const)('writes numbers as %s does', (locale, share, large, change) => {
    const of = counts(10_000_000, 10_000_000, 10_000_000);
    const { text } = built(moved(of, counts(1, 1, 1)), translatorFor(locale));
    expect(text).toMatch(share);
    expect(text).toContain(large);
    expect(text).toContain(change);
  });

  it.each(Object.entries(statuses).filter(([, { memory }]) => memory.counts.good === null))(
    'shows no figure at all while there is none: %s',
    (_, status) => {
      for (const locale of locales) {
        const translator = translatorFor(locale);
        const { text, blocks } = built(status, translator);
        // Why, or that the first check is still to come.
        const wasTried = status.memory.counts.last !== null;
        expect(text).toContain(
          wasTried ? translator('stale.noFigures', { reason: '' }).trim() : translator('counts.noneYet'),
        );
        expect(text).not.toMatch(/\d/);
        expect(blocks.some((block) => 'fields' in block)).toBe(false);
      }
    },
  );

  it('offers no link while there is nothing to open', () => {
    const status = statusOf({ connection: connectionOf({ phase: 'new', ids: null }) });
    expect(actionIdsOf(asSent(built(status)).blocks)).toEqual([
      'products:show',
      'status:show',
      'catalog:refresh',
    ]);
  });
});
