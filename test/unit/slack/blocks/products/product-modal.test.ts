import { describe, expect, it } from '@jest/globals';
import { anyCharacter, fc } from '../../../../support/fast-check.ts';
import { checkView } from '../../../../../sandbox/slack/block-kit/validate.ts';
import { fieldsOf, listOf } from '../../../../../sandbox/slack/json.ts';
import type { Fields } from '../../../../../sandbox/slack/json.ts';
import type { CauseGroup, FixList, ImageProgress } from '../../../../../src/core/products/list/fix-list.ts';
import { locales, translatorFor } from '../../../../../src/locales/index.ts';
import { goneMessage } from '../../../../../src/slack/blocks/notices.ts';
import {
  loadingModal,
  noticeModal,
  productModal,
} from '../../../../../src/slack/blocks/products/product-modal.ts';
import type { Modal, ModalContent } from '../../../../../src/slack/blocks/products/product-modal.ts';
import {
  choiceOf,
  firstState,
  groupIn,
  readState,
  writeState,
} from '../../../../../src/slack/blocks/products/product-modal-state.ts';
import type { ModalState } from '../../../../../src/slack/blocks/products/product-modal-state.ts';
import { groupKey } from '../../../../../src/slack/blocks/products/products-values.ts';
import { filterIds } from '../../../../../src/slack/ids.ts';
import { changedState } from '../../../../../src/slack/listeners/products/modal-change.ts';
import { storeIdOf } from '../../../../support/builders.ts';
import { adminLinks } from '../../../../support/fakes.ts';
import { actionIdsOf, blockIdsOf, mrkdwnTexts, textObjects } from '../eyes.ts';
import { anyGroup, anyItemState, anyProduct, fixListOf, neverRead, text, viewOf } from './fix-list-scenes.ts';
import { expectNothingLoose } from '../loose.ts';

const t = fc.constantFrom(...locales).map(translatorFor);
const en = translatorFor('en');
const runs = { numRuns: 60, seed: 20260310 };
const storeId = storeIdOf(1);
const start = firstState(storeId, null);

const anyState = (list: FixList): fc.Arbitrary<ModalState> => {
  const choice = fc.option(text(200).map((name) => choiceOf('0123456789abcdef0123456789abcdef', `x${name}`)));
  const keys = [null, ...list.groups.map(groupKey), 'price.missing#000000000000'];
  return fc.record({
    ...{ storeId: fc.constant(storeId), group: fc.constantFrom(...keys), brand: choice, category: choice },
    ...{ search: fc.string({ unit: anyCharacter, maxLength: 50 }), page: fc.integer({ min: 1, max: 500 }) },
  });
};

const anyContent: fc.Arbitrary<ModalContent> = fc
  .tuple(fc.uniqueArray(anyGroup, { maxLength: 120, selector: groupKey }), anyItemState)
  .map(([groups, tiktok]) => fixListOf({ groups, tiktok }))
  .chain((list) =>
    fc.record({
      ...{ list: fc.constant(list), state: anyState(list), links: fc.constant(adminLinks) },
      ...{ round: fc.constant('1766.abc'), total: fc.integer({ min: 0, max: 5_000 }) },
      products: fc.array(anyProduct, { maxLength: 20 }),
    }),
  )
  .map(({ total, products, ...content }) => ({
    ...content,
    group: groupIn(content.list, content.state),
    page: { total, position: 0, products: products.slice(0, total) },
  }));

const blocksOf = (modal: Modal): Fields[] =>
  listOf(fieldsOf(JSON.parse(JSON.stringify(modal)))['blocks']).map(fieldsOf);

function expectTaken(modal: Modal): void {
  expect(checkView(JSON.parse(JSON.stringify(modal)), 'modal')).toBeNull();
  const blocks = blocksOf(modal);
  const [actionIds, blockIds] = [actionIdsOf(blocks), blockIdsOf(blocks)];
  expect(actionIds).toEqual([...new Set(actionIds)]);
  expect(blockIds).toEqual([...new Set(blockIds)]);
  expectNothingLoose(mrkdwnTexts(blocks));
}

const contentOf = (over: Partial<ModalContent> = {}): ModalContent => ({
  ...{ list: viewOf(2).list, state: start, group: null, links: adminLinks, round: '1.a' },
  page: { total: 0, position: 0, products: [] },
  ...over,
});

