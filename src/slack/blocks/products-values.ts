import { createHash } from 'node:crypto';
import { causes } from '../../core/products/causes.ts';
import type { CauseName } from '../../core/products/causes.ts';
import type { CauseGroup } from '../../core/products/fix-list.ts';
import type { RecheckTarget } from '../../core/products/recheck-target.ts';
import { isStoreId } from '../../core/store.ts';

/** What the buttons of the fix list carry. What comes back in an old one may be anything: it is read, never believed. */

type Group = Pick<CauseGroup, 'cause' | 'reason'>;

export const causeValue = (storeId: string, { cause, reason }: Group): string =>
  JSON.stringify([storeId, cause, reason]);

export function causeIn(value: string): { readonly storeId: string; readonly group: Group } | null {
  const [storeId, cause, reason = ''] = partsOf(value);
  if (storeId === undefined || !isStoreId(storeId) || !isCause(cause)) return null;
  return { storeId, group: { cause, reason } };
}

/** A group in at most 40 characters, for menus and modals: a reason of TikTok's may be longer than they can carry. */
export function groupKey({ cause, reason }: Group): string {
  return reason === '' ? cause : `${cause}#${createHash('sha256').update(reason).digest('hex').slice(0, 12)}`;
}

export function recheckValue(storeId: string, target: RecheckTarget): string {
  if (target.kind === 'store') return JSON.stringify([storeId]);
  if (target.kind === 'product') return JSON.stringify([storeId, 'product', target.productId]);
  return causeValue(storeId, target.group);
}

export function recheckIn(
  value: string,
): { readonly storeId: string; readonly target: RecheckTarget } | null {
  const [storeId, what, detail = ''] = partsOf(value);
  if (storeId === undefined || !isStoreId(storeId)) return null;
  if (what === undefined) return { storeId, target: { kind: 'store' } };
  if (what === 'product') return { storeId, target: { kind: 'product', productId: detail } };
  return isCause(what)
    ? { storeId, target: { kind: 'cause', group: { cause: what, reason: detail } } }
    : null;
}

const isCause = (word: string | undefined): word is CauseName =>
  word !== undefined && Object.hasOwn(causes, word);

function partsOf(value: string): string[] {
  try {
    const parts: unknown = JSON.parse(value);
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch {
    return [];
  }
}
