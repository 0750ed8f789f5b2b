/** What a cause does to a product at TikTok. `mayHoldBack`: sources do not agree, so we say "may" (vtex.md 9, 11.2). */
export type CauseSeverity = 'blocks' | 'mayHoldBack' | 'hint';

/** Where a cause was seen; each source has its own "as of", and no number is a sum over two of them. */
export type CauseSource = 'vtex' | 'image' | 'tiktok' | 'upload' | 'join';

/** The page of VTEX Admin in which a person mends it (vtex.md 6). `admin`: its address is not known, so where its menu is. */
export type AdminForm = 'product' | 'sku' | 'prices' | 'admin';

export type CauseFacts = {
  readonly source: CauseSource;
  readonly severity: CauseSeverity;
  readonly form: AdminForm;
};

const vtex = (severity: CauseSeverity, form: AdminForm): CauseFacts => ({ source: 'vtex', severity, form });
const image = (severity: CauseSeverity): CauseFacts => ({ source: 'image', severity, form: 'sku' });

/** Every reason for which a product is in the fix list. Names are stored: one that goes needs a migration. */
export const causes = {
  'product.inactive': vtex('blocks', 'product'),
  'sku.inactive': vtex('blocks', 'sku'),
  'name.missing': vtex('blocks', 'product'),
  'category.missing': vtex('blocks', 'product'),
  'brand.missing': vtex('blocks', 'product'),
  'url.missing': vtex('blocks', 'product'),
  'images.missing': vtex('blocks', 'sku'),
  'price.missing': vtex('blocks', 'prices'),
  'offer.missing': vtex('blocks', 'product'),
  'dimensions.missing': vtex('blocks', 'sku'),
  'image.tooSmall': image('blocks'),
  'image.unreadable': image('blocks'),
  'image.format': image('mayHoldBack'),
  'description.missing': vtex('mayHoldBack', 'product'),
  'product.invisible': vtex('mayHoldBack', 'product'),
  'name.tooLong': vtex('mayHoldBack', 'product'),
  'text.unusable': vtex('mayHoldBack', 'product'),
  'description.tooLong': vtex('mayHoldBack', 'product'),
  'brand.tooLong': vtex('mayHoldBack', 'product'),
  'stock.none': vtex('hint', 'admin'),
  'brand.inactive': vtex('hint', 'product'),
  'category.inactive': vtex('hint', 'product'),
  'sku.unreadable': vtex('hint', 'sku'),
  'tiktok.rejected': { source: 'tiktok', severity: 'blocks', form: 'product' },
  'tiktok.image': { source: 'tiktok', severity: 'blocks', form: 'sku' },
  'upload.refused': { source: 'upload', severity: 'blocks', form: 'product' },
  'join.notSent': { source: 'join', severity: 'blocks', form: 'product' },
} as const satisfies Readonly<Record<string, CauseFacts>>;

export type CauseName = keyof typeof causes;

export const causeNames = Object.keys(causes) as readonly CauseName[]; // a literal's keys: its type says them all

/** A hint is worth a look, but nothing that has to be mended: it is shown, and counted nowhere. */
export const isToFix = (cause: CauseName): boolean => causes[cause].severity !== 'hint';

/** Their reason is what the products have in common: TikTok's words, the brand. That of the others is about one product. */
const reasonIsShared: ReadonlySet<CauseName> = new Set([
  'tiktok.rejected',
  'tiktok.image',
  'upload.refused',
  'brand.inactive',
  'category.inactive',
] satisfies CauseName[]);

/** What tells two findings of one SKU with the same cause apart, and makes groups of their own. */
export const sharedReason = ({ cause, reason }: Defect): string => (reasonIsShared.has(cause) ? reason : '');

/** One thing that is wrong with one SKU. */
export type Defect = {
  readonly cause: CauseName;
  /** What was found, for a person: TikTok's reason, "320 × 400"; '' where the cause says it all. */
  readonly reason: string;
};
