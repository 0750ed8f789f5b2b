import { causes } from '../../core/products/causes.ts';
import type { AdminForm } from '../../core/products/causes.ts';
import type { CauseGroup, ProductWithCause } from '../../core/products/fix-list.ts';
import type { Store } from '../../core/store.ts';
import type { Translator } from '../../locales/index.ts';
import { clip, code, escape, mrkdwn, words } from './elements.ts';
import type { Markup } from './elements.ts';
import { oneLine } from './fit-lines.ts';

/** Template of VTEX Admin's address with {account}, without a final slash. */
export type AdminLinks = { readonly vtexAdmin: string };

const mostSkuIds = 3;
const longestName = 80;
/** VTEX's ids are short numbers; what an integration sent to TikTok as one may be anything. */
const longestId = 60;

/** One product under its cause: its name leads to the form in VTEX Admin where this cause is mended. */
export function productLine(
  t: Translator,
  store: Store,
  group: CauseGroup,
  product: ProductWithCause,
  links: AdminLinks,
): string {
  const { productId, skus } = product;
  const { form } = causes[group.cause];
  const url = adminUrl(links, store, { form, productId, skuId: skus[0]?.skuId ?? '' });
  const details = [...new Set(skus.map(({ detail }) => detail))].filter(
    (detail) => detail !== '' && detail !== group.reason,
  );
  const parts = [
    productLink(t, product.name, url),
    mrkdwn(t, 'products.productId', { id: idCode(productId) }),
    skuIdsText(
      t,
      skus.map(({ skuId }) => skuId),
      skus.length,
    ),
    ...details.slice(0, 1).map(detailText),
  ];
  return `• ${parts.join(' · ')}`;
}

export function productLink(t: Translator, productName: string, url: string): string {
  const said = oneLine(productName);
  const name = said === '' ? t('products.nameless') : clip(said, longestName);
  // A bar would end the address, and the text of a link is mrkdwn.
  return `<${escape(url)}|${words(name.replace(/[|<>]/g, ' '))}>`;
}

export const detailText = (detail: string): string => words(clip(oneLine(detail), longestName));

export const idCode = (id: string): Markup => code(clip(oneLine(id), longestId));

/** `count`: of all, of which the first are named. */
export function skuIdsText(t: Translator, skuIds: readonly string[], count: number): string {
  const ids = skuIds.slice(0, mostSkuIds).map((skuId) => idCode(skuId).markup);
  return t('products.skuIds', { count, ids: `${ids.join(', ')}${count > ids.length ? '…' : ''}` });
}

/** vtex.md 6. Prices and stock have no address that is known to stay, so there the product's own form is opened. */
export function adminUrl(
  { vtexAdmin }: AdminLinks,
  { vtexAccount }: Store,
  of: { readonly form: AdminForm; readonly productId: string; readonly skuId: string },
): string {
  const base = vtexAdmin.replace('{account}', vtexAccount);
  // Of a SKU that VTEX's data do not hold, the product is not known.
  const isSkuForm = of.productId === '' || (of.form === 'sku' && of.skuId !== '');
  return isSkuForm
    ? `${base}/Site/SkuForm.aspx?IdSku=${encodeURIComponent(of.skuId)}`
    : `${base}/Site/ProdutoForm.aspx?id=${encodeURIComponent(of.productId)}`;
}
