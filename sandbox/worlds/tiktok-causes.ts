import { mix, pick } from './catalog-seed.ts';

/**
 * Why TikTok does not accept a product. A bad image alone leaves it `processing` for ever
 * (tiktok-business-api.md 4.3); the other causes are refusals of the review.
 */
export type TikTokCause =
  | 'landing-page'
  | 'price-mismatch'
  | 'prohibited'
  | 'promotional-title'
  | 'image-text'
  | 'image-not-found'
  | 'image-too-small'
  | 'image-unsupported'
  | 'image-failed';

export type ImageStatus = 'PROCESSING' | 'SUCCESS' | 'FAIL' | 'FILTERED' | 'NOT_SUPPORTED' | 'NOT_FOUND';

export type CauseFacts = {
  readonly audit: 'rejected' | 'processing';
  readonly imageStatus: ImageStatus;
  readonly reason: string;
  readonly suggestion: string;
  /** Ids 2001, 2002, 2004, 3001 and 4003 are in the portal's sample (tiktok-business-api.md 4.5); the rest is invented. */
  readonly issueId: string;
  readonly issueCategory: 'PRODUCT_ATTRIBUTES' | 'PRODUCT_REVIEW';
  readonly field: string;
};

const review = (issueId: string, field: string, reason: string, suggestion: string): CauseFacts => ({
  audit: 'rejected',
  imageStatus: 'SUCCESS',
  reason,
  suggestion,
  issueId,
  issueCategory: 'PRODUCT_REVIEW',
  field,
});
const image = (
  audit: CauseFacts['audit'],
  imageStatus: ImageStatus,
  issueId: string,
  reason: string,
  suggestion: string,
): CauseFacts => ({
  audit,
  imageStatus,
  reason,
  suggestion,
  issueId,
  issueCategory: 'PRODUCT_ATTRIBUTES',
  field: 'image_link',
});

export const tiktokCauses: Readonly<Record<TikTokCause, CauseFacts>> = {
  'landing-page': review('4001', 'link', 'Landing page does not open', 'Use a page that loads on mobile'),
  'price-mismatch': review(
    '4003',
    'price',
    'The price differs from the landing page',
    'Make the price of the catalog and of the page equal',
  ),
  prohibited: review('3001', '', 'Prohibited content', 'See https://ads.tiktok.com/help/article/prohibited'),
  'promotional-title': review(
    '3002',
    'title',
    'The title holds promotional text',
    'Remove discounts from the title',
  ),
  'image-text': review(
    '3003',
    'image_link',
    'The image is covered with text',
    'Use a picture without overlays',
  ),
  'image-not-found': image(
    'rejected',
    'NOT_FOUND',
    '2004',
    'The image cannot be reached',
    'Check the image link',
  ),
  'image-too-small': image(
    'processing',
    'FILTERED',
    '2002',
    'Image too small',
    'Use an image of at least 500x500 pixels',
  ),
  'image-unsupported': image(
    'processing',
    'NOT_SUPPORTED',
    '2005',
    'Image format not supported',
    'Use JPG or PNG',
  ),
  'image-failed': image(
    'processing',
    'FAIL',
    '2001',
    'The image host refuses TikTok',
    'Let TikTok read the image',
  ),
};

export const tiktokCauseNames = Object.keys(tiktokCauses) as TikTokCause[];
export const rejectionCauses = tiktokCauseNames.filter((name) => tiktokCauses[name].audit === 'rejected');

/** A believable mixture: the same product always has the same trouble. */
export const rejectionCauseOf = (seed: number, index: number): TikTokCause =>
  pick(rejectionCauses, mix(seed, index, 21));

/** Of eight products under review one is stuck on a small image. */
export const pendingCauseOf = (seed: number, index: number): TikTokCause | null =>
  mix(seed, index, 22) % 8 === 0 ? 'image-too-small' : null;
