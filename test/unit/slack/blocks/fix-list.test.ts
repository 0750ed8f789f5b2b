import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkMessage, checkView } from '../../../../sandbox/slack/block-kit/validate.ts';
import { locales, translatorFor } from '../../../../src/locales/index.ts';
import type { Message } from '../../../../src/slack/blocks/elements.ts';
import { fixListMessage } from '../../../../src/slack/blocks/fix-list.ts';
import type { FixListView } from '../../../../src/slack/blocks/fix-list.ts';
import { causeIn, recheckIn } from '../../../../src/slack/blocks/products-values.ts';
import { actionIds } from '../../../../src/slack/ids.ts';
import { storeIdOf } from '../../../support/builders.ts';
import { actionIdsOf, asSent, isBroken, mrkdwnTexts, seen } from './eyes.ts';
import { anyView, fixListOf, viewOf } from './fix-list-scenes.ts';
import { expectNothingLoose } from './loose.ts';

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
    const { blocks } = asSent(fixListMessage(en, viewOf(2)));
    const buttons = blocks.flatMap((block) => (block['accessory'] === undefined ? [] : [block['accessory']]));
    expect(buttons.map((one) => causeIn((one as { value: string }).value))).toEqual([
      { storeId: storeIdOf(1), group: { cause: 'product.inactive', reason: '' } },
      { storeId: storeIdOf(1), group: { cause: 'sku.inactive', reason: '' } },
    ]);
    expect(actionIdsOf(blocks).slice(2)).toEqual([
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
    expect(recheck).toContainEqual({ storeId: storeIdOf(1), target: { kind: 'store' } });
  });

  it('neither lists nor offers anything before all was read once', () => {
    const view: FixListView = { ...empty, list: fixListOf({ vtex: null }) };
    const ids = actionIdsOf(asSent(fixListMessage(en, view)).blocks);
    expect(ids).not.toContain(actionIds.productsCsv);
    expect(ids).not.toContain(actionIds.productsBrowse);
    expect(seen(fixListMessage(en, view))).toContain('Nothing is counted before all of them were read');
  });

  it('says which cause it is about, also where nothing has it', () => {
    const one = { ...viewOf(1), cause: 'product.inactive' as const };
    expect(seen(fixListMessage(en, one))).toContain('Only this cause: Product inactive.');
    const none = { ...empty, cause: 'price.missing' as const };
    expect(seen(fixListMessage(en, none))).toContain('No product has this: No price.');
  });
});
