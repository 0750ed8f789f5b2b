import { z } from 'zod';
import type { VtexRefusal } from '../core/products/ports.ts';
import type { Answered, Failed } from '../http-client/outcome.ts';

/** `tooManyItems`: the simulation wants a smaller batch. */
export type Refused = VtexRefusal & { readonly tooManyItems?: true };

/** What a refusal may mean at one endpoint. */
export type Endpoint = {
  /** The License Manager resource that the key needs (vtex.md 1.3); null: public, no key is sent. */
  readonly resource: 'SKUs' | 'View Product' | null;
  /** The path names one SKU, so a 404 can mean that it is gone; elsewhere it is a wrong path or host. */
  readonly namesSku: boolean;
};

/** vtex.md 1.4; any other status says nothing. */
const classes = new Map<number, VtexRefusal['class'] | 'good'>([
  [200, 'good'],
  [401, 'keyRefused'],
  [403, 'forbidden'],
  [404, 'absent'],
  [429, 'throttled'],
]);

const tooManyItems = new Set(['CHK0062', 'FMT0104']); // vtex.md 4.2

/** Checkout's envelope; a code of another form could be anything, so it is not repeated in a log. */
const checkoutError = z.object({ error: z.object({ code: z.string().regex(/^[A-Z]{3}\d{3,4}$/) }) });

export function classOfStatus(status: number): VtexRefusal['class'] | 'good' {
  return classes.get(status) ?? 'noInfo';
}

export function refusalOfFailure(failed: Failed, endpoint: Endpoint): Refused {
  // Not sent because all replicas pause: the same news as a throttle, and nobody may pause anew for it.
  if (failed.reason === 'limited') return { class: 'throttled', reason: `limiter ${failed.detail ?? ''}` };
  const words = [failed.reason, failed.status, failed.detail].filter((word) => word !== undefined);
  const isBroken = endpoint.namesSku && failed.reason === 'http' && failed.status === 500;
  return { class: isBroken ? 'broken' : 'noInfo', reason: words.join(' ') };
}

/** Of an answer that is no success. */
export function refusalOfAnswer(answer: Answered, endpoint: Endpoint): Refused {
  const code = checkoutError.safeParse(answer.body).data?.error.code;
  const reason = `http ${answer.status}${code === undefined ? '' : ` ${code}`}`;
  const refusalClass = classAt(endpoint, answer.status);
  if (refusalClass === 'forbidden' && endpoint.resource !== null) {
    return { class: refusalClass, reason, resource: endpoint.resource };
  }
  const isTooLarge = code !== undefined && tooManyItems.has(code);
  return { class: refusalClass, reason, ...(isTooLarge ? { tooManyItems: true } : {}) };
}

function classAt(endpoint: Endpoint, status: number): VtexRefusal['class'] {
  const found = classOfStatus(status);
  if (found === 'good') return 'noInfo';
  if (found === 'absent' && !endpoint.namesSku) return 'noInfo';
  // No key was sent, so the answer is about none: a firewall, or a store that closed its checkout to the public.
  if ((found === 'keyRefused' || found === 'forbidden') && endpoint.resource === null) return 'noInfo';
  return found;
}
