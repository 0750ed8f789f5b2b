import type { Readable } from 'node:stream';
import axios from 'axios';
import { codeOf, isLoopback, textHeaders, userAgent } from './call.ts';

export type FirstBytesRequest = {
  /** Absolute; whoever calls has made sure of its host. */
  readonly url: string;
  readonly accept: string;
  /** Bytes that are read at most, whatever the server sends. */
  readonly most: number;
  /** From the connection to the last of these bytes. */
  readonly timeoutMs: number;
};

export type FirstBytes =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      /** Of a 200 or 206 only. */
      readonly bytes: Buffer;
      /** There is nothing after them. */
      readonly isAll: boolean;
    }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * One GET for the beginning of a file. Follows no redirect, carries no cookie, and leaves after `most` bytes also where the server
 * ignores `Range` or never ends. It never throws.
 */
export async function readFirstBytes(request: FirstBytesRequest): Promise<FirstBytes> {
  const signal = AbortSignal.timeout(request.timeoutMs);
  try {
    const { status, headers, data } = await open(request, signal);
    const read = { kind: 'answered', status, headers: textHeaders(headers) } as const;
    if (status !== 200 && status !== 206) {
      data.destroy();
      return { ...read, bytes: Buffer.alloc(0), isAll: false };
    }
    const { bytes, hasEnded } = await take(data, request.most, signal);
    if (status === 200) return { ...read, bytes, isAll: hasEnded };
    const range = rangeOf(read.headers['content-range']);
    if (range?.from !== 0) return { kind: 'failed', reason: 'range' };
    return { ...read, bytes, isAll: hasEnded && bytes.length >= (range.total ?? Infinity) };
  } catch (error) {
    return { kind: 'failed', reason: signal.aborted ? 'timeout' : codeOf(error) };
  }
}

function open({ url, accept, most }: FirstBytesRequest, signal: AbortSignal) {
  return axios.request<Readable>({
    url,
    signal,
    responseType: 'stream',
    // Compressed bytes are no beginning of an image, and unpacked ones may be without end.
    headers: {
      ...{ Accept: accept, 'Accept-Encoding': 'identity', 'User-Agent': userAgent },
      Range: `bytes=0-${String(most - 1)}`,
    },
    decompress: false,
    validateStatus: () => true,
    maxRedirects: 0,
    ...(isLoopback(new URL(url).hostname) ? { proxy: false } : {}),
  });
}

async function take(
  stream: Readable,
  most: number,
  signal: AbortSignal,
): Promise<{ readonly bytes: Buffer; readonly hasEnded: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  const cut = () => stream.destroy(new Error('timeout'));
  signal.addEventListener('abort', cut);
  try {
    // Leaving the loop destroys the stream, and its connection with it.
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer); // a response without an encoding gives nothing else
      size += (chunk as Buffer).length;
      if (size > most) return { bytes: Buffer.concat(chunks).subarray(0, most), hasEnded: false };
    }
    return { bytes: Buffer.concat(chunks), hasEnded: true };
  } finally {
    signal.removeEventListener('abort', cut);
    stream.destroy();
  }
}

/** `bytes 0-65535/123456`; the total may be `*`. null: it is none. */
function rangeOf(header = ''): { readonly from: number; readonly total: number | null } | null {
  const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header.trim()) ?? [];
  if (from === undefined || total === undefined) return null;
  return { from: Number(from), total: total === '*' ? null : Number(total) };
}