describe('the modal of products', () => {
  it('is one that Slack takes, whatever is found and whatever it is called', () => {
    fc.assert(
      fc.property(t, anyContent, (translator, content) => {
        const modal = productModal(translator, content);
        expectTaken(modal);
        expect(readState(modal.private_metadata ?? '')).toMatchObject({
          storeId,
          search: content.state.search,
        });
      }),
      runs,
    );
  });

  it.each(locales)(
    'has a title that fits, and opens, waits and fails as a modal that Slack takes in %s',
    (locale) => {
      const translator = translatorFor(locale);
      for (const modal of [loadingModal(translator), noticeModal(translator, goneMessage(translator))]) {
        expectTaken(modal);
        expect(modal.submit).toBeUndefined();
      }
    },
  );

  it('says which products it shows of how many, and leads to the pages before and after', () => {
    const page = (position: number) =>
      productModal(
        en,
        contentOf({
          page: { total: 3_412, position, products: fc.sample(anyProduct, { numRuns: 20, seed: 1 }) },
        }),
      );
    const pagesOf = (modal: Modal) =>
      actionIdsOf(blocksOf(modal)).filter((id) => id === filterIds.previous || id === filterIds.next);
    const textOf = (modal: Modal) => JSON.stringify(textObjects(modal.blocks));
    expect(textOf(page(0))).toContain('*1–20* of 3,412 products');
    expect(pagesOf(page(0))).toEqual([filterIds.next]);
    expect(textOf(page(40))).toContain('*41–60* of 3,412 products');
    expect(pagesOf(page(40))).toEqual([filterIds.previous, filterIds.next]);
    expect(readState(page(40).private_metadata ?? '')?.page).toBe(3);
    expect(pagesOf(page(3_400))).toEqual([filterIds.previous]);
  });

  it('shows no figure before everything was read once', () => {
    const modal = productModal(en, contentOf({ list: fixListOf({ vtex: null, tiktok: neverRead }) }));
    expectTaken(modal);
    expect(JSON.stringify(modal)).toContain('Nothing is counted before all of them were read');
    expect(JSON.stringify(modal)).not.toMatch(/ of \d/);
  });

  it('shows what TikTok found where VTEX was not read, and says so', () => {
    const [product] = fc.sample(anyProduct, { numRuns: 1, seed: 1 });
    const shown = { ...product!, idKind: 'item' as const, productId: 'A-1', name: 'Vestido' };
    const list = fixListOf({ vtex: null });
    const modal = productModal(en, contentOf({ list, page: { total: 1, position: 0, products: [shown] } }));
    expectTaken(modal);
    const text = JSON.stringify(textObjects(modal.blocks));
    expect(text).toContain('VTEX’s products have not been read completely yet. TikTok’s items as of');
    expect(text).toContain('*Vestido* · SKU id at TikTok `A-1`');
    expect(text).not.toContain('aspx');
  });

  it('says that nothing is left of a cause, and names 100 causes at most', () => {
    const { list } = viewOf(150);
    const last = list.groups.at(-1)!;
    const state = firstState(storeId, last);
    const modal = productModal(en, contentOf({ list, state, group: groupIn(list, state) }));
    expectTaken(modal);
    expect(JSON.stringify(modal)).toContain(groupKey(last));
    const gone = contentOf({ list: fixListOf({ groups: [] }), state, group: 'gone' });
    expect(JSON.stringify(productModal(en, gone))).toContain('Nothing is left of this cause');
    expect(JSON.stringify(productModal(en, gone))).toContain(filterIds.clear);
  });

  it('offers a recheck of the cause that it lists, unless it lists a part of it only', () => {
    const { list } = viewOf(1);
    const [group] = list.groups;
    const page = { total: 10_000, position: 0, products: fc.sample(anyProduct, { numRuns: 2, seed: 1 }) };
    const shown = (over: Partial<ModalState>) =>
      JSON.stringify(
        productModal(
          en,
          contentOf({ list, page, group: group!, state: { ...firstState(storeId, group!), ...over } }),
        ),
      );
    expect(shown({})).toContain('Recheck 100 of 10,000 items');
    expect(shown({ search: 'x' })).not.toContain('Recheck 100');
  });

  it('leads to where each of several causes is mended, and says what to do', () => {
    const findingOf = (cause: 'name.missing' | 'price.missing' | 'sku.inactive', skuId: string) => ({
      ...{ cause, reason: '', skus: 1, skuIds: [skuId], details: [], isRefused: false },
    });
    const [product] = fc.sample(anyProduct, { numRuns: 1, seed: 1 });
    const shown = (findings: ReturnType<typeof findingOf>[]) => {
      const one = { ...product!, idKind: 'product' as const, productId: '7', name: 'Saia', findings };
      const page = { total: 1, position: 0, products: [one] };
      return productModal(en, contentOf({ page })).blocks.map((block) => JSON.stringify(block));
    };
    const several = shown([findingOf('sku.inactive', '71'), findingOf('price.missing', '72')]).join('');
    expect(several).toContain('/Site/ProdutoForm.aspx?id=7|Saia>');
    expect(several).toContain('/Site/SkuForm.aspx?IdSku=71|SKU inactive> · SKU `71`\\nOpen the SKU and turn');
    expect(several).toContain('/pricing/#/prices|No price> · SKU `72`\\nOpen Prices');
    const one = shown([findingOf('sku.inactive', '71')]).join('');
    expect(one).toContain('/Site/SkuForm.aspx?IdSku=71|Saia>');
    expect(one).toContain('• SKU inactive · SKU `71`\\nOpen the SKU and turn');
    const many = shown(Array.from({ length: 20 }, (_, at) => findingOf('sku.inactive', `id${String(at)}`)));
    expect(many.join('')).toContain('`id19`');
    expect(many.join('')).not.toContain('Open the SKU');
  });

  it('says what to do where nothing fits, and that nothing is to fix where nothing is filtered', () => {
    const shown = (over: Partial<ModalState>) =>
      JSON.stringify(productModal(en, contentOf({ state: { ...start, ...over } })));
    expect(shown({ search: 'x' })).toContain('*No product fits.* Change a filter, or click *Clear filters*');
    expect(shown({ search: 'x' })).toContain(filterIds.clear);
    expect(shown({})).toContain('No product has anything to fix');
    expect(shown({})).not.toContain('filter, or');
  });

  it('tells how far images were looked at where a list may lack some for that', () => {
    const asOf = new Date('2026-03-10T12:00:00Z');
    const shown = (group: CauseGroup | null, images: ImageProgress) =>
      JSON.stringify(productModal(en, contentOf({ group, list: { ...viewOf(2).list, images } })));
    const images = { toFix: 1, looked: 90, total: 2_000, asOf };
    const price = { cause: 'price.missing', reason: '' } as CauseGroup; // its figures are not read here
    expect(shown(null, images)).toContain('Images looked at: 90 of 2,000, the oldest: <!date^1773144000^');
    expect(shown({ ...price, cause: 'image.tooSmall' }, images)).toContain('90 of 2,000');
    expect(shown(price, images)).not.toContain('Images looked at');
    expect(shown(null, { ...images, looked: 0, asOf: null })).toContain('2,000 images are being looked at');
  });
});

