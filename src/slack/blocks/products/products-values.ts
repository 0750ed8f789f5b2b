import { createHash } from 'node:crypto';
import { causes } from '../../../core/products/causes.ts';
import type { CauseName } from '../../../core/products/causes.ts';
import type { CauseGroup } from '../../../core/products/list/fix-list.ts';
import type { RecheckTarget } from '../../../core/products/rechecks/recheck-target.ts';
import { isUuid } from '../../../core/uuid.ts';

/** What the buttons of the fix list carry. What comes back in an old one may be anything: it is read, never believed. */

type Group = Pick<CauseGroup, 'cause' | 'reason'>;

export const causeValue = (storeId: string, { cause, reason }: Group): string =>
  JSON.stringify([storeId, cause, reason]);

export function causeIn(value: string): { readonly storeId: string; readonly group: Group } | null {
  const [storeId, cause, reason = ''] = partsOf(value);
  if (storeId === undefined || !isUuid(storeId) || !isCause(cause)) return null;
  return { storeId, group: { cause, reason } };
}

/** A group in at most 40 characters, for menus and modals: a reason of TikTok's may be longer than they can carry. */
export function groupKey({ cause, reason }: Group): string {
  return reason === '' ? cause : `${cause}#${createHash('sha256').update(reason).digest('hex').slice(0, 12)}`;
}

/** `shownAt`: when the person saw what is wrong; null: that is not known. */
export function recheckValue(storeId: string, target: RecheckTarget, shownAt: Date | null = null): string {
  const at = shownAt === null ? [] : [String(shownAt.getTime())];
  return JSON.stringify([storeId, ...partsOfTarget(target), ...at]);
}

function partsOfTarget(target: RecheckTarget): readonly [string, string] {
  if (target.kind === 'store') return ['', ''];
  return target.kind === 'product'
    ? ['product', target.productId]
    : [target.group.cause, target.group.reason];
}

export function recheckIn(
  value: string,
): { readonly storeId: string; readonly target: RecheckTarget; readonly since: Date | null } | null {
  const [storeId, what = '', detail = '', shownAt = ''] = partsOf(value);
  if (storeId === undefined || !isUuid(storeId)) return null;
  const since = /^\d{1,15}$/.test(shownAt) ? new Date(Number(shownAt)) : null;
  if (what === '') return { storeId, target: { kind: 'store' }, since };
  if (what === 'product') return { storeId, target: { kind: 'product', productId: detail }, since };
  return isCause(what)
    ? { storeId, target: { kind: 'cause', group: { cause: what, reason: detail } }, since }
    : null;
}

const isCause = (word: string | undefined): word is CauseName =>
  word !== undefined && Object.hasOwn(causes, word);

/** PostgreSQL stores no NUL, and refuses a statement that contains one. */
export const isStorable = (text: unknown): text is string => typeof text === 'string' && !text.includes('\0');

function partsOf(value: string): string[] {
  try {
    const parts: unknown = JSON.parse(value);
    return Array.isArray(parts) && parts.every(isStorable) ? parts : [];
  } catch {
    return [];
  }
}
