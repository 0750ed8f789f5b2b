import { createFaults } from '../../../../sandbox/faults.ts';
import { startTikTokStandIn } from '../../../../sandbox/tiktok/stand-in.ts';
import type { TikTokStandIn } from '../../../../sandbox/tiktok/stand-in.ts';
import { createTikTokWorld } from '../../../../sandbox/worlds/tiktok-world.ts';
import type { TikTokWorldOptions } from '../../../../sandbox/worlds/tiktok-world.ts';

export const startMs = Date.UTC(2026, 10, 23, 12);
export const dayMs = 86_400_000;

export type Reply = {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly data: Record<string, unknown>;
  readonly text: string;
};
type Query = Record<string, string | number | object>;

const open: TikTokStandIn[] = [];

/** For afterEach: no stand-in outlives its test. */
export const closeAll = () => Promise.all(open.splice(0).map((standIn) => standIn.close()));

/** A TikTok on loopback with the default world, a clock of its own, and a client that does as the vendor says. */
export async function startTikTok(options: Partial<TikTokWorldOptions> = {}) {
  const clock = { ms: startMs };
  const world = createTikTokWorld({ nowMs: () => clock.ms, ...options });
  const faults = createFaults();
  const standIn = await startTikTokStandIn({ world, faults });
  open.push(standIn);
  const store = world.stores[0]!;
  const headers = (token: string | null) => (token === null ? {} : { 'Access-Token': token });
  return {
    clock,
    world,
    faults,
    standIn,
    store,
    app: world.apps.get(store.appId)!,
    get: async (path: string, query: Query = {}, token: string | null = store.token): Promise<Reply> =>
      replyOf(await fetch(`${standIn.url}${path}?${encoded(query)}`, { headers: headers(token) })),
    post: async (path: string, body: unknown, token: string | null = store.token): Promise<Reply> =>
      replyOf(
        await fetch(`${standIn.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers(token) },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }),
      ),
    /** The query that every catalog call needs. */
    catalog: { bc_id: store.bcId, catalog_id: store.catalogId },
  };
}

export type TikTok = Awaited<ReturnType<typeof startTikTok>>;

const encoded = (query: Query): string =>
  new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  ).toString();

async function replyOf(response: Response): Promise<Reply> {
  const text = await response.text();
  const body = text.startsWith('{') ? (JSON.parse(text) as Partial<Reply>) : {};
  return { status: response.status, code: NaN, message: '', data: {}, ...body, text };
}
