import type { ConditionRule, Observation } from '../observation.ts';

/** A single 401 can be VTEX's own trouble: two of them, a minute apart (alerts.md 1). */
export const vtexCredentials: ConditionRule = {
  name: 'vtex.credentials',
  severity: 'critical',
  counts: 'stores',
  heldBackBy: null,
  openAfter: 2,
  closeAfter: 2,
  minGapMs: 60_000,
};

export const vtexPermission: ConditionRule = {
  ...vtexCredentials,
  name: 'vtex.permission',
  severity: 'warning',
};

/** What VTEX says of the keys of one account; an answer that says nothing makes no verdict. */
export type KeyVerdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused' }
  /** The keys are good, but lack this resource of License Manager. */
  | { readonly kind: 'forbidden'; readonly resource: string };

export type CheckedKeys = {
  readonly account: string;
  /** When the check started. */
  readonly at: Date;
  readonly verdict: KeyVerdict;
  /** The stores of this VTEX account. */
  readonly stores: readonly { readonly id: string; readonly name: string }[];
};

const hourMs = 3_600_000;

/** One incident for the account; each of its stores is a finding. */
export function observeCredentials(keys: CheckedKeys): Observation {
  return observationOf(keys, keys.account, keys.verdict.kind === 'refused');
}

/** null: keys that are refused as a whole say nothing of what they may read. */
export function observePermission(keys: CheckedKeys): Observation | null {
  const { account, verdict } = keys;
  if (verdict.kind === 'refused') return null;
  if (verdict.kind === 'accepted') return observationOf(keys, account, false);
  return observationOf(keys, `${account}, ${verdict.resource}`, true);
}

const observationOf = ({ account, at, stores }: CheckedKeys, label: string, isBad: boolean): Observation => ({
  scope: `vtex:${account}`,
  label,
  at,
  isComplete: true,
  total: null,
  intervalMs: hourMs,
  seen: stores.map(({ id, name }) => ({
    ...{ fingerprint: `store:${id}`, label: name, storeId: id, amount: 1, isBad },
  })),
});
