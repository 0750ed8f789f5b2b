import type { ListedFinding, ListedProduct } from '../../../core/products/list/fix-list.ts';
import { formOf, knownReasonOf } from '../../../core/products/list/tiktok-reasons.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { button, date, limits, mrkdwn, section, sectionWith } from '../elements.ts';
import type { Block } from '../elements.ts';
import { fixText, groupName } from './fix-list-words.ts';
import { fitLines } from '../fit-lines.ts';
import { adminUrl, detailText, idTexts, linkText, productTitle, skuIdsText } from './product-line.ts';
import type { ModalContent } from './product-modal.ts';
import { recheckValue } from './products-values.ts';

type Around = Pick<ModalContent, 'list' | 'links' | 'group'>;

/** A product with everything that is known to be wrong with it: what to do, and where VTEX has it a link to where. */
export function productBlock(t: Translator, around: Around, product: ListedProduct, at: number): Block {
  const { findings, productId } = product;
  const head = `${titleLine(t, around, product)}\n`;
  const since = `\n${mrkdwn(t, 'products.modal.since', { since: date(product.firstSeenAt) })}`;
  const more = (shown: number) =>
    shown < findings.length ? t('products.modal.moreFindings', { count: findings.length - shown }) : null;
  const room = limits.sectionText - head.length - since.length;
  const text = `${head}${fitLines(findingLines(t, around, product, room), room, more)}${since}`;
  const value = recheckValue(around.list.store.id, { kind: 'product', productId });
  if (value.length > limits.buttonValue) return section(text);
  return sectionWith(text, button(t('button.recheck'), `${actionIds.productsRecheck}:${String(at)}`, value));
}

/** Where each of the findings is mended, and where the product's name leads: there as well, if that is one place only. */
function urlsOf({ list, links }: Around, { findings, ...product }: ListedProduct) {
  const urls = findings.map((finding) =>
    adminUrl(links, list.store, { ...product, form: formOf(finding), skuId: finding.skuIds[0] ?? '' }),
  );
  const [first = null, ...others] = urls;
  if (others.every((url) => url === first)) return { title: first, findings: urls.map(() => null) };
  const skuId = findings[0]?.skuIds[0] ?? '';
  return { title: adminUrl(links, list.store, { ...product, form: 'product', skuId }), findings: urls };
}

function titleLine(t: Translator, around: Around, product: ListedProduct): string {
  const { name, brand } = product;
  const parts = [
    `*${productTitle(t, name, urlsOf(around, product).title)}*`,
    ...idTexts(t, product),
    ...(brand.trim() === '' ? [] : [detailText(brand)]),
  ];
  return parts.join(' · ');
}

/** The cause that was asked for stands above the list already, with what to do. No finding is left out for want of that. */
function findingLines(t: Translator, around: Around, product: ListedProduct, room: number): string[] {
  const { group } = around;
  const isAsked = group !== null && group !== 'gone';
  const urls = urlsOf(around, product).findings;
  const lines = product.findings.map((finding, at) => {
    const name = isAsked ? [] : [linkText(groupName(t, finding), urls[at] ?? null)];
    const line = `• ${[...name, ...foundTexts(t, finding, product)].join(' · ')}`;
    return { line, whole: isAsked ? line : `${line}\n${fixText(t, finding)}` };
  });
  const whole = lines.map((one) => one.whole);
  return whole.join('\n').length <= room ? whole : lines.map(({ line }) => line);
}

/** What was found there, and where. */
function foundTexts(t: Translator, finding: ListedFinding, { idKind }: ListedProduct): string[] {
  const details =
    knownReasonOf(finding) === null ? finding.details.filter((detail) => detail !== finding.reason) : [];
  return [
    ...details.map(detailText),
    ...(idKind === 'item' ? [] : [skuIdsText(t, finding.skuIds, finding.skus)]),
    ...(finding.isRefused ? [t('products.refusedForThat')] : []),
  ];
}
