import type { ConditionName } from '../../alerts/incident.ts';
import { causes } from '../causes.ts';
import type { CauseName, CauseSource } from '../causes.ts';
import type { FixList } from './fix-list.ts';
import type { ItemState } from '../items/item-state.ts';

/** Something was read to its end, of VTEX or TikTok, so there may be something to list. */
export const isAnythingKnown = ({ vtex, tiktok }: FixList): boolean => vtex !== null || tiktok.items !== null;

const ofKeys: ReadonlySet<string> = new Set([
  'vtex.credentials',
  'vtex.permission',
  'keyRefused',
  'forbidden',
]);

/** What a reading of VTEX waits for, so that what is known of it is the past; null: nothing is in the way. */
export function vtexWaitsFor({ hasKeys, hindrances, progress }: FixList): 'keys' | 'vtex' | null {
  const why = [...hindrances.map(({ condition }) => condition).filter(isOfVtex), ...pauseOf(progress)];
  if (!hasKeys || why.some((one) => ofKeys.has(one))) return 'keys';
  return why.length > 0 || progress.unread !== null ? 'vtex' : null;
}

const pauseOf = ({ pause }: FixList['progress']): readonly string[] =>
  pause === null || pause.why === 'more' ? [] : [pause.why];

const isOfVtex = (condition: ConditionName): boolean =>
  condition === 'upstream.vtex' || condition.startsWith('vtex.');

/** An incident already tells why TikTok gives nothing. */
export const isTikTokHindered = ({ hindrances }: FixList): boolean =>
  hindrances.some(({ condition }) => !isOfVtex(condition));

/** The store's ids at TikTok are those of VTEX, and both sides were compared. */
const isJoined = ({ vtex, tiktok: { join } }: FixList): boolean =>
  vtex !== null && (join.key === 'sku' || join.key === 'product');

/** They are looked at slowly, long after VTEX was read: until then some that TikTok refuses are not known of. */
const areImagesKnown = ({ vtex, images }: FixList): boolean =>
  vtex !== null && (images === null || (images.asOf !== null && images.looked >= images.total));

/** Whether "no product has this" can be said of a cause. */
export function isKnown(list: FixList, cause: CauseName): boolean {
  const { vtex, tiktok } = list;
  const known: { readonly [S in CauseSource]: () => boolean } = {
    vtex: () => vtex !== null,
    image: () => areImagesKnown(list),
    tiktok: () => tiktok.items !== null,
    upload: () => tiktok.uploads !== null,
    join: () => isJoined(list) && tiktok.join.asOf !== null,
  };
  return known[causes[cause].source]();
}

/** Of how many items those with a cause are a share. */
export type Whole = { readonly of: 'vtex' | 'tiktok'; readonly items: number };

/**
 * null: that is not known. TikTok's findings are counted by its items, unless its ids are products: then by the SKUs of these.
 * An upload log names some items only, so what it names is no share of anything.
 */
export function wholeOf(list: FixList, cause: CauseName): Whole | null {
  const { vtex, tiktok } = list;
  const ofVtex = vtex === null || vtex.skus === 0 ? null : ({ of: 'vtex', items: vtex.skus } as const);
  switch (causes[cause].source) {
    case 'vtex':
      return ofVtex;
    case 'image':
      return areImagesKnown(list) ? ofVtex : null;
    case 'join':
      return isJoined(list) ? ofVtex : null;
    case 'upload':
      return null;
    case 'tiktok':
      return tiktok.join.key === 'product' ? ofVtex : allItems(tiktok);
  }
}

const allItems = ({ items }: ItemState): Whole | null =>
  items === null || items.tooMany || items.count === 0 ? null : { of: 'tiktok', items: items.count };
