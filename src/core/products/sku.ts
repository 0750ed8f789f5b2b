/** One SKU as VTEX's catalog describes it (vtex.md 3.1), cut to what the rules look at. */
export type SkuContext = {
  readonly skuId: string;
  readonly productId: string;
  readonly productName: string;
  readonly skuName: string;
  /** HTML, as it was typed in the Admin. */
  readonly description: string;
  readonly brand: string;
  /** null: VTEX did not say; the flag is in its examples, not in its schema (vtex.md 3.3). */
  readonly isBrandActive: boolean | null;
  /** The name of the lowest category; '' where there is none. */
  readonly category: string;
  readonly isCategoryActive: boolean | null;
  /** `/{textLink}/p`, without a host; '' where there is none. */
  readonly path: string;
  readonly imageUrls: readonly string[];
  readonly isActive: boolean;
  readonly isProductActive: boolean;
  readonly isVisible: boolean | null;
  readonly salesChannels: readonly number[];
};

/** What VTEX's cart simulation says of one SKU in the trade policy (vtex.md 4.3). */
export type Offer = {
  /** VTEX's word: `available`, `withoutStock`, `nullPrice` … */
  readonly availability: string;
  /** Hundredths of the currency; null where the answer holds none. */
  readonly priceCents: number | null;
};

/** Both readings of one SKU. */
export type SkuReading = {
  readonly context: SkuContext;
  /** null: the simulation left it out, so it cannot be sold there. 'unknown': the simulation gave no answer. */
  readonly offer: Offer | null | 'unknown';
};

/** The sales channel by which a store's products reach TikTok (vtex.md 2.3). */
export type TradePolicy = {
  readonly id: number;
  readonly name: string;
  readonly isActive: boolean;
  readonly currency: string | null;
};

/** Whether a customer could buy it in the trade policy now. Without an answer of the simulation: false. */
export function isSellable({ context, offer }: SkuReading): boolean {
  if (!context.isActive || !context.isProductActive || offer === null || offer === 'unknown') return false;
  return offer.availability === 'available' && (offer.priceCents ?? 0) > 0;
}
