import type { ConditionRule, Observation } from '../observation.ts';

/** One observation of it is a verdict of evidence.ts: three refusals, or two good answers. */
export const grantRevoked: ConditionRule = {
  name: 'grant.revoked',
  severity: 'critical',
  counts: 'stores',
  heldBackBy: null,
  openAfter: 1,
  closeAfter: 1,
  minGapMs: 0,
};

export type GrantVerdict = {
  readonly grantId: string;
  readonly displayName: string;
  readonly at: Date;
  readonly isRevoked: boolean;
  /** The stores that stand on it. */
  readonly stores: readonly { readonly id: string; readonly name: string }[];
};

/** One incident for the grant; each of its stores is a finding. */
export function observeGrant(verdict: GrantVerdict): Observation {
  return {
    scope: `grant:${verdict.grantId}`,
    label: verdict.displayName,
    at: verdict.at,
    isComplete: true,
    seen: verdict.stores.map(({ id, name }) => ({
      fingerprint: `store:${id}`,
      label: name,
      storeId: id,
      amount: 1,
      isBad: verdict.isRevoked,
    })),
    total: null,
    intervalMs: 0,
  };
}
