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
  | 'image-failed'
  | 'lacks-image'
  | 'lacks-title'
  | 'title-too-long'
  | 'title-characters'
  | 'lacks-category'
  | 'lacks-brand'
  | 'lacks-description'
  | 'lacks-price'
  | 'unavailable';

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
/** What VTEX sent lacks something. */
const attribute = (issueId: string, field: string, reason: string, suggestion: string): CauseFacts => ({
  ...review(issueId, field, reason, suggestion),
  issueCategory: 'PRODUCT_ATTRIBUTES',
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
  'lacks-image': attribute('2006', 'image_link', 'The image is missing', 'Add an image'),
  'lacks-title': attribute('2007', 'title', 'The title is missing', 'Add a title'),
  'title-too-long': attribute('2008', 'title', 'The title is too long', 'Use at most 500 characters'),
  'title-characters': attribute('2009', 'title', 'Invalid characters in the title', 'Use plain text'),
  'lacks-category': attribute('2010', 'product_category', 'The category is missing', 'Add a category'),
  'lacks-brand': attribute('2011', 'brand', 'The brand is missing', 'Add a brand'),
  'lacks-description': attribute('2012', 'description', 'The description is missing', 'Add a description'),
  'lacks-price': attribute('2013', 'price', 'The price is missing', 'Add a price'),
  unavailable: review(
    '4004',
    'availability',
    'The product cannot be bought on the landing page',
    'Sell it, or take it out of the catalog',
  ),
};

export const tiktokCauseNames = Object.keys(tiktokCauses) as TikTokCause[]; // a literal's keys
/** What a review finds by itself, in data that are complete. */
const reviewCauses = [
  'landing-page',
  'price-mismatch',
  'prohibited',
  'promotional-title',
  'image-text',
] as const;
const rejectionCauses = [...reviewCauses, 'image-not-found'] as const;
const pendingImageCauses = ['image-too-small', 'image-unsupported', 'image-failed'] as const;

/** A believable mixture: the same product always has the same trouble. */
export const rejectionCauseOf = (seed: number, index: number): TikTokCause =>
  pick(rejectionCauses, mix(seed, index, 21));
/** A rejection that says nothing about the image. */
export const reviewCauseOf = (seed: number, index: number): TikTokCause =>
  pick(reviewCauses, mix(seed, index, 21));
export const imageCauseOf = (seed: number, index: number): TikTokCause =>
  pick(pendingImageCauses, mix(seed, index, 23));

/** Of eight products under review one is stuck on a small image. */
export const pendingCauseOf = (seed: number, index: number): TikTokCause | null =>
  mix(seed, index, 22) % 8 === 0 ? 'image-too-small' : null;
