import { imageSize } from 'image-size';
import type { ImageSize } from '../core/products/rules/image-size.ts';

/** What the first bytes are. 'more': an image whose size stands further behind. 'unsure': perhaps one, of a kind that we do not know. */
export type Recognized = ImageSize | 'noImage' | 'more' | 'unsure';

/** Those that the library tells by more than a few bytes that anything may begin with. SVG is told below. */
const known = new Set([
  'jpg',
  'png',
  'gif',
  'webp',
  'bmp',
  'ico',
  'avif',
  'heic',
  'heif',
  'tiff',
  'psd',
  'jp2',
]);

/** Above any that a browser shows; and what the database takes. */
const mostPixels = 2 ** 31 - 1;

/** How far a text is looked through for what it is. The size of anything but a JPEG stands before. */
const textBytes = 4_096;

/**
 * What these bytes are. They come from anywhere: the library sees a copy of nothing but them, since it reads past the end of a
 * shared buffer, and no SVG, whose pattern takes seconds for a hostile one.
 */
export function recognize(bytes: Buffer, { isAll }: { readonly isAll: boolean }): Recognized {
  // An empty answer, or a server that sends less than it was asked for.
  if (bytes.length === 0 || (!isAll && bytes.length < textBytes)) return 'unsure';
  const text = bytes
    .toString('latin1', 0, textBytes)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (text.startsWith('<')) return isSvg(text) ? { width: 0, height: 0, format: 'svg' } : 'noImage';
  const size = sizeOf(bytes);
  if (size !== null) return size;
  if (isJpeg(bytes)) return isAll ? 'noImage' : 'more';
  return isOtherImage(bytes) ? 'unsure' : 'noImage';
}

const isSvg = (text: string): boolean =>
  /<svg[\s>]/i.test(text) && !/<(!doctype html|html|head|body)\b/i.test(text);

/** null: it is none that the library knows, or it is cut or broken. */
function sizeOf(bytes: Buffer): ImageSize | null {
  try {
    const { width, height, type = '' } = imageSize(Uint8Array.from(bytes));
    return known.has(type) && isLength(width) && isLength(height) ? { width, height, format: type } : null;
  } catch {
    // Whatever it throws, of any class, says the same of bytes that we did not make.
    return null;
  }
}

const isLength = (pixels: number): boolean => Number.isInteger(pixels) && pixels > 0 && pixels <= mostPixels;

const isJpeg = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

/** Newer kinds, whose boxes the library may not understand: `....ftyp`, `....JXL `, `....jP  `, and bare JPEG XL and JPEG 2000. */
function isOtherImage(bytes: Buffer): boolean {
  const box = bytes.toString('latin1', 4, 8);
  if (box === 'ftyp' || box === 'JXL ' || box === 'jP  ') return true;
  return bytes[0] === 0xff && (bytes[1] === 0x0a || bytes[1] === 0x4f);
}
