import type { Defect } from '../causes.ts';

/** What the first bytes of an image tell. */
export type ImageSize = {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** The name of the file type, as libraries write it: `jpg` or `jpeg`, `png`, `gif`, `webp`, `svg` … */
  readonly format: string;
};

/** TikTok takes JPG and PNG from 500 × 500 pixels on (tiktok-business-api.md 4.10); VTEX's form takes more (vtex.md 3.3). */
const leastPixels = 500;
const accepted = new Set(['jpg', 'jpeg', 'png']);

/**
 * What TikTok will refuse of one image of a SKU, told before TikTok does. Format and size both, since one new picture mends both.
 * 'unreadable': its address gave no image. Not for one that was not looked at, or that could not be reached for our own reasons.
 */
export function imageDefectsOf(image: ImageSize | 'unreadable'): readonly Defect[] {
  if (image === 'unreadable') return [{ cause: 'image.unreadable', reason: '' }];
  const { width, height } = image;
  const format = image.format.toLowerCase();
  const defects: Defect[] = [];
  // An SVG has no pixels: its figures are those of a drawing sheet.
  if (Math.min(width, height) < leastPixels && format !== 'svg') {
    defects.push({ cause: 'image.tooSmall', reason: `${width} × ${height}` });
  }
  if (!accepted.has(format)) {
    defects.push({ cause: 'image.format', reason: format.toUpperCase() });
  }
  return defects;
}
