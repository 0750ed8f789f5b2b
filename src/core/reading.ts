import type { Answer, AnswerClass } from './answer.ts';
import type { EventDay } from './manage/pixel-events.ts';

/** TikTok counts items: approved, under review, rejected (tiktok-business-api.md 4.2). */
export type Counts = { readonly approved: number; readonly processing: number; readonly rejected: number };

/** Groups of TikTok's advertiser status (tiktok-business-api.md 3.2); an unknown value is never "active". */
export type AccountState = 'active' | 'suspended' | 'closed' | 'rejected' | 'inReview' | 'unknown';

/** What a check reads, part by part; each part has its own "as of". */
export type ReadingValues = {
  readonly user: { readonly coreUserId: string; readonly displayName: string };
  readonly adAccount: { readonly name: string; readonly state: AccountState; readonly rawStatus: string };
  readonly businessCenter: {
    readonly name: string;
    readonly state: AccountState;
    readonly rawStatus: string;
  };
  readonly catalog: { readonly name: string; readonly usableInAds: boolean | null };
  readonly counts: Counts;
  readonly pixel: {
    readonly pixelId: string;
    readonly name: string;
    /** Of what the site sends itself; null where TikTok did not say. */
    readonly advancedMatching: { readonly email: boolean | null; readonly phone: boolean | null };
    /** Of what TikTok finds on the site. Absent: read by an older version of this app. */
    readonly automaticMatching?: {
      readonly [Name in 'email' | 'phone' | 'name' | 'address' | 'externalId']: boolean | null;
    };
  };
  readonly pixelBinding: { readonly bound: boolean; readonly sources: readonly string[] };
  /** Of the last seven UTC days, those that were read; only now and then part of a check. */
  readonly pixelEvents: readonly EventDay[];
};

export const parts = [
  'user',
  'adAccount',
  'businessCenter',
  'catalog',
  'counts',
  'pixel',
  'pixelBinding',
  'pixelEvents',
] as const satisfies readonly (keyof ReadingValues)[];
export type Part = (typeof parts)[number];

/** One check's result. A part that the store does not have (no pixel chosen) is absent. */
export type Reading = { readonly [P in Part]?: Answer<ReadingValues[P]> };

/** What we remember of a part: the last good value and how the last attempt ended. */
export type PartMemory<T> = {
  readonly good: { readonly value: T; readonly at: Date } | null;
  readonly last: { readonly class: AnswerClass; readonly at: Date } | null;
};

export type Memory = { readonly [P in Part]: PartMemory<ReadingValues[P]> };

/** `complete`: every call was answered well. `partial`: counts were read, something else was not. */
export type CheckOutcome = 'complete' | 'partial' | 'noInfo';

export function outcomeOf(reading: Reading): CheckOutcome {
  if (reading.counts?.class !== 'good') return 'noInfo';
  const answers = Object.values(reading) as Answer<unknown>[];
  return answers.every((answer) => answer.class === 'good') ? 'complete' : 'partial';
}
