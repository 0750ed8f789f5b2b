import { describe, expect, it } from '@jest/globals';
import { fc } from '../../../../support/fast-check.ts';
import { checkMessage, checkView } from '../../../../../sandbox/slack/block-kit/validate.ts';
import type { CauseName } from '../../../../../src/core/products/causes.ts';
import type {
  CauseGroup,
  FixList,
  ProductWithCause,
} from '../../../../../src/core/products/list/fix-list.ts';
import type { ItemState } from '../../../../../src/core/products/items/item-state.ts';
import { locales, translatorFor } from '../../../../../src/locales/index.ts';
import type { Message } from '../../../../../src/slack/blocks/elements.ts';
import { fixListMessage } from '../../../../../src/slack/blocks/products/fix-list.ts';
import type { FixListView } from '../../../../../src/slack/blocks/products/fix-list.ts';
import { causeIn, recheckIn } from '../../../../../src/slack/blocks/products/products-values.ts';
import { actionIds } from '../../../../../src/slack/ids.ts';
import { ago, HOUR_MS, now, storeIdOf } from '../../../../support/builders.ts';
import { adminLinks } from '../../../../support/fakes.ts';
import { actionIdsOf, asSent, isBroken, mrkdwnTexts, seen } from '../eyes.ts';
import { anyView, fixListOf, itemStateOf, neverRead, viewOf } from './fix-list-scenes.ts';
import { expectNothingLoose } from '../loose.ts';

const en = translatorFor('en');
const empty: FixListView = { ...viewOf(0), groupCount: 0 };

function expectTaken(message: Message): void {
  const sent = asSent(message);
  expect(checkMessage(sent)).toBeNull();
  const title = { type: 'plain_text', text: en('app.name') };
  expect(checkView({ type: 'modal', title, blocks: sent.blocks }, 'modal')).toBeNull();
  expect(sent.text.length).toBeLessThanOrEqual(4_000);
  const ids = actionIdsOf(sent.blocks);
  expect(ids).toEqual([...new Set(ids)]);
  // The first line is the title, which is plain.
  expectNothingLoose([...mrkdwnTexts(sent.blocks), sent.text.replace(/^.*/, '')]);
  expect(isBroken(JSON.stringify(sent))).toBe(false);
}

const incident = {
  ...{ id: storeIdOf(9), condition: 'vtex.credentials' as const, label: 'acme', count: 1, total: null },
  ...{ openedAt: ago(HOUR_MS), asOf: ago(HOUR_MS), acknowledged: null },
};

