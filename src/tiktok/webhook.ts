import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ReadDelivery, ReadWebhook, WebhookHeaders } from '../core/webhooks/ports.ts';
import { parseJson } from '../http-client/json.ts';
import { id, text, utcTime } from './fields.ts';

export type WebhookOptions = {
  readonly appSecret: string;
  /** The name of the header with the signature: only one source names it (tiktok-business-api.md 8.3). */
  readonly signatureHeader: string;
  readonly now: () => Date;
};

/** Between our clock and TikTok's, and for the way. */
const mostSkewMs = 5 * 60_000;
/** As long as deliveries are remembered (retention.ts): an older one might be repeated without our noticing. */
const oldestMs = 7 * 24 * 3_600_000;

/** Reads deliveries of AD_ACCOUNT_SUSPENSION (tiktok-business-api.md 8.2, 8.3). */
export function createWebhookReader({ appSecret, signatureHeader, now }: WebhookOptions): ReadDelivery {
  return (headers, body) => {
    const signature = signatureIn(headers, signatureHeader);
    if (signature === null || !isSigned(appSecret, signature, body)) return { kind: 'forged' };
    const skewMs = signature.atMs === null ? 0 : Math.abs(now().getTime() - signature.atMs);
    return skewMs > mostSkewMs ? { kind: 'stale' } : readHint(body, now());
  };
}

type Signature = {
  readonly hex: string;
  /** What precedes the body in what was signed. */
  readonly prefix: string;
  readonly atMs: number | null;
};

/** Bare hex; or `t=…,s=…`, as TikTok's other API signs: the time is a part of what is signed. */
function signatureIn(headers: WebhookHeaders, name: string): Signature | null {
  const value = headers[name.toLowerCase()];
  if (typeof value !== 'string') return null;
  if (/^[0-9a-f]{64}$/.test(value)) return { hex: value, prefix: '', atMs: null };
  const [, seconds, hex] = /^t=(\d{1,12}),\s*s=([0-9a-f]{64})$/.exec(value) ?? [];
  if (seconds === undefined || hex === undefined) return null;
  return { hex, prefix: `${seconds}.`, atMs: Number(seconds) * 1_000 };
}

/** Over the body as it came, or with all beyond ASCII escaped; whoever can make either of them has the secret. */
function isSigned(secret: string, { hex, prefix }: Signature, body: string): boolean {
  const given = Buffer.from(hex, 'hex');
  const fits = [escaped(body), body].map((signed) =>
    timingSafeEqual(given, createHmac('sha256', secret).update(`${prefix}${signed}`, 'utf8').digest()),
  );
  return fits.includes(true);
}

/** Each UTF-16 unit beyond ASCII as `\uXXXX`, so that a surrogate pair becomes two of them. */
const escaped = (body: string): string =>
  body.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Other entities say in `object` what they are, and this one has none (8.1). */
const suspension = z.object({
  object: z.undefined().nullish(),
  advertiser_id: id,
  status: text,
  status_change_time: text,
});

function readHint(body: string, now: Date): ReadWebhook {
  const read = suspension.safeParse(jsonOf(body));
  if (!read.success) return { kind: 'other' };
  const { advertiser_id: advertiserId, status, status_change_time: changed } = read.data;
  const changedAt = utcTime.parse(changed);
  if (changedAt !== null && now.getTime() - changedAt.getTime() > oldestMs) return { kind: 'stale' };
  // Without a time two deliveries are the same only if they are the same letter by letter.
  const news = changedAt === null ? body : [advertiserId, status, changed].join('\n');
  return { kind: 'hint', hint: { advertiserId, key: createHash('sha256').update(news).digest('hex') } };
}

function jsonOf(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return null; // signed, but not JSON: nothing that we know
  }
}
