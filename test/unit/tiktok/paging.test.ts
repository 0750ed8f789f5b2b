import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startVendorServer } from '../http-client/vendor-server.ts';
import type { Reply, VendorServer } from '../http-client/vendor-server.ts';
import { createTestApi, good, refusal } from './test-api.ts';

const ours = '7000000000000000200';
const absent = { class: 'objectRefused', reason: 'absent' };
const broken = { class: 'noInfo', reason: 'broken page chain' };

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

function row(id: string) {
  return { catalog_id: id, catalog_name: `catalog ${id}` };
}

function others(count: number) {
  return Array.from({ length: count }, (_, index) => row(String(index + 1)));
}

function page(rows: readonly unknown[], info?: Record<string, number | null> | null): Reply {
  return good({ list: rows, page_info: info });
}

async function look(...replies: Reply[]) {
  server.plan(...replies);
  const { api, limiter } = createTestApi(server.url);
  const answer = await api.catalog('t', '7000000000000000100', ours, 'polling');
  expect(limiter.taken).toHaveLength(server.requests.length);
  return answer;
}

const pagesAsked = () => server.requests.map(({ query }) => query['page']);

describe('our object', () => {
  it('is found on a later page', async () => {
    const info = { page_size: 100, total_number: 201, total_page: 3 };
    const answer = await look(
      page(others(100), { ...info, page: 1 }),
      page(others(100), { ...info, page: 2 }),
      page([row(ours)], { ...info, page: 3 }),
    );
    expect(answer).toMatchObject({ class: 'good', value: { name: `catalog ${ours}` } });
    expect(pagesAsked()).toEqual(['1', '2', '3']);
    expect(server.requests[2]!.query).toMatchObject({ catalog_id: ours, page_size: '100' });
  });

  it('is found on the first page without reading more', async () => {
    const answer = await look(page([row(ours)], { page: 1, total_number: 900, total_page: 9 }));
    expect(answer).toMatchObject({ class: 'good' });
    expect(pagesAsked()).toEqual(['1']);
  });

  it.each([
    ['an empty list', page([])],
    ['an empty list and no page_info', page([], null)],
    ['an empty list of zero', page([], { page: 1, total_number: 0, total_page: 0 })],
    ['no list, but a total of zero', good({ page_info: { page: 1, total_number: 0, total_page: 0 } })],
    ['others only', page(others(2), { page: 1, total_number: 2, total_page: 1 })],
    ['others only, without totals', page(others(99), { page: 1 })],
    ['others only, without the page number', page(others(2), { total_number: 2 })],
  ])('is absent after %s', async (_name, reply) => {
    expect(await look(reply)).toEqual(absent);
    expect(pagesAsked()).toEqual(['1']);
  });

  it('is absent only after the last page', async () => {
    const info = { total_number: 101, total_page: 2 };
    const answer = await look(page(others(100), { ...info, page: 1 }), page(others(1), { ...info, page: 2 }));
    expect(answer).toEqual(absent);
    expect(pagesAsked()).toEqual(['1', '2']);
  });

  it('may be on a page that TikTok emptied by its filter: the next ones are read too', async () => {
    const info = { total_number: 150, total_page: 2 };
    const answer = await look(page([], { ...info, page: 1 }), page([row(ours)], { ...info, page: 2 }));
    expect(answer).toMatchObject({ class: 'good' });
  });

  it('may be beyond the pages that we count, when TikTok uses smaller ones', async () => {
    const info = { page_size: 10, total_number: 12, total_page: 2 };
    const answer = await look(
      page(others(10), { ...info, page: 1 }),
      page([row(ours)], { ...info, page: 2 }),
    );
    expect(answer).toMatchObject({ class: 'good' });
  });
});

describe('a broken page chain says nothing', () => {
  const first = page(others(100), { page: 1, total_number: 250, total_page: 3 });

  it.each([
    ['another page than the one asked for', page(others(100), { page: 1, total_number: 250, total_page: 3 })],
    ['fewer pages than were read', page(others(100), { page: 2, total_number: 90, total_page: 1 })],
    ['another total', page(others(100), { page: 2, total_number: 251, total_page: 3 })],
    ['no total any more', page(others(100), { page: 2 })],
    ['no page_info any more', page(others(3), null)],
  ])('with %s on the second page', async (_name, second) => {
    expect(await look(first, second)).toEqual(broken);
  });

  it('with a full first page and no page_info', async () => {
    expect(await look(page(others(100), null))).toEqual(broken);
    expect(pagesAsked()).toEqual(['1']);
  });

  it('with a first page of another number', async () => {
    expect(await look(page(others(2), { page: 2, total_number: 2, total_page: 1 }))).toEqual(broken);
  });

  it('that never ends, after 200 pages', async () => {
    let asked = 0;
    const endless: Reply = (response, request) => {
      asked += 1;
      const info = { page: asked, total_number: 1_000_000, total_page: 10_000 };
      page(others(1), info)(response, request);
    };
    expect(await look(endless)).toEqual(broken);
    expect(server.requests).toHaveLength(200);
  });

  it.each([
    [refusal(51009), 'noInfo'],
    [refusal(40105), 'tokenRefused'],
    [refusal(40100), 'throttled'],
  ])('but a refusal on a later page speaks for itself', async (second, refusalClass) => {
    expect(await look(first, second)).toMatchObject({ class: refusalClass });
  });
});