describe('the fix list as a message', () => {
  it.each([0, 1, 2, 19, 20, 21, 45])('is one that Slack takes with %d causes of 10,000 findings', (count) => {
    for (const locale of locales) {
      expectTaken(fixListMessage(translatorFor(locale), viewOf(count)));
      expectTaken(fixListMessage(translatorFor(locale), viewOf(count, {}, '&<|>`*'.repeat(60))));
    }
  });

  it('is one whatever people, VTEX and TikTok call things', () => {
    fc.assert(
      fc.property(fc.constantFrom(...locales), anyView, (locale, view) => {
        expectTaken(fixListMessage(translatorFor(locale), view));
      }),
      { numRuns: 60, seed: 20260310 },
    );
  });

  it('says first why nothing new can be read', () => {
    const view = viewOf(20, { hindrances: [incident] });
    for (const locale of locales) expectTaken(fixListMessage(translatorFor(locale), view));
    const texts = mrkdwnTexts(asSent(fixListMessage(en, view)).blocks);
    expect(texts[0]).toContain('VTEX refuses the keys of the account acme');
    expect(texts[1]).toContain('items need attention');
    // Slack's 50 blocks hold both buttons of the first causes only.
    const ids = actionIdsOf(asSent(fixListMessage(en, view)).blocks);
    expect(ids).toContain(`${actionIds.productsCause}:19`);
    expect(ids).not.toContain(`${actionIds.productsRecheck}:19`);
    expect(ids.at(-1)).toBe(actionIds.catalogShow);
  });

  it('speaks of the last reading where nothing can be read since, and says what a reading waits for', () => {
    const vtex = { ...fixListOf().vtex!, toFix: 0 };
    const underWay = { done: 3, total: 9, startedAt: ago(HOUR_MS) };
    const told = (over: Partial<FixList>) =>
      seen(fixListMessage(en, { ...empty, list: fixListOf({ vtex, images: null, ...over }) }));
    const progress = { underWay, pause: null, unread: null };
    expect(told({ progress })).toContain('*Nothing to fix.* All 20,000 items of trade policy 3 have');
    const refused = told({ progress, hindrances: [incident] });
    expect(refused).toMatch(
      /\*Nothing was to be fixed at the last reading.* had the data .*, today 11:00 AM\./,
    );
    expect(refused).toContain('What changed in VTEX since then could not be read.');
    expect(refused).toContain('A new reading began today 11:00 AM and waits until VTEX accepts the keys.');
    expect(refused).not.toMatch(/Nothing to fix|under way/);
    const silent = { underWay, pause: null, unread: { skus: 2, since: ago(HOUR_MS) } };
    expect(told({ progress: silent })).toContain('and waits until VTEX answers.');
    expect(told({ progress: silent })).toContain(
      '2 items that changed in VTEX could not be read again yet, the first since today 11:00 AM.',
    );
  });

  it('begins with the images where they are all that needs attention', () => {
    const group = { cause: 'image.tooSmall' as const, reason: '', skus: 12, products: 4, refused: 0 };
    const list = fixListOf({
      vtex: { ...fixListOf().vtex!, toFix: 0 },
      images: { toFix: 12, looked: 9, total: 9, asOf: now },
      groups: [group],
    });
    const [first, , then] = mrkdwnTexts(asSent(fixListMessage(en, { ...empty, list })).blocks);
    expect(first).toBe('*12 items need attention because of their images.*\nWhy: Image too small (12)');
    expect(then).toMatch(/^Apart from images, all 20,000 items/);
  });

  it('shows whole lines only, and counts all that it leaves out', () => {
    const message = fixListMessage(en, viewOf(20));
    for (const text of mrkdwnTexts(message.blocks).filter((one) => one.includes('• '))) {
      const shown = text.split('\n').filter((line) => line.startsWith('• ')).length;
      expect(text.split('\n').at(-1)).toBe(`… and ${(10_000 - shown).toLocaleString('en')} more products`);
      expect(shown).toBeGreaterThan(0);
    }
    expect(seen(fixListMessage(en, viewOf(45)))).toContain('… 25 more causes'.slice(2));
  });

  it('tells a screen reader each cause with its counts, and none of the links', () => {
    const { text } = fixListMessage(en, viewOf(3));
    expect(text).toContain('Fix list of Loja Modelo');
    expect(text).toContain('*10,000 items need attention* of 20,000 items');
    expect(text).toContain('*Product inactive* · 10,000 items (50.0%)');
    expect(text).not.toContain('https://');
  });

  it('leads from each cause to its products, and offers what can be done with all', () => {
    const view = viewOf(2);
    const { blocks } = asSent(fixListMessage(en, view));
    const rows = blocks.filter(({ type }) => type === 'actions').slice(0, 2);
    const values = rows.flatMap(({ elements }) => elements as { value: string }[]).map(({ value }) => value);
    const ofCause = (cause: CauseName) => ({ storeId: storeIdOf(1), group: { cause, reason: '' } });
    expect(values.map(causeIn)).toEqual([
      ...[ofCause('product.inactive'), ofCause('product.inactive')],
      ...[ofCause('sku.inactive'), ofCause('sku.inactive')],
    ]);
    expect(values.map((value) => recheckIn(value)?.target.kind)).toEqual(values.map(() => 'cause'));
    expect(seen(fixListMessage(en, view))).toContain('[ Recheck 100 of 10,000 items ]  [ Show all ]');
    const eight = view.shown.map((one) => ({ ...one, group: { ...one.group, skus: 9, products: 8 } }));
    expect(seen(fixListMessage(en, { ...view, shown: eight }))).toContain('[ Recheck all 9 items ]');
    const five = view.shown.map((one) => ({ ...one, group: { ...one.group, skus: 5, products: 5 } }));
    expect(seen(fixListMessage(en, { ...view, shown: five }))).toContain('[ Recheck these ]');
    expect(actionIdsOf(blocks).slice(4)).toEqual([
      ...[actionIds.productsBrowse, actionIds.productsRecheck, actionIds.productsCsv],
      ...[actionIds.productsRefresh, actionIds.catalogShow],
    ]);
  });

  it('offers no button with a value that would be cut', () => {
    const [only] = viewOf(1).shown;
    const group = { ...only!.group, cause: 'tiktok.rejected' as const, reason: 'x'.repeat(3_000) };
    const view = { ...viewOf(1), shown: [{ ...only!, group }], cause: group.cause };
    const { blocks } = asSent(fixListMessage(en, view));
    expectTaken(fixListMessage(en, view));
    expect(JSON.stringify(blocks)).not.toContain(actionIds.productsCause);
    const values = [...JSON.stringify(blocks).matchAll(/"value":("(?:[^"\\]|\\.)*")/g)];
    const recheck = values.map(([, value]) => recheckIn(JSON.parse(value ?? '""') as string));
    expect(recheck).toContainEqual({ storeId: storeIdOf(1), target: { kind: 'store' }, since: null });
  });

  it('neither lists nor offers anything before all was read once', () => {
    const view: FixListView = { ...empty, list: fixListOf({ vtex: null, tiktok: neverRead }) };
    const ids = actionIdsOf(asSent(fixListMessage(en, view)).blocks);
    expect(ids).not.toContain(actionIds.productsCsv);
    expect(ids).not.toContain(actionIds.productsBrowse);
    expect(seen(fixListMessage(en, view))).toContain('Nothing is counted before all of them were read');
    expect(seen(fixListMessage(en, view))).toContain('TikTok’s items have not been read yet');
  });

  it('says which cause it is about, also where nothing has it', () => {
    const one = { ...viewOf(1), cause: 'product.inactive' as const };
    expect(seen(fixListMessage(en, one))).toContain('Only this cause: Product inactive.');
    const none = { ...empty, cause: 'price.missing' as const };
    expect(seen(fixListMessage(en, none))).toContain('No product has this: No price.');
  });

  it('says of a cause that nobody could look for only that nothing is known of it', () => {
    const toldOf = (cause: CauseName, list: Partial<FixList>) =>
      seen(fixListMessage(en, { ...empty, list: fixListOf(list), cause }));
    expect(toldOf('price.missing', { vtex: null })).toContain('No product is known to have this so far');
    expect(toldOf('tiktok.rejected', { tiktok: neverRead })).toContain('No product is known to have this');
    const unknown = itemStateOf({ join: { key: 'unknown', asOf: ago(HOUR_MS) } });
    expect(toldOf('join.notSent', { tiktok: unknown })).toContain('No product is known to have this');
    expect(toldOf('join.notSent', {})).toContain('No product has this: Not in the TikTok catalog.');
  });
});

describe('what the fix list says of TikTok’s side', () => {
  const refused: CauseGroup = {
    ...{ cause: 'tiktok.image', reason: 'tooSmall', skus: 500, products: 500, refused: 0 },
  };
  const item: ProductWithCause = {
    ...{ idKind: 'item', productId: 'A-1', name: 'Vestido <&|> Azul', brand: '', category: '' },
    ...{ skus: [{ skuId: 'A-1', name: '', detail: '' }], firstSeenAt: now, lastSeenAt: now },
  };
  const told = (list: Partial<FixList>) => {
    const message = fixListMessage(en, {
      ...{ list: fixListOf({ groups: [refused], ...list }), groupCount: 1, cause: null, links: adminLinks },
      shown: [{ group: refused, products: [item] }],
    });
    expectTaken(message);
    return seen(message);
  };

  it('is what TikTok found, with a share of its own items, where no keys of VTEX are known', () => {
    const text = told({ vtex: null, hasKeys: false });
    expect(text).toContain('VTEX’s product data are not read yet');
    expect(text).toContain('*Image refused by TikTok: too small* · 500 items (2.5% of TikTok’s items)');
    expect(text).toContain('TikTok’s items as of today 11:00 AM.');
    expect(text).toContain('[ CSV of all ]');
    expect(text).not.toContain(' of 20,000');
  });

  it('counts what it rejects as its own counts do, and images that it refuses apart', () => {
    const of = (refused: Partial<FixList['refused']>) =>
      told({ refused: { rejected: 0, others: 0, waiting: 0, images: 0, imagesOnly: 0, ...refused } });
    expect(of({ images: 6, imagesOnly: 6 })).toContain(
      '*TikTok refuses the images of 6 items.* They do not count as rejected.\nWhy: Too small (500)',
    );
    expect(of({ rejected: 5, images: 6, imagesOnly: 1 })).toContain(
      '*TikTok rejects 5 items.* All because of causes in VTEX that are listed below.\n*TikTok refuses the images of 6 items.* 1 of them does not',
    );
    expect(of({ rejected: 1 })).toContain(
      '*TikTok rejects 1 item.* It does so because of a cause in VTEX that is listed below.',
    );
    expect(of({ rejected: 2, others: 2, waiting: 1 })).toContain(
      '*TikTok rejects 2 items.*\n1 rejected item was corrected in VTEX and waits for TikTok’s review',
    );
  });

  it('tells once that TikTok does not answer', () => {
    const hindrances = [{ ...incident, condition: 'upstream.tiktok' as const, label: '' }];
    const text = told({ tiktok: itemStateOf({ pause: { why: 'noInfo', at: now } }), hindrances });
    expect(text.match(/does not answer|could not be read/g)).toHaveLength(1);
  });

  it('names what VTEX does not have as TikTok does, and leads nowhere', () => {
    expect(told({})).toContain('• Vestido <&|> Azul · SKU id at TikTok `A-1`');
    expect(told({})).not.toContain('aspx');
  });

  it.each<[string, Partial<ItemState>, string]>([
    ['nothing was read', { items: null }, 'TikTok’s items have not been read yet, so nothing is known'],
    ['the first reading goes on', { items: null, underWaySince: now }, 'for the first time, since today'],
    ['another reading goes on', { underWaySince: now }, 'A new reading is under way, since today 12:00 PM'],
    [
      'there are too many',
      { items: { asOf: now, count: 9, tooMany: true } },
      'what was not sent is not counted',
    ],
    [
      'the ids do not match',
      { join: { key: 'unknown', asOf: null } },
      'so what was not sent cannot be told. Look',
    ],
    ['TikTok does not answer', { pause: { why: 'noInfo', at: now } }, '*TikTok’s items could not be read*'],
    ['it changes all the time', { pause: { why: 'unsteady', at: now } }, 'changed during each attempt'],
  ])('says so where %s', (_, state, expected) => {
    expect(told({ tiktok: itemStateOf(state) })).toContain(expected);
  });

  it('shows no share of items that were not all read, and calls an empty catalog empty', () => {
    const tooMany = itemStateOf({ items: { asOf: now, count: 501, tooMany: true } });
    expect(told({ tiktok: tooMany })).toContain('too small* · 500 items\n');
    const none = {
      items: { asOf: now, count: 0, tooMany: false },
      join: { key: 'unknown', asOf: null },
    } as const;
    const text = told({ tiktok: itemStateOf(none) });
    expect(text).toContain('The catalog at TikTok has no items.');
    expect(text).not.toContain('do not match');
  });

  it('is worst first of the whole catalog, with the day that it speaks of, and the last upload that failed', () => {
    const issueOf = (level: 'critical' | 'warning', title: string, itemCount: number | null) => ({
      ...{ id: title, title, advice: 'Do it', level, category: '', field: '', itemCount, sampleSkuIds: [] },
    });
    const issues = [
      ...[issueOf('warning', 'Key `colour`', 1), issueOf('critical', 'No photo', 1_200)],
      // The items were read since, and it stands with them.
      issueOf('critical', 'Image too small', 7),
    ];
    const upload = { feedId: 'f', endedAt: now, errorCount: 1, warningCount: 1_500, errors: [] };
    const sound = { ...upload, feedId: 'g', errorCount: 0, warningCount: 0 };
    const tiktok = itemStateOf({
      diagnostics: { asOf: now, value: { day: '2026-03-09', issues } },
      uploads: { asOf: now, value: [sound, upload] },
    });
    const text = told({ tiktok });
    expect(text)
      .toContain(`*TikTok’s report of the whole catalog for 2026-03-09 (UTC).* It comes a day late: some of it may be mended already.
• *Critical*: No photo · 1,200 items · Do it
• Warning: Key`);
    expect(text.match(/last upload/g)).toHaveLength(1);
    expect(text).toContain('ended today 12:00 PM with 1 error and 1,500 warnings.');
    expect(text).not.toContain('7 items');
    expect(told({})).not.toMatch(/whole catalog|last upload/);
    const many = Array.from({ length: 200 }, (_, at) => issueOf('critical', `Problem ${String(at)}`, null));
    const full = itemStateOf({ diagnostics: { asOf: now, value: { day: null, issues: many } } });
    expect(told({ tiktok: full })).toMatch(/as of today[^]*… and 1\d\d more problems/);
  });
});
