import { z } from 'zod';
import type { Offer, SkuContext, TradePolicy } from '../core/products/sku.ts';
import { asSeen, storable } from '../core/words.ts';

// Only the fields that we use; any other is ignored. A field that VTEX's schema requires may be null, but its key must
// be there: a renamed field must not look like 100,000 products without a description.

const text = z
  .string()
  .nullable()
  .transform((value) => storable(value ?? ''));

/** What things are called; descriptions and addresses stay as they are. */
const name = text.transform(asSeen);

/** A number in most answers, text in some (vtex.md 3.3). */
const id = z.union([z.int().positive(), z.string().regex(/^\d{1,19}$/)]).transform(String);
const number = id.transform(Number);

/** In VTEX's examples, not in its schema (vtex.md 3.3). */
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null);

/** vtex.md 2.3. */
export const tradePolicies = z.array(
  z
    .object({ Id: number, Name: name, IsActive: z.boolean(), CurrencyCode: z.string().nullish() })
    .transform((row): TradePolicy => {
      const currency = storable(row.CurrencyCode ?? '');
      return {
        id: row.Id,
        name: row.Name,
        isActive: row.IsActive,
        currency: currency === '' ? null : currency,
      };
    }),
);

/** vtex.md 2.4. */
export const skuIds = z.array(id).transform((ids): readonly string[] => [...new Set(ids)]);

/** vtex.md 3.1. One for all SKUs: zod compiles a schema at its first use. */
export const skuContext = z
  .object({
    Id: id,
    ProductId: id,
    ProductName: name,
    SkuName: name,
    ProductDescription: text,
    BrandName: name,
    IsBrandActive: flag,
    ProductCategoryIds: text,
    ProductCategories: z.record(z.string(), z.unknown()).nullable(),
    IsDirectCategoryActive: flag,
    DetailUrl: text,
    Images: z.array(z.object({ ImageUrl: text })).nullable(),
    IsActive: z.boolean(),
    IsProductActive: z.boolean(),
    ProductIsVisible: flag,
    SalesChannels: z.array(number),
  })
  .transform((sku): SkuContext => ({
    skuId: sku.Id,
    productId: sku.ProductId,
    productName: sku.ProductName,
    skuName: sku.SkuName,
    description: sku.ProductDescription,
    brand: sku.BrandName,
    isBrandActive: sku.IsBrandActive,
    category: lowestCategory(sku.ProductCategoryIds, sku.ProductCategories ?? {}),
    isCategoryActive: sku.IsDirectCategoryActive,
    path: sku.DetailUrl,
    imageUrls: (sku.Images ?? []).map((image) => image.ImageUrl).filter((url) => url.trim() !== ''),
    isActive: sku.IsActive,
    isProductActive: sku.IsProductActive,
    isVisible: sku.ProductIsVisible,
    salesChannels: sku.SalesChannels,
  }));

/** The order of the names means nothing: the last number of "/1/10/" is the lowest (vtex.md 3.3). */
function lowestCategory(path: string, names: Readonly<Record<string, unknown>>): string {
  const lowest = /(\d+)\/?\s*$/.exec(path)?.[1] ?? '';
  const found = names[lowest];
  return typeof found === 'string' ? asSeen(found) : '';
}

/** One row of the simulation; at least one of its two names is there, or it could be any SKU's. */
export type SimulatedItem = {
  readonly skuId: string | null;
  readonly requestIndex: number | null;
  readonly offer: Offer;
};

const cents = z.number().nullish();

/** vtex.md 4.3. Messages are not read: what they say of an item is in its availability. */
export const simulation = z
  .object({
    items: z.array(
      z
        .object({
          id: z.union([z.string(), z.int().transform(String)]).nullish(),
          requestIndex: z.int().nullish(),
          availability: z.string().min(1).transform(storable),
          price: cents,
          sellingPrice: cents,
          priceDefinition: z.object({ calculatedSellingPrice: cents }).nullish(),
        })
        .refine((row) => (row.id ?? row.requestIndex ?? null) !== null)
        .transform((row): SimulatedItem => {
          const prices = [row.price, row.sellingPrice, row.priceDefinition?.calculatedSellingPrice];
          return {
            skuId: row.id ?? null,
            requestIndex: row.requestIndex ?? null,
            offer: { availability: row.availability, priceCents: bestPrice(prices) },
          };
        }),
    ),
  })
  .transform(({ items }): readonly SimulatedItem[] => items);

/** A zero counts only where no other field knows better. */
function bestPrice(prices: readonly (number | null | undefined)[]): number | null {
  const numbers = prices.filter((price) => typeof price === 'number').map((price) => Math.round(price));
  return numbers.find((price) => price > 0) ?? numbers[0] ?? null;
}
