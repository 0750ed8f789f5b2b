import { startVendorServer } from '../http-client/vendor-server.ts';
import type { Reply, VendorServer } from '../http-client/vendor-server.ts';
import { createFaults } from '../../../sandbox/faults.ts';
import { startTikTokStandIn } from '../../../sandbox/tiktok/stand-in.ts';
import { createTikTokWorld } from '../../../sandbox/worlds/tiktok-world.ts';
import type { TikTokWorldOptions } from '../../../sandbox/worlds/tiktok-world.ts';
import { createTestApi, good, planted } from './test-api.ts';

export const { token } = planted;
export const ids = { bcId: '7000000000000000100', catalogId: '7000000000000000200' };
export const idsInQuery = { bc_id: ids.bcId, catalog_id: ids.catalogId };

/** The sample of tiktok-business-api.md 4.3: a rejected item. */
export function itemRow(skuId: string, over: Record<string, unknown> = {}) {
  return {
    product_id: `7000000000000${skuId}`,
    sku_id: skuId,
    title: 'Running shoe',
    description: 'Light shoe',
    image_status: 'SUCCESS',
    audit: {
      audit_status: 'rejected',
      rejected_info: [
        {
          reason: 'Landing page does not open',
          suggestion: 'Use a page that loads on mobile',
          affected_placement: ['PLACEMENT_TIKTOK'],
          affected_country: ['BR'],
        },
      ],
    },
    ...over,
  };
}

/** A page of items, complete unless the test says otherwise. */
export function itemPage(rows: readonly unknown[], info: Record<string, number | null> = {}): Reply {
  const complete = { page: 1, page_size: 200, total_number: rows.length, total_page: 1 };
  return good({ list: rows, page_info: { ...complete, ...info } });
}

/** The sandbox's TikTok at midday of 23 November 2026 UTC, with the client under test. */
export async function startStandIn(options: Partial<TikTokWorldOptions> = {}) {
  const clock = { ms: Date.UTC(2026, 10, 23, 12) };
  const world = createTikTokWorld({ nowMs: () => clock.ms, ...options });
  const faults = createFaults();
  const standIn = await startTikTokStandIn({ world, faults });
  const store = world.stores[0]!;
  return { ...createTestApi(standIn.url), clock, world, faults, standIn, store };
}

/** Hands every request on to another server and lets the test change the text of its answers: parsed, ids would be rounded. */
export async function startGoBetween(
  target: string,
  change: (text: string) => string,
): Promise<VendorServer> {
  const server = await startVendorServer();
  server.plan((response, request) => {
    const url = `${target}${request.path}?${new URLSearchParams(request.query).toString()}`;
    const headers = { 'Access-Token': String(request.headers['access-token']) };
    void fetch(url, { headers })
      .then((answer) => answer.text())
      .then((text) => response.end(change(text)));
  });
  return server;
}
