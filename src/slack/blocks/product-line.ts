import { causes } from '../../core/products/causes.ts';
import type { CauseGroup, ProductWithCause } from '../../core/products/fix-list.ts';
import type { Store } from '../../core/store.ts';
import type { Translator } from '../../locales/index.ts';
import { clip, code, escape, mrkdwn, words } from './elements.ts';

/** Template of VTEX Admin's address with {account}, without a final slash. */
export type AdminLinks = { readonly vtexAdmin: string };

const mostSkuIds = 3;
const longestName = 80;

/** One product under its cause: its name leads to the form in VTEX Admin where this cause is mended. */
export function productLine(
  t: Translator,
  store: Store,
  group: CauseGroup,
  product: ProductWithCause,
  links: AdminLinks,
): string {
  const name = product.name.trim() === '' ? t('products.nameless') : clip(product.name, longestName);
  const url = adminUrl(links, store, group, product);
  // A bar would end the address, and the text of a link is mrkdwn.
  const linked = url === null ? words(name) : `<${escape(url)}|${words(name.replace(/[|<>]/g, ' '))}>`;
  const ids = product.skus.slice(0, mostSkuIds).map(({ skuId }) => code(skuId).markup);
  const more = product.skus.length > ids.length ? '…' : '';
  const details = [...new Set(product.skus.map(({ detail }) => detail))].filter(
    (detail) => detail !== '' && detail !== group.reason,
  );
  const parts = [
    linked,
    mrkdwn(t, 'products.productId', { id: code(product.productId) }),
    t('products.skuIds', { count: product.skus.length, ids: `${ids.join(', ')}${more}` }),
    ...details.slice(0, 1).map((detail) => words(clip(detail, longestName))),
  ];
  return `• ${parts.join(' · ')}`;
}

/** vtex.md 6. Prices and stock have no address that is known to stay, so there the product's own form is opened. */
function adminUrl(
  { vtexAdmin }: AdminLinks,
  { vtexAccount }: Store,
  { cause }: CauseGroup,
  { productId, skus }: ProductWithCause,
): string | null {
  const base = vtexAdmin.replace('{account}', vtexAccount);
  const [first] = skus;
  if (causes[cause].form === 'sku' && first !== undefined)
    return `${base}/Site/SkuForm.aspx?IdSku=${encodeURIComponent(first.skuId)}`;
  return `${base}/Site/ProdutoForm.aspx?id=${encodeURIComponent(productId)}`;
}
