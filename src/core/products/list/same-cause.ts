import type { CauseName, Defect } from '../causes.ts';
import type { ImageState } from '../items/catalog-item.ts';
import { foldReason, knownReasonOf, tiktokReasonNames, tiktokReasons } from './tiktok-reasons.ts';

/** `tiktok.image` names the state of the image as its reason. */
const ofImage: Readonly<Partial<Record<ImageState, readonly CauseName[]>>> = {
  tooSmall: ['image.tooSmall'],
  notSupported: ['image.format'],
  notFound: ['image.unreadable', 'images.missing'],
  failed: ['image.unreadable', 'images.missing'],
};
const imageStates = new Map(Object.entries(ofImage));

/**
 * The causes of which a finding of TikTok's is a consequence: while one of them is open for the same item, TikTok's finding says
 * nothing new. No hints are among them: what TikTok rejects has to be mended.
 */
export function sameCauses({ cause, reason }: Defect): readonly CauseName[] {
  if (cause === 'tiktok.image') return imageStates.get(reason) ?? [];
  const known = knownReasonOf({ cause, reason });
  return known === null ? [] : tiktokReasons[known].same;
}

/** The same for statements of the storage, by folded reason: a state of an image is not what TikTok words so. */
export const sameCausesByReason: {
  readonly [kind in 'image' | 'words']: Readonly<Record<string, readonly CauseName[]>>;
} = {
  image: Object.fromEntries([...imageStates].map(([state, same]) => [foldReason(state), same])),
  words: Object.fromEntries(
    tiktokReasonNames.flatMap((name) => {
      const { spellings, same } = tiktokReasons[name];
      return same.length === 0 ? [] : spellings.map((spelling) => [spelling, same] as const);
    }),
  ),
};
