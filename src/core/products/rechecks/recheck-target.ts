import type { CauseGroup } from '../list/fix-list.ts';

/** What a person wants to have read again now. */
export type RecheckTarget =
  | { readonly kind: 'store' }
  | { readonly kind: 'cause'; readonly group: Pick<CauseGroup, 'cause' | 'reason'> }
  | { readonly kind: 'product'; readonly productId: string };
