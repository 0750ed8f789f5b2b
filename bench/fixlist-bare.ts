import axios from 'axios';
import type { AxiosInstance } from 'axios';
import type { Vendors } from './fixlist-vendors.ts';

// A process of its own, cold as the other one: the calls of a pass in the same order and as many at once, and nothing
// else: no limiter, no breaker, no schema, no rules, no storage.

/** `cpuMs`: what this process used, system and user. */
export type Bare = { readonly ms: number; readonly cpuMs: number; readonly requests: number };

// As in core/use-cases/{run-pass,read-skus}.ts and vtex/limits.ts.
const idsPerPage = 1_000;
const skusPerChunk = 100;
const readsAtOnce = 8;
const skusPerSimulation = 50;

let requests = 0;

async function loop(http: AxiosInstance, sc: number): Promise<void> {
  await get(http, '/api/catalog_system/pvt/saleschannel/list');
  const ids = await list(http, sc);
  for (let at = 0; at < ids.length; at += skusPerChunk)
    await readChunk(http, sc, ids.slice(at, at + skusPerChunk));
}

async function list(http: AxiosInstance, sc: number): Promise<number[]> {
  const ids: number[] = [];
  for (let page = 1; ; page += 1) {
    const paging = { sc, page, pageSize: idsPerPage, onlyAssigned: true };
    const found = await get(http, '/api/catalog_system/pvt/sku/stockkeepingunitidsbysaleschannel', paging);
    if (!Array.isArray(found) || found.length === 0) return ids;
    ids.push(...(found as number[])); // VTEX lists ids
  }
}

async function readChunk(http: AxiosInstance, sc: number, ids: readonly number[]): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let id = ids[next++]; id !== undefined; id = ids[next++]) {
      await get(http, `/api/catalog_system/pvt/sku/stockkeepingunitbyid/${String(id)}`, { sc });
    }
  };
  await Promise.all(Array.from({ length: readsAtOnce }, lane));
  for (let at = 0; at < ids.length; at += skusPerSimulation) {
    const items = ids
      .slice(at, at + skusPerSimulation)
      .map((id) => ({ id: String(id), quantity: 1, seller: '1' }));
    requests += 1;
    await http.post('/api/checkout/pub/orderForms/simulation', { items }, { params: { sc } });
  }
}

async function get(http: AxiosInstance, path: string, params: object = {}): Promise<unknown> {
  requests += 1;
  return (await http.get<unknown>(path, { params })).data;
}

process.once('message', (vendors: Vendors) => {
  const { account, appKey, appToken } = vendors.access;
  const http = axios.create({
    baseURL: (vendors.env['VTEX_API_URL'] ?? '').replace('{account}', account),
    headers: { 'X-VTEX-API-AppKey': appKey, 'X-VTEX-API-AppToken': appToken },
    proxy: false,
  });
  const startedMs = performance.now();
  const startedCpu = process.cpuUsage();
  void loop(http, vendors.policyId).then(() => {
    const { user, system } = process.cpuUsage(startedCpu);
    const bare: Bare = { ms: performance.now() - startedMs, cpuMs: (user + system) / 1_000, requests };
    process.send?.(bare, () => process.disconnect());
  });
});
