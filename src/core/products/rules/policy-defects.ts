import type { TradePolicy } from '../sku.ts';

/** What is wrong with the store's trade policy itself: one thing to mend, told once and not for each of its products. */
export type PolicyDefect = {
  readonly cause: 'missing' | 'inactive' | 'currency';
  /** The currency that was found, "USD"; '' for the others. */
  readonly reason: string;
};

/** VTEX's integration takes prices in Brazilian reais only (vtex.md 8). */
const currencyOfTikTok = 'BRL';

/** null: VTEX does not list the policy. A currency that VTEX does not tell is not judged. */
export function policyDefectsOf(policy: TradePolicy | null): readonly PolicyDefect[] {
  if (policy === null) return [{ cause: 'missing', reason: '' }];
  const currency = policy.currency?.trim() ?? '';
  const defects: PolicyDefect[] = [];
  if (!policy.isActive) defects.push({ cause: 'inactive', reason: '' });
  if (currency !== '' && currency.toUpperCase() !== currencyOfTikTok) {
    defects.push({ cause: 'currency', reason: currency });
  }
  return defects;
}
