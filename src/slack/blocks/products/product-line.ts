import type { AdminForm } from '../../../core/products/causes.ts';
import type { CauseGroup, ProductWithCause } from '../../../core/products/list/fix-list.ts';
import { formOf, knownReasonOf } from '../../../core/products/list/tiktok-reasons.ts';
import type { Store } from '../../../core/store.ts';
import type { Translator } from '../../../locales/index.ts';
import { clip, code, escape, mrkdwn, words } from '../elements.ts';
import type { Markup } from '../elements.ts';
import { oneLine } from '../fit-lines.ts';

/** Template of VTEX Admin's address with {account}, without a final slash. */
export type AdminLinks = { readonly vtexAdmin: string };

const mostSkuIds = 3;
const longestName = 80;
/** VTEX's ids are short numbers; what an integration sent to TikTok as one may be anything. */
const longestId = 60;

/** One product under its cause: its name leads to the page of VTEX Admin where this cause is mended. */
export function productLine(
  t: Translator,
  store: Store,
  group: CauseGroup,
  product: ProductWithCause,
  links: AdminLinks,
): string {
  const { skus } = product;
  const details = [...new Set(skus.map(({ detail }) => detail))].filter(
    // Of a reason that is known our own remedy stands above.
    (detail) => detail !== '' && detail !== group.reason && knownReasonOf(group) === null,
  );
  const skuIds = skus.map(({ skuId }) => skuId);
  const url = adminUrl(links, store, { ...product, form: formOf(group), skuId: skuIds[0] ?? '' });
  const parts = [
    productTitle(t, product.name, url),
    ...idTexts(t, product),
    ...(product.idKind === 'item' ? [] : [skuIdsText(t, skuIds, skus.length)]),
    ...details.slice(0, 1).map(detailText),
  ];
  return `• ${parts.join(' · ')}`;
}

/** A link where there is something to open. */
export function productTitle(t: Translator, productName: string, url: string | null): string {
  const said = oneLine(productName);
  return linkText(said === '' ? t('products.nameless') : clip(said, longestName), url);
}

export function linkText(text: string, url: string | null): string {
  if (url === null) return words(text);
  // A bar would end the address, and the text of a link is mrkdwn.
  return `<${escape(url)}|${words(text.replace(/[|<>]/g, ' '))}>`;
}

export const detailText = (detail: string): string => words(clip(oneLine(detail), longestName));

const idCode = (id: string): Markup => code(clip(oneLine(id), longestId));

type Identified = Pick<ProductWithCause, 'idKind' | 'productId'>;

/** By which id people find it. Of an item at TikTok nobody knows whose it is in VTEX; that of a SKU is named anyway. */
export function idTexts(t: Translator, { idKind, productId }: Identified): string[] {
  if (idKind === 'sku') return [];
  const key = idKind === 'item' ? 'products.tiktokId' : 'products.productId';
  return [mrkdwn(t, key, { id: idCode(productId) })];
}

/** `count`: of all, of which the first are named. */
export function skuIdsText(t: Translator, skuIds: readonly string[], count: number): string {
  const ids = skuIds.slice(0, mostSkuIds).map((skuId) => idCode(skuId).markup);
  return t('products.skuIds', { count, ids: `${ids.join(', ')}${count > ids.length ? '…' : ''}` });
}

/**
 * vtex.md 6; the page of all prices is the one of VTEX's known issue 371405. null: of an item that VTEX's data do not hold nobody
 * knows whether its id is a SKU's or a product's.
 */
export function adminUrl(
  { vtexAdmin }: AdminLinks,
  { vtexAccount }: Store,
  of: Identified & { readonly form: AdminForm; readonly skuId: string },
): string | null {
  if (of.idKind === 'item') return null;
  const base = vtexAdmin.replace('{account}', vtexAccount);
  if (of.form === 'admin') return base;
  if (of.form === 'prices') return `${base}/pricing/#/prices`;
  return of.idKind === 'sku' || (of.form === 'sku' && of.skuId !== '')
    ? `${base}/Site/SkuForm.aspx?IdSku=${encodeURIComponent(of.skuId)}`
    : `${base}/Site/ProdutoForm.aspx?id=${encodeURIComponent(of.productId)}`;
}
