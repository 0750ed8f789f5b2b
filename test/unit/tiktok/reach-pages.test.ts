import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../src/core/answer.ts';
import type { Listing, NamedPage } from '../../../src/core/connect/ports.ts';
import { startVendorServer } from '../http-client/vendor-server.ts';
import type { Reply, VendorServer } from '../http-client/vendor-server.ts';
import { createTestApi, good, refusal } from './test-api.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

const centers = { list: 'centers', of: '' } as const;
const row = (id: string) => ({ bc_info: { bc_id: id, name: `Center ${id}` } });
const page = (ids: readonly string[], info?: Record<string, number>): Reply =>
  good({ list: ids.map(row), ...(info === undefined ? {} : { page_info: info }) });

/** Page after page, as whoever is killed after each of them would: from what was stored as JSON. */
async function readAll(replies: readonly Reply[], listing: Listing = centers) {
  server.plan(...replies);
  const { api } = createTestApi(server.url, { timing: { retries: 0 } });
  const ids: string[] = [];
  for (let mark: NamedPage['next'] = null; ;) {
    const answer: Answer<NamedPage> = await api.page('t', listing, mark, 'interactive');
    if (answer.class !== 'good') return { ids, end: answer.class };
    const { rows, next } = answer.value;
    ids.push(...rows.map(({ id }) => id));
    if (next === null || next === 'anew') return { ids, end: next };
    mark = JSON.parse(JSON.stringify(next)) as typeof next;
  }
}

describe('the pages of what a token reaches', () => {
  const info = { page_size: 50, total_number: 120, total_page: 3 };

  it('are read one after the other, also by somebody else', async () => {
    const replies = [page(['1'], { ...info, page: 1 }), page(['2'], { ...info, page: 2 }), page(['3'], info)];
    expect(await readAll(replies)).toEqual({ ids: ['1', '2', '3'], end: null });
    expect(server.requests.map(({ query }) => query['page'])).toEqual(['1', '2', '3']);
  });

  it.each([
    ['the one before', [page(['1', '2'], { ...info, page: 1 }), page(['1', '2'], { ...info, page: 2 })]],
    ['an earlier one', [page(['1'], { ...info, page: 1 }), page(['2'], info), page(['1'], info)]],
  ])('are not believed where one repeats %s', async (_, replies) => {
    expect(await readAll(replies)).toMatchObject({ end: 'anew' });
  });

  it.each([
    ['the total of items', { ...info, total_number: 121 }],
    ['the total of pages', { ...info, total_page: 4 }],
    ['the number of the page', { ...info, page: 1 }],
  ])('are not believed where %s changes on the way', async (_, other) => {
    expect(await readAll([page(['1'], { ...info, page: 1 }), page(['2'], other)])).toMatchObject({
      end: 'anew',
    });
  });

  it('are not believed where a full one says nothing of others', async () => {
    const full = Array.from({ length: 50 }, (_, at) => String(at));
    expect(await readAll([page(full)])).toMatchObject({ end: 'anew' });
  });

  it('end where they are more than any listing has', async () => {
    const endless = { page_size: 50, total_number: 1_000_000 };
    const replies = Array.from({ length: 201 }, (_, at) => page([String(at)], endless));
    expect(await readAll(replies)).toMatchObject({ end: 'anew' });
    expect(server.requests).toHaveLength(200);
  });

  it('may be empty, where TikTok says so', async () => {
    expect(await readAll([good({ page_info: { ...info, total_number: 0, total_page: 0 } })])).toEqual({
      ids: [],
      end: null,
    });
    expect(await readAll([good({ page_info: info })])).toEqual({ ids: [], end: 'noInfo' });
    expect(await readAll([good({})], { list: 'accounts', of: '' })).toEqual({ ids: [], end: 'noInfo' });
  });

  it.each([
    [40105, 'tokenRefused'],
    [50000, 'noInfo'],
    [40001, 'objectRefused'],
    [40113, 'appRefused'],
    [40100, 'throttled'],
  ] as const)('say by %i in the middle that they are not whole', async (code, end) => {
    expect(await readAll([page(['1'], { ...info, page: 1 }), refusal(code)])).toEqual({ ids: ['1'], end });
  });

  it('keep every digit of ids beyond 2^53 that come as bare numbers', async () => {
    const raw =
      (text: string): Reply =>
      (response) =>
        void response.end(`{"code":0,"message":"OK","data":${text}}`);
    const [center, account] = ['7110001000000009529', '7120001000000009531'];
    expect(await readAll([raw(`{"list":[{"bc_info":{"bc_id":${center},"name":"B"}}]}`)])).toMatchObject({
      ids: [center],
    });
    const accounts = raw(`{"list":[{"advertiser_id":${account},"advertiser_name":"A"}]}`);
    expect(await readAll([accounts], { list: 'accounts', of: '' })).toMatchObject({ ids: [account] });
    const owned = raw(`{"list":[{"asset_id":${account},"asset_name":"A"}]}`);
    expect(await readAll([owned], { list: 'owned', of: center })).toMatchObject({ ids: [account] });
    const catalogs = raw(`{"list":[{"catalog_id":${account},"catalog_name":"C"}]}`);
    expect(await readAll([catalogs], { list: 'catalogs', of: center })).toMatchObject({ ids: [account] });
  });
});
