import type { VendorLimiter } from '../core/ports.ts';
import type { ImageAnswer, ImageApi } from '../core/products/image-ports.ts';
import { readFirstBytes } from '../http-client/first-bytes.ts';
import type { FirstBytes } from '../http-client/first-bytes.ts';
import { retryAfterMs } from '../http-client/retry-after.ts';
import type { Logger } from '../logger.ts';
import { askedAddress } from './hosts.ts';
import type { ImageHosts } from './hosts.ts';
import { recognize } from './image-bytes.ts';
import type { Recognized } from './image-bytes.ts';

export type ImageOptions = {
  readonly hosts: ImageHosts;
  /** The pace at which all replicas look at the images of one store. */
  readonly limiterOf: (storeId: string) => VendorLimiter;
  readonly sleep: (ms: number) => Promise<void>;
  readonly logger: Logger;
  readonly timeoutMs?: number;
};

/** Enough for all but photos with thumbnails and colour profiles before their size; these get a second, longer look. */
const piece = 64 * 1024;
const longestPiece = 256 * 1024;

/** Four of these hang at once at most, twenty in a batch: within the lease (look-at-images.ts). */
const defaultTimeoutMs = 10_000;
const mostRedirects = 3;

const defaultPauseMs = 60_000;
const shortestPauseMs = 10_000;
const longestPauseMs = 60 * 60_000;
const bounded = (ms: number): number => Math.min(Math.max(ms, shortestPauseMs), longestPauseMs);

/** Looks at the first bytes of images and nothing more. */
export function createImages(options: ImageOptions): ImageApi {
  const { hosts, limiterOf, logger } = options;
  const rests = createRests();
  return {
    of(storeId) {
      const limiter = limiterOf(storeId);
      return async (address) => {
        const startedAt = performance.now();
        const answer = await look({ ...options, limiter, rests }, address);
        const ms = Math.round(performance.now() - startedAt);
        const reason = answer.kind === 'noInfo' ? answer.reason : undefined;
        // No address: it may hold what its shop takes for a secret.
        logger.debug({ vendor: 'images', storeId, ms, outcome: answer.kind, reason }, 'vendor call');
        return answer;
      };
    },
  };

  async function look(from: Asked, address: string): Promise<ImageAnswer> {
    const url = askedAddress(address, hosts);
    if (url === null) return { kind: 'foreign' };
    const first = await ask(from, url, piece);
    if (first !== 'more') return first;
    const second = await ask(from, url, longestPiece);
    return second === 'more' ? { kind: 'noInfo', reason: 'header too long' } : second;
  }
}

type Rests = ReturnType<typeof createRests>;
type Asked = ImageOptions & { readonly limiter: VendorLimiter; readonly rests: Rests };

/** Hosts that want to be left alone. Of this process only: each replica has to be told once. */
function createRests() {
  const until = new Map<string, number>();
  return {
    begin: (host: string, ms: number) => void until.set(host, performance.now() + ms),
    /** 0: it may be asked. */
    leftMs(host: string): number {
      const leftMs = Math.ceil((until.get(host) ?? 0) - performance.now());
      if (leftMs <= 0) until.delete(host);
      return Math.max(0, leftMs);
    },
  };
}

/** One look, through its redirects. */
async function ask(from: Asked, first: URL, most: number): Promise<ImageAnswer | 'more'> {
  let url = first;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const restMs = from.rests.leftMs(url.host);
    if (restMs > 0) return { kind: 'throttled', retryAfterMs: restMs };
    const turn = await from.limiter.take('polling');
    if ('refused' in turn) return { kind: 'throttled', retryAfterMs: turn.retryAfterMs };
    if (turn.waitMs > 0) await from.sleep(turn.waitMs);
    const timeoutMs = from.timeoutMs ?? defaultTimeoutMs;
    const read = await readFirstBytes({ url: url.href, accept: 'image/*', most, timeoutMs });
    const target = redirectOf(read, url);
    if (target === null) return judge(from.rests, url.host, read);
    const next = askedAddress(target, from.hosts);
    if (next === null) return { kind: 'foreign' };
    url = next;
  }
  return { kind: 'noInfo', reason: 'redirects' };
}

/** null: it is none. */
function redirectOf(read: FirstBytes, from: URL): string | null {
  if (read.kind === 'failed' || ![301, 302, 303, 307, 308].includes(read.status)) return null;
  const { location = '' } = read.headers;
  return location !== '' && URL.canParse(location, from.href) ? new URL(location, from.href).href : null;
}

function judge(rests: Rests, host: string, read: FirstBytes): ImageAnswer | 'more' {
  const answer = answerOf(read);
  if (answer !== 'more' && answer.kind === 'throttled') rests.begin(host, answer.retryAfterMs);
  return answer;
}

function answerOf(read: FirstBytes): ImageAnswer | 'more' {
  if (read.kind === 'failed') return { kind: 'noInfo', reason: read.reason, isOutage: true };
  const { status, headers, bytes, isAll } = read;
  if (status === 404 || status === 410) return { kind: 'unreadable' };
  const waitMs = retryAfterMs(headers);
  if (status === 429 || (status === 503 && waitMs !== null)) {
    return { kind: 'throttled', retryAfterMs: bounded(waitMs ?? defaultPauseMs) };
  }
  if (status !== 200 && status !== 206) {
    return {
      kind: 'noInfo',
      reason: `status ${String(status)}`,
      ...(status >= 500 ? { isOutage: true } : {}),
    };
  }
  if (isEncoded(headers)) return { kind: 'noInfo', reason: 'encoded' };
  return answerOfBytes(recognize(bytes, { isAll }));
}

/** Although it was not asked for: packed bytes are not judged. */
function isEncoded({ 'content-encoding': encoding = '' }: Readonly<Record<string, string>>): boolean {
  return !['', 'identity'].includes(encoding.trim().toLowerCase());
}

function answerOfBytes(found: Recognized): ImageAnswer | 'more' {
  if (found === 'more') return found;
  if (found === 'noImage') return { kind: 'unreadable' };
  return found === 'unsure' ? { kind: 'noInfo', reason: 'bytes' } : { kind: 'size', size: found };
}
