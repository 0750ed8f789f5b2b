import { createFaults } from '../../../../sandbox/faults.ts';
import { startVtexStandIn } from '../../../../sandbox/vtex/stand-in.ts';
import type { VtexStandIn } from '../../../../sandbox/vtex/stand-in.ts';
import { createVtexWorld } from '../../../../sandbox/worlds/vtex-world.ts';
import type { VtexWorldOptions } from '../../../../sandbox/worlds/vtex-world.ts';

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
};

const open: VtexStandIn[] = [];

/** For afterEach: no stand-in outlives its test. */
export const closeAll = () => Promise.all(open.splice(0).map((standIn) => standIn.close()));

/** A VTEX on loopback and a client with a good key. */
export async function startVtex(options: Partial<VtexWorldOptions> = {}) {
  const clock = { ms: Date.UTC(2026, 10, 23, 12) };
  const world = createVtexWorld({ nowMs: () => clock.ms, ...options });
  const faults = createFaults();
  const standIn = await startVtexStandIn({ world, faults });
  open.push(standIn);
  const { name } = world.account();
  const key = world.key();
  const goodKey = { 'X-VTEX-API-AppKey': key.appKey, 'X-VTEX-API-AppToken': [...key.appTokens][0]! };
  const commerce = standIn.templates.commerce.replace('{account}', name);
  const pricing = standIn.templates.pricing.replace('{account}', name);
  return {
    clock,
    world,
    faults,
    standIn,
    get: async (path: string, headers: Record<string, string> = goodKey): Promise<Reply> =>
      replyOf(await fetch(`${commerce}${path}`, { headers })),
    price: async (path: string, headers: Record<string, string> = goodKey): Promise<Reply> =>
      replyOf(await fetch(`${pricing}${path}`, { headers })),
    simulate: async (body: unknown, query = 'sc=3&affiliateId=TKT'): Promise<Reply> =>
      replyOf(
        await fetch(`${commerce}/api/checkout/pub/orderForms/simulation?${query}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
  };
}

export const itemsOf = (skuIds: readonly number[]) => ({
  items: skuIds.map((id) => ({ id: String(id), quantity: 1, seller: '1' })),
});

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? (JSON.parse(text) as unknown) : null,
  };
}
