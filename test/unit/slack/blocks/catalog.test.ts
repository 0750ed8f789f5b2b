import { describe, expect, it } from '@jest/globals';
import { fc } from '../../../support/fast-check.ts';
import { checkMessage } from '../../../../sandbox/slack/block-kit/validate.ts';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import { catalogMessage } from '../../../../src/slack/blocks/catalog.ts';
import type { CauseGroup, FixList, FixListTrends } from '../../../../src/core/products/list/fix-list.ts';
import type { Counts } from '../../../../src/core/reading.ts';
import type { StoreStatus } from '../../../../src/core/status.ts';
import { DAY_MS, ago, connectionOf, countsMemory, links, now, statusOf } from '../../../support/builders.ts';
import { actionIdsOf, asSent, mrkdwnTexts, seen } from './eyes.ts';
import { anyView, fixListOf, neverRead } from './products/fix-list-scenes.ts';
import { expectNothingLoose } from './loose.ts';
import { statuses } from './scenes.ts';

const t = translatorFor('en');
const built = (status: StoreStatus, translator = t, causes: FixListTrends | null = null) =>
  catalogMessage(translator, { status, now, links, isAdmin: true, causes });
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
−2 since yesterday
+10 in 7 days
As of today 11:59 AM. TikTok counts items. VTEX’s page shows “need additional details” instead of “rejected”; the two numbers can differ.
Catalog Manager: open Business Center, then Assets → Catalogs. You need a role on the catalog.
[ Products ]  [ Recheck ]  [ Status ]  [ Refresh ]  [ Manage catalog ↗ https://business.example/7000000000000000001/7000000000000000003 ]`);
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
        // Why, or that the first check is still to come. Of a store that is not connected none is to come.
        const isConnected = status.connection.phase === 'connected';
        const none = translator('stale.noFigures', { reason: '' }).trim();
        if (!isConnected) expect(text).not.toContain(none);
        else expect(text).toContain(status.memory.counts.last === null ? translator('counts.noneYet') : none);
        expect(text).not.toMatch(/\d/);
        expect(blocks.some((block) => 'fields' in block)).toBe(false);
      }
    },
  );

  it('offers no link while there is nothing to open', () => {
    const status = statusOf({ connection: connectionOf({ phase: 'new', ids: null }) });
    expect(actionIdsOf(asSent(built(status)).blocks)).toEqual([
      'products:show',
      'products:recheck',
      'status:show',
      'catalog:refresh',
    ]);
  });

  const groupOf = (cause: CauseGroup['cause'], skus: number, reason = ''): CauseGroup => ({
    ...{ cause, reason, skus, products: skus, refused: 0 },
  });
  const trendOf = (came: number, fixed: number, since = ago(DAY_MS)) => ({ since, came, fixed });
  const toldOf = (
    groups: readonly CauseGroup[],
    trends: FixListTrends['trends'],
    of: Partial<FixList> = {},
  ) => built(statusOf(), t, { list: fixListOf({ groups, ...of }), trends });

  it('shows what keeps products out, how much of all that is, and how it moved within a day', () => {
    const groups = [
      ...[
        groupOf('price.missing', 2_000),
        groupOf('tiktok.rejected', 3, '<Landing page>'),
        groupOf('url.missing', 1),
      ],
      ...[groupOf('upload.refused', 5), groupOf('brand.missing', 1), groupOf('join.notSent', 1)],
      groupOf('sku.inactive', 1),
      groupOf('stock.none', 9),
    ];
    const trends = [
      trendOf(5, 2),
      trendOf(0, 1_500, ago(3 * DAY_MS)),
      trendOf(1, 1),
      null,
      null,
      null,
      null,
      trendOf(9, 0),
    ];
    const message = toldOf(groups, trends);
    expect(seen(message)).toContain(`*What keeps products out, or may do so*
• *No price* · 2,000 items (10.0%) · ▲ 3 in 24 hours: 5 new, 2 fixed
• *Rejected by TikTok: <Landing page>* · 3 items (<0.1% of TikTok’s items) · ▼ 1,500 since`);
    expect(seen(message)).toContain('(<0.1%) · = in 24 hours: 1 new, 1 fixed');
    expect(seen(message)).toContain('*Data refused by TikTok* · 5 items · trend not known');
    expect(seen(message)).toContain('2 more causes');
    expect(message.text).not.toContain('Out of stock');
    expect(message.text).toContain('VTEX’s data as of');
  });

  it('says once that nothing changed', () => {
    const groups = [groupOf('price.missing', 2_000), groupOf('url.missing', 1)];
    const { text } = toldOf(groups, [trendOf(0, 0), trendOf(0, 0)]);
    expect(text.match(/unchanged in 24 hours/gi)).toEqual(['Unchanged in 24 hours']);
    expect(toldOf(groups, [trendOf(0, 0), trendOf(1, 0)]).text).toContain('(10.0%) · unchanged in 24 hours');
  });

  it('hides no single cause behind "1 more", and says once that no trend is known', () => {
    const groups = ['url.missing', 'brand.missing', 'name.missing', 'price.missing', 'sku.inactive'] as const;
    const six = [...groups.map((cause) => groupOf(cause, 9)), { ...groupOf('join.notSent', 9), refused: 2 }];
    const { text } = toldOf(six, []);
    expect(text).toContain(
      '*Not in the TikTok catalog* · 9 items (&lt;0.1%) · TikTok refuses 2 of them for that',
    );
    expect(text).not.toMatch(/more cause|trend not known/);
    expect(text.match(/is not known yet/g)).toHaveLength(1);
  });

  it('says that nothing is known, or nothing found, apart from each other', () => {
    const unread = toldOf([], [], { vtex: null, tiktok: neverRead });
    expect(unread.text).toContain('is not known yet');
    expect(toldOf([], []).text).toContain('*Nothing is known that keeps products out.*');
    const half = toldOf([], [], { vtex: null });
    expect(half.text).toContain('VTEX’s products have not been read completely yet. TikTok’s items as of');
  });

  it('is one that Slack takes, whatever the causes are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...locales), anyView, (locale, { list }) => {
        const trends = list.groups.map((_, at) => (at % 3 === 0 ? null : trendOf(10_000_000, at)));
        const message = built(statusOf(), translatorFor(locale), { list, trends });
        expect(checkMessage(asSent(message))).toBeNull();
        expectNothingLoose(mrkdwnTexts(asSent(message).blocks));
      }),
      { numRuns: 40, seed: 20260310 },
    );
  });
});