describe('what comes back in the modal', () => {
  it('is what was written, within what Slack lets it carry', () => {
    fc.assert(
      fc.property(anyState(viewOf(45).list), (state) => {
        expect(writeState(state).length).toBeLessThanOrEqual(3_000);
        expect(readState(writeState(state))).toEqual(state);
      }),
      runs,
    );
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['another shape', '[]'],
    ['a store id that is none', JSON.stringify({ ...start, storeId: "' or 1=1" })],
    ['a page before the first', JSON.stringify({ ...start, page: 0 })],
    ['a key that no database takes', JSON.stringify({ ...start, brand: { key: '\0', name: 'x' } })],
    ['a search longer than its field', JSON.stringify({ ...start, search: 'x'.repeat(101) })],
  ])('is not believed where it is %s', (_, metadata) => {
    expect(readState(metadata)).toBeNull();
    expect(changedState({ private_metadata: metadata }, null)).toBeNull();
  });

  const view = (state: ModalState, fields: Record<string, unknown>) => ({
    private_metadata: writeState(state),
    state: { values: { filters: fields as never } }, // the fields that a test is about
  });
  const chosen = (value: string, name: string) => ({
    selected_option: { value, text: { type: 'plain_text', text: name } },
  });
  const third = { ...start, page: 3 };

  it('begins at the first page with every other filter, and counts all that stands in the form', () => {
    const fields = { [filterIds.brand]: chosen('k1', 'Marca'), [filterIds.search]: { value: ' bota ' } };
    const wanted = { ...start, brand: { key: 'k1', name: 'Marca' }, search: 'bota', page: 1 };
    expect(changedState(view(third, fields), { actionId: filterIds.brand, value: '' })).toEqual(wanted);
    expect(changedState(view(third, fields), null)).toEqual(wanted);
    // Typed without Enter, then *Next*: the page was one of another list.
    expect(changedState(view(third, fields), { actionId: filterIds.next, value: '4' })).toEqual(wanted);
  });

  it('turns the page where nothing else was changed', () => {
    const next = (value: string) => changedState(view(third, {}), { actionId: filterIds.next, value })?.page;
    expect(['4', '0', '-1', 'x', '1e99', '2.5'].map(next)).toEqual([4, 1, 1, 1, 1, 1]);
  });

  it('ends a filter with "all", and every filter at once', () => {
    const filtered = { ...third, group: 'price.missing', brand: { key: 'k1', name: 'Marca' }, search: 'x' };
    const fields = { [filterIds.cause]: chosen('all', 'All causes') };
    expect(changedState(view(filtered, fields), null)).toEqual({ ...filtered, group: null, page: 1 });
    expect(changedState(view(filtered, {}), { actionId: filterIds.clear, value: '' })).toEqual(start);
  });
});
