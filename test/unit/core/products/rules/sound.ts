import type { Offer, SkuContext, SkuReading, TradePolicy } from '../../../../../src/core/products/sku.ts';

export const policy: TradePolicy = { id: 3, name: 'TikTok', isActive: true, currency: 'BRL' };

export const soundContext: SkuContext = {
  skuId: '5001',
  productId: '1001',
  productName: 'Camiseta Básica',
  skuName: 'Azul P',
  description: '<p>Camiseta de algodão.</p>',
  brand: 'Marca Modelo',
  isBrandActive: true,
  category: 'Camisetas',
  isCategoryActive: true,
  path: '/camiseta-basica/p',
  imageUrls: ['http://lojamodelo.vteximg.com.br/arquivos/ids/9001/azul.jpg'],
  isActive: true,
  isProductActive: true,
  isVisible: true,
  salesChannels: [1, 3],
};

export const soundOffer: Offer = { availability: 'available', priceCents: 7990 };

/** A SKU that lacks nothing, but for what is given. */
export function readingWith(
  context: Partial<SkuContext>,
  offer: SkuReading['offer'] = soundOffer,
): SkuReading {
  return { context: { ...soundContext, ...context }, offer };
}
