import type { ListedFinding, ListedProduct } from '../../../core/products/list/fix-list.ts';
import { formOf, knownReasonOf } from '../../../core/products/list/tiktok-reasons.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { button, date, limits, mrkdwn, section, words } from '../elements.ts';
import type { Block } from '../elements.ts';
import { groupName } from './fix-list-words.ts';
import { fitLines } from '../fit-lines.ts';
import { adminUrl, detailText, idTexts, productTitle, skuIdsText } from './product-line.ts';
import type { ModalContent } from './product-modal.ts';
import { recheckValue } from './products-values.ts';

type Around = Pick<ModalContent, 'list' | 'links' | 'group'>;

/** A product with everything that is known to be wrong with it; where VTEX has it, its name opens it in VTEX Admin. */
export function productBlock(t: Translator, around: Around, product: ListedProduct, at: number): Block {
  const { findings, productId } = product;
  const head = `${titleLine(t, around, product)}\n`;
  const since = `\n${mrkdwn(t, 'products.modal.since', { since: date(product.firstSeenAt) })}`;
  const lines = findings.map((finding) =>
    findingLine(t, finding, { ...around, isItem: product.idKind === 'item' }),
  );
  const more = (shown: number) =>
    shown < findings.length ? t('products.modal.moreFindings', { count: findings.length - shown }) : null;
  const text = fitLines(lines, limits.sectionText - head.length - since.length, more);
  const value = recheckValue(around.list.store.id, { kind: 'product', productId });
  const block = section(`${head}${text}${since}`);
  if (value.length > limits.buttonValue) return block;
  const accessory = button(t('button.recheck'), `${actionIds.productsRecheck}:${String(at)}`, value);
  return { ...block, accessory } as Block; // a section, which takes one
}

function titleLine(t: Translator, { list, links }: Around, { findings, ...product }: ListedProduct): string {
  const [first] = findings;
  const { name, brand } = product;
  const form = first === undefined ? 'product' : formOf(first);
  const url = adminUrl(links, list.store, { ...product, form, skuId: first?.skuIds[0] ?? '' });
  const parts = [
    `*${productTitle(t, name, url)}*`,
    ...idTexts(t, product),
    ...(brand.trim() === '' ? [] : [detailText(brand)]),
  ];
  return parts.join(' · ');
}

/** What is missing, what was found there, and where. The cause that was asked for stands above the list already. */
function findingLine(
  t: Translator,
  finding: ListedFinding,
  { group, isItem }: Pick<Around, 'group'> & { readonly isItem: boolean },
): string {
  const isAsked = group !== null && group !== 'gone';
  const details =
    knownReasonOf(finding) === null ? finding.details.filter((detail) => detail !== finding.reason) : [];
  const parts = [
    ...(isAsked ? [] : [words(groupName(t, finding))]),
    ...details.map(detailText),
    ...(isItem ? [] : [skuIdsText(t, finding.skuIds, finding.skus)]),
    ...(finding.isRefused ? [t('products.refusedForThat')] : []),
  ];
  return `• ${parts.join(' · ')}`;
}
