import type { ImageTrouble } from '../worlds/vtex-model.ts';

/** A picture as its first bytes tell it: the head of a real file, and no picture behind it. */
export function imageBytes(fileId: number, trouble: Exclude<ImageTrouble, 'missing'> | 'sound'): Buffer {
  const [width, height] = trouble === 'small' ? ([320, 400] as const) : sizeOf(fileId);
  if (trouble === 'webp') return webp(width, height);
  return fileId % 4 === 0 ? png(width, height) : jpeg(width, height);
}

/** As shops have them. */
const sizes = [
  [1000, 1000],
  [800, 1200],
  [1500, 1500],
  [600, 600],
  [1200, 1600],
] as const;

const sizeOf = (fileId: number): readonly [number, number] => sizes[fileId % sizes.length] ?? sizes[0];

export function jpeg(width: number, height: number, before: Buffer = Buffer.alloc(0)): Buffer {
  const start = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex');
  const frame = Buffer.from('ffc00011080000000003012200021101031101', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([start, before, frame, Buffer.from('ffd9', 'hex')]);
}

export function png(width: number, height: number): Buffer {
  const bytes = Buffer.from('89504e470d0a1a0a0000000d49484452000000000000000008020000000000000000', 'hex');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

export function webp(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(64);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(56, 4);
  bytes.write('WEBPVP8X', 8, 'latin1');
  bytes.writeUInt32LE(10, 16);
  bytes.writeUIntLE(width - 1, 24, 3);
  bytes.writeUIntLE(height - 1, 27, 3);
  return bytes;
}
