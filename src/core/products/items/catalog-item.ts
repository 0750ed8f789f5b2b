/** What TikTok says of an item's image (tiktok-business-api.md 4.3). `tooSmall` stays under review until it is replaced. */
export type ImageState =
  | 'stored'
  | 'copying'
  | 'failed'
  | 'tooSmall'
  | 'notSupported'
  | 'notFound'
  /** A value that nobody has documented, or none. */
  | 'unknown';

/** States that TikTok leaves an image in until somebody replaces it (tiktok-business-api.md 4.3). */
export const badImages: readonly ImageState[] = ['failed', 'tooSmall', 'notSupported', 'notFound'];

export type AuditState = 'approved' | 'rejected' | 'processing' | 'unknown';

export type ReviewIssue = { readonly reason: string; readonly suggestion: string };

/** One item of the TikTok catalog. */
export type CatalogItem = {
  /** TikTok's own id. */
  readonly itemId: string;
  /** The store's id as the integration sent it: VTEX's SKU id or product id, which of them is learnt per store. */
  readonly skuId: string;
  readonly title: string;
  readonly audit: AuditState;
  readonly image: ImageState;
  /** Why it was rejected, in TikTok's words; empty for others. */
  readonly issues: readonly ReviewIssue[];
};

export type ItemPage = {
  readonly items: readonly CatalogItem[];
  /** Of all pages; null where TikTok did not say. */
  readonly total: number | null;
};

/** One catalog-wide problem (tiktok-business-api.md 4.5). */
export type DiagnosticIssue = {
  readonly id: string;
  readonly title: string;
  readonly advice: string;
  readonly level: 'critical' | 'warning' | 'unknown';
  readonly category: string;
  /** TikTok's name of the field, '' where it names none. */
  readonly field: string;
  readonly itemCount: number | null;
  readonly sampleSkuIds: readonly string[];
};

export type Diagnostics = {
  /** The UTC day it speaks of, YYYY-MM-DD: yesterday's, as a rule. null where TikTok did not say. */
  readonly day: string | null;
  readonly issues: readonly DiagnosticIssue[];
};

/** One field that was wrong in an upload, with at most five of its items (4.6). */
export type UploadIssue = {
  readonly field: string;
  readonly issue: string;
  readonly advice: string;
  readonly itemCount: number;
  readonly samples: readonly { readonly skuId: string; readonly title: string }[];
};

/** The last finished upload of a feed. */
export type UploadLog = {
  readonly feedId: string;
  readonly endedAt: Date | null;
  readonly errorCount: number;
  readonly warningCount: number;
  readonly errors: readonly UploadIssue[];
};
