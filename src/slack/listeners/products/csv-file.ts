import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { FindingRow } from '../../../core/products/list/fix-list.ts';
import { byteOrderMark, csvRecord } from './csv.ts';
import { findingCells, headerCells } from './csv-rows.ts';
import type { RowContext } from './csv-rows.ts';

/** Some 80,000 findings: as much as one upload has in memory. Slack itself takes a gigabyte. */
const mostBytes = 32 * 1024 * 1024;

/** A whole CSV file by itself; all but the largest lists are one part. */
export type CsvPart = {
  readonly rows: number;
  /** Slack wants to know a file's length before it takes the first byte, so a part is in memory as a whole. */
  readonly content: () => Promise<Buffer>;
};

/**
 * All findings, each once. They come out of one transaction, which must not wait for an upload: so they wait in memory, compressed
 * to a twentieth (remedies and causes are the same all over).
 */
export async function csvParts(
  pages: AsyncIterable<readonly FindingRow[]>,
  around: RowContext,
  limit = mostBytes,
): Promise<CsvPart[]> {
  const cellsOf = findingCells(around);
  const header = `${byteOrderMark}${csvRecord(headerCells(around))}`;
  const parts: (Collected & { bytes: number })[] = [];
  for await (const page of pages) {
    let part = parts.at(-1);
    if (part === undefined || part.bytes > limit) {
      part = { chunks: [await packed(header)], rows: 0, bytes: 0 };
      parts.push(part);
    }
    const text = page.map((row) => csvRecord(cellsOf(row))).join('');
    part.chunks.push(await packed(text));
    part.rows += page.length;
    part.bytes += Buffer.byteLength(text);
  }
  return parts.map(({ chunks, rows }) => ({ rows, content: () => unpacked(chunks) }));
}

type Collected = { readonly chunks: Buffer[]; rows: number };

const [zip, unzip] = [promisify<string, { level: number }, Buffer>(gzip), promisify<Buffer, Buffer>(gunzip)];
const packed = (text: string): Promise<Buffer> => zip(text, { level: 1 });
/** Several packed texts in a row are one. */
const unpacked = (chunks: readonly Buffer[]): Promise<Buffer> => unzip(Buffer.concat(chunks));
