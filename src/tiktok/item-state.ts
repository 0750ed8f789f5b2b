import type { AuditState, ImageState } from '../core/products/items/catalog-item.ts';

/** tiktok-business-api.md 4.3. Documented in lower case; the case is not proven by any live answer. */
const auditStates: ReadonlyMap<string, AuditState> = new Map([
  ['APPROVED', 'approved'],
  ['REJECTED', 'rejected'],
  ['PROCESSING', 'processing'],
]);

const imageStates: ReadonlyMap<string, ImageState> = new Map([
  ['SUCCESS', 'stored'],
  ['PROCESSING', 'copying'],
  ['FAIL', 'failed'],
  ['FILTERED', 'tooSmall'],
  ['NOT_SUPPORTED', 'notSupported'],
  ['NO_FOUND', 'notFound'], // the API page's spelling
  ['NOT_FOUND', 'notFound'], // that of the page of image rules
]);

/** A status that TikTok adds later is `unknown`, never `approved`. */
export function auditState(rawStatus: string): AuditState {
  return auditStates.get(rawStatus.toUpperCase()) ?? 'unknown';
}

export function imageState(rawStatus: string): ImageState {
  return imageStates.get(rawStatus.toUpperCase()) ?? 'unknown';
}
