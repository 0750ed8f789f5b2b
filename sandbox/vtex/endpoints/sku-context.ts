import { imagePath } from '../../worlds/vtex-images.ts';
import { findSku } from '../../worlds/vtex-sku.ts';
import type { VtexSku } from '../../worlds/vtex-sku.ts';
import { jsonAnswer } from '../../stand-in.ts';
import { Refused, notFound } from '../refused.ts';
import type { Route, VtexCall } from '../route.ts';

export const skuContextRoute: Route = {
  operation: 'stockkeepingunitbyid',
  host: 'account',
  method: 'GET',
  path: /^\/api\/catalog_system\/pvt\/sku\/stockkeepingunitbyid\/([^/]+)$/,
  family: 'catalog',
  resource: 'SKUs',
  answer: (call) => context(call, skuOf(call)),
};

function skuOf({ account, id }: VtexCall): VtexSku {
  const sku = /^\d{1,10}$/.test(id) ? findSku(account, Number(id)) : null;
  if (sku === null) throw notFound('catalog', 'Sku');
  // Sometimes one bad SKU answers 500 (vtex.md 1.4).
  if (sku.has('unreadable')) throw new Refused(jsonAnswer({ message: 'An error has occurred.' }, 500));
  return sku;
}

/** The SKU with its context (vtex.md 3.1). */
function context(call: VtexCall, sku: VtexSku) {
  const { seed } = sku;
  const name = nameOf(sku);
  return {
    Id: seed.skuId,
    ProductId: seed.productId,
    NameComplete: `${name} ${seed.skuName}`.trim(),
    ComplementName: '',
    ProductName: name,
    SkuName: seed.skuName,
    ProductDescription: descriptionOf(sku),
    ProductRefId: seed.refId.replace(/-[^-]+$/, ''),
    TaxCode: '',
    IsActive: !sku.has('sku-inactive'),
    IsProductActive: !sku.has('product-inactive'),
    ProductIsVisible: !sku.has('not-visible'),
    ShowIfNotAvailable: true,
    ...imagesOf(call, sku),
    DetailUrl: sku.has('no-url') ? '' : `/${seed.textLink}/p`,
    BrandId: String(seed.brand.id),
    BrandName: brandOf(sku),
    IsBrandActive: !sku.has('brand-inactive'),
    ...categoriesOf(sku),
    ProductGlobalCategoryId: null,
    SalesChannels: sku.channels,
    SkuSellers: [
      {
        SellerId: '1',
        StockKeepingUnitId: seed.skuId,
        SellerStockKeepingUnitId: String(seed.skuId),
        IsActive: true,
        FreightCommissionPercentage: 0,
        ProductCommissionPercentage: 0,
      },
    ],
    Videos: [],
    AlternateIds: { Ean: seed.ean, RefId: seed.refId },
    AlternateIdValues: [seed.ean, seed.refId],
    SkuSpecifications: [],
    ProductSpecifications: [],
    ReleaseDate: '2026-01-05T00:00:00',
    KeyWords: null,
    InformationSource: 'Indexer',
  };
}

function nameOf(sku: VtexSku): string {
  if (sku.has('no-name')) return ' ';
  const name = `${sku.seed.productName}${sku.has('emoji-name') ? ' 🔥' : ''}`;
  // VTEX's form stops at 150 characters; an import does not.
  return sku.has('long-name') ? `${name} ${'edição limitada '.repeat(40)}`.trim() : name;
}

/** What VTEX names the brand of this SKU. */
export function brandOf(sku: VtexSku): string {
  if (sku.has('no-brand')) return '';
  return sku.has('long-brand')
    ? `${sku.seed.brand.name} ${'por Marcas Reunidas '.repeat(8)}`.trim()
    : sku.seed.brand.name;
}

function descriptionOf(sku: VtexSku): string {
  if (sku.has('no-description')) return '';
  if (sku.has('long-description')) return `${sku.seed.description} ${'<b>Lavar à mão.</b> '.repeat(800)}`;
  // Blank only after tags and entities are removed (vtex.md 3.2).
  return sku.has('blank-description') ? '<p>&nbsp;</p><br/>' : sku.seed.description;
}

function imagesOf({ world, account }: VtexCall, sku: VtexSku) {
  if (sku.has('no-images')) return { ImageUrl: '', Images: [] };
  const path = imagePath(account, sku.seed);
  const base = `${world.imageBaseUrl.replace('{account}', account.name)}${path}`;
  return {
    // A thumbnail; the real images are in the list.
    ImageUrl: `${base}-55-55/foto.jpg`,
    Images: [{ ImageUrl: `${base}/foto.jpg`, ImageName: null, FileId: Number(path.split('/').at(-1)) }],
  };
}

function categoriesOf(sku: VtexSku) {
  if (sku.has('no-category')) {
    return {
      CategoriesFullPath: [],
      IsDirectCategoryActive: true,
      ProductCategoryIds: '',
      ProductCategories: {},
    };
  }
  const { id, name, department } = sku.seed.category;
  return {
    CategoriesFullPath: [`/${department.id}/${id}/`, `/${department.id}/`],
    IsDirectCategoryActive: !sku.has('category-inactive'),
    ProductCategoryIds: `/${department.id}/${id}/`,
    ProductCategories: { [id]: name, [department.id]: department.name },
  };
}
