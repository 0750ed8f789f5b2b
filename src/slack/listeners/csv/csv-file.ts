import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { byteOrderMark, csvRecord } from './csv.ts';

/** Some 80,000 findings: as much as one upload has in memory. Slack itself takes a gigabyte. */
const mostBytes = 32 * 1024 * 1024;

/** How rows become cells; in the order of the header. */
export type Sheet<Row> = {
  readonly header: readonly string[];
  readonly cellsOf: (row: Row) => readonly string[];
};

/** A whole CSV file by itself; all but the largest lists are one part. */
export type CsvPart = {
  readonly rows: number;
  /** Slack wants to know a file's length before it takes the first byte, so a part is in memory as a whole. */
  readonly content: () => Promise<Buffer>;
};

/**
 * All rows, each once. They may come out of one transaction, which must not wait for an upload: so they wait in memory, compressed
 * to a twentieth (of findings, remedies and causes are the same all over).
 */
export async function csvParts<Row>(
  pages: AsyncIterable<readonly Row[]>,
  { header: cells, cellsOf }: Sheet<Row>,
  limit = mostBytes,
): Promise<CsvPart[]> {
  const header = `${byteOrderMark}${csvRecord(cells)}`;
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
