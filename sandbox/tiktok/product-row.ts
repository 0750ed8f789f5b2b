import { seedSku } from '../worlds/catalog-seed.ts';
import { usableInAds } from '../worlds/tiktok-catalog.ts';
import { tiktokCauses } from '../worlds/tiktok-causes.ts';
import { itemGroupOf, tiktokProductId } from '../worlds/tiktok-levers.ts';
import type { Catalog, Item, TikTokShapes, TikTokState } from '../worlds/tiktok-model.ts';

/** A product as /catalog/product/get/ shows it (tiktok-business-api.md 4.3), in the shapes in force. */
export function productRow(state: TikTokState, catalog: Catalog, item: Item): Record<string, unknown> {
  const sku = seedSku(catalog.seed, item.index);
  const { shapes } = state;
  return {
    product_id: tiktokProductId(state, catalog, item.index),
    sku_id: String(sku.skuId),
    title: `${sku.productName} ${sku.size}`,
    description: sku.description.replace(/<[^>]+>/g, ''),
    brand: sku.brand.name,
    item_group_id: itemGroupOf(item.index),
    image_url: `https://lojamodelo.vteximg.example/arquivos/ids/${sku.imageFileId}/foto.jpg`,
    video_url: '',
    additional_image_urls: [],
    availability: sku.stock > 0 ? 'IN_STOCK' : 'OUT_OF_STOCK',
    active_status: item.active ? 'ACTIVATED' : 'DEACTIVATED',
    ad_creation_eligible: usableInAds(catalog, item) ? 'AVAILABLE' : 'NOT_AVAILABLE',
    audit: auditOf(item, shapes),
    image_status: imageStatusOf(item, shapes),
    [shapes.detail]: {
      condition: 'NEW',
      age_group: '',
      color: sku.color,
      gender: '',
      material: '',
      pattern: '',
      product_category: `${sku.category.department.name} > ${sku.category.name}`,
      shipping: '',
      shipping_weight: '',
      size: sku.size,
      tax: '',
    },
    [shapes.price]: priceOf(sku.listPriceCents, sku.priceCents),
    landing_page: { landing_page_url: `https://www.lojamodelo.example/${sku.textLink}/p?idsku=${sku.skuId}` },
    google_product_category: '',
    global_trade_item_number: sku.ean,
    manufacturer_part_number: sku.refId,
    extra_info: {},
  };
}

function auditOf(item: Item, shapes: TikTokShapes): Record<string, unknown> {
  if (item.audit !== 'rejected' || item.cause === null) return { audit_status: item.audit };
  const { reason, suggestion } = tiktokCauses[item.cause];
  const info = { reason, suggestion, affected_placement: ['PLACEMENT_TIKTOK'], affected_country: ['BR'] };
  return { audit_status: item.audit, [shapes.rejectedInfo]: [info] };
}

function imageStatusOf(item: Item, shapes: TikTokShapes): string {
  if (item.cause === null) return item.audit === 'processing' ? 'PROCESSING' : 'SUCCESS';
  const { imageStatus } = tiktokCauses[item.cause];
  return imageStatus === 'NOT_FOUND' ? shapes.imageNotFound : imageStatus;
}

const priceOf = (listCents: number, priceCents: number) => ({
  price: listCents / 100,
  currency: 'BRL',
  sale_price: priceCents < listCents ? priceCents / 100 : 0,
  sale_price_effective_date: [],
});
