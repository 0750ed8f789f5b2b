import type { ReadingValues } from '../reading.ts';

/** TikTok's Advanced Matching, flag by flag (tiktok-business-api.md 5.1): what is sent by hand, and what TikTok finds by itself. */
export const matchingFields = [
  'manual.email',
  'manual.phone',
  'automatic.email',
  'automatic.phone',
  'automatic.name',
  'automatic.address',
  'automatic.externalId',
] as const;
export type MatchingField = (typeof matchingFields)[number];

/** null where TikTok did not say. */
export type Matching = Readonly<Record<MatchingField, boolean | null>>;

export function matchingOf({ advancedMatching, automaticMatching }: ReadingValues['pixel']): Matching {
  return {
    'manual.email': advancedMatching.email,
    'manual.phone': advancedMatching.phone,
    'automatic.email': automaticMatching?.email ?? null,
    'automatic.phone': automaticMatching?.phone ?? null,
    'automatic.name': automaticMatching?.name ?? null,
    'automatic.address': automaticMatching?.address ?? null,
    'automatic.externalId': automaticMatching?.externalId ?? null,
  };
}

/** The flags that TikTok tells of: only those can be said to be on or off. */
export const knownFields = (matching: Matching): readonly MatchingField[] =>
  matchingFields.filter((field) => matching[field] !== null);

export const fieldsThatAre = (matching: Matching, on: boolean): readonly MatchingField[] =>
  matchingFields.filter((field) => matching[field] === on);

/** TikTok tells nothing of the automatic ones at some pixels: those are not sent either. */
export const hasAutomatic = (matching: Matching): boolean =>
  knownFields(matching).some((field) => field.startsWith('automatic.'));

export const sameMatching = (one: Matching, other: Matching): boolean => bitsOf(one) === bitsOf(other);

/** What somebody saw, small enough for a button. */
export const bitsOf = (matching: Matching): string =>
  matchingFields.map((field) => ({ true: '1', false: '0', null: '-' })[`${matching[field]}`]).join('');
