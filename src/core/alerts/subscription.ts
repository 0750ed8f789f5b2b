import type { Language } from './content.ts';
import type { ConditionName } from './incident.ts';

/** `broken`: Slack refuses the channel. `off`: somebody ended it. */
export type SubscriptionState = 'active' | 'broken' | 'off';

/** Show at max(`items`, `percent` of the total), hide below half of that (alerts.md 4). */
export type Threshold = { readonly items: number; readonly percent: number };

/** Whole hours of the channel's zone; `from` 22 `to` 7 is the night. */
export type QuietHours = { readonly from: number; readonly to: number };

/** What a person chooses for a channel. */
export type SubscriptionSettings = {
  readonly threshold: Threshold;
  readonly quietHours: QuietHours | null;
  /** Everything but critical is shown at this hour only; null: at once. */
  readonly digestHour: number | null;
  readonly timeZone: string;
  readonly language: Language;
  /** Mention the channel when a critical incident opens. */
  readonly mention: boolean;
};

export type Subscription = SubscriptionSettings & {
  readonly id: string;
  /** A channel, or for a contact the person's Slack user id. */
  readonly channelId: string;
  /** `contact`: a person who hears of critical incidents of stores that no channel follows (product.md 2). */
  readonly kind: 'channel' | 'contact';
  /** null: all stores of the workspace, later ones too. */
  readonly storeIds: readonly string[] | null;
  /** null: all conditions. */
  readonly conditions: readonly ConditionName[] | null;
  readonly state: SubscriptionState;
  /** Raised each time it is switched on again: part of dedup keys, so that a new life may say what an old one said. */
  readonly epoch: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly lastDeliveredAt: Date | null;
  /** Slack's code for why it is broken. */
  readonly brokenCode: string | null;
};

/** Every change that holds is told: a threshold is a choice, not a default. */
export const defaultThreshold: Threshold = { items: 1, percent: 0 };

/** Whoever says nothing else is told everything, at once and without a mention. */
export const usualSettings = (language: Language, timeZone: string | null): SubscriptionSettings => ({
  threshold: defaultThreshold,
  quietHours: null,
  digestHour: null,
  timeZone: timeZone ?? 'UTC',
  language,
  mention: false,
});

export function coversStore({ storeIds }: Pick<Subscription, 'storeIds'>, storeId: string): boolean {
  return storeIds === null || storeIds.includes(storeId);
}

/**
 * What becomes of them when a store is removed; those that change, in an order in which no two of a channel have one set. One
 * whose set is empty then is ended: no stores are not all stores. So is one of two that would have the same set.
 */
export function withoutStore(all: readonly Subscription[], storeId: string): readonly Subscription[] {
  return all.flatMap((one) => {
    if (one.storeIds?.includes(storeId) !== true) return [];
    const left = { ...one, storeIds: one.storeIds.filter((id) => id !== storeId) };
    if (left.storeIds.length === 0) return [ended(left)];
    const twin = all.find((other) => other.id !== one.id && isSamePlace(other, left));
    if (twin === undefined) return [left];
    return liveliness[left.state] > liveliness[twin.state] ? [ended(twin), left] : [ended(left)];
  });
}

/** Off, and never switched on again: its set is nobody's. */
const ended = (one: Subscription): Subscription => ({ ...one, state: 'off', storeIds: [] });

const isEnded = ({ state, storeIds }: Subscription): boolean => state === 'off' && storeIds?.length === 0;

/** Its messages go on saying what is so; those of one that a person turned off stay as they are. */
export const followsFacts = (one: Subscription): boolean => one.state === 'active' || isEnded(one);

const liveliness = { active: 2, broken: 1, off: 0 } as const;

const isSamePlace = (one: Subscription, other: Subscription): boolean =>
  one.kind === other.kind &&
  one.channelId === other.channelId &&
  JSON.stringify(one.storeIds) === JSON.stringify(other.storeIds);

export function coversCondition(
  { conditions }: Pick<Subscription, 'conditions'>,
  name: ConditionName,
): boolean {
  return conditions === null || conditions.includes(name);
}
