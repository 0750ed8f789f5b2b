import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startVendorServer } from '../http-client/vendor-server.ts';
import type { VendorServer } from '../http-client/vendor-server.ts';
import { ids, idsInQuery, itemPage, itemRow, token } from './catalog-answers.ts';
import { createTestApi, good } from './test-api.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

type Audit = 'approved' | 'rejected' | 'processing' | null;
const broken = { class: 'noInfo', reason: 'broken page chain' };

function read(reply: Parameters<VendorServer['plan']>[0], wanted: { audit?: Audit; page?: number } = {}) {
  server.plan(reply);
  const { api } = createTestApi(server.url);
  return api.catalogItems(token, ids, { audit: 'rejected', page: 1, ...wanted }, 'polling');
}

async function readRow(over: Record<string, unknown>) {
  const answer = await read(itemPage([itemRow('1001', over)]));
  if (answer.class !== 'good') throw new Error(answer.reason);
  return answer.value.items[0]!;
}

describe('a page of items', () => {
  it('holds what the fix list needs of each item, and the total', async () => {
    const rows = [
      itemRow('1001'),
      itemRow('1002', { audit: { audit_status: 'approved' }, title: 'Sock', image_status: 'FILTERED' }),
    ];
    expect(await read(itemPage(rows, { total_number: 9 }))).toEqual({
      class: 'good',
      value: {
        items: [
          {
            itemId: '70000000000001001',
            skuId: '1001',
            title: 'Running shoe',
            audit: 'rejected',
            image: 'stored',
            issues: [{ reason: 'Landing page does not open', suggestion: 'Use a page that loads on mobile' }],
          },
          {
            itemId: '70000000000001002',
            skuId: '1002',
            title: 'Sock',
            audit: 'approved',
            image: 'tooSmall',
            issues: [],
          },
        ],
        total: 9,
      },
    });
  });

  it.each(['rejected', 'processing', 'approved'] as const)(
    'is asked for by one condition: %s',
    async (audit) => {
      await read(itemPage([]), { audit, page: 3 });
      expect(server.requests[0]!.query).toEqual({
        ...idsInQuery,
        page: '3',
        page_size: '200',
        conditions: `{"and":[{"field":"audit_status","operator":"EQ","values":["${audit}"]}]}`,
      });
    },
  );

  it('of all items is asked for without a condition', async () => {
    await read(itemPage([]), { audit: null });
    expect(server.requests[0]!.query).toEqual({ ...idsInQuery, page: '1', page_size: '200' });
  });

  it.each([
    ['an empty list', itemPage([])],
    ['no list, but a total of zero', good({ page_info: { page: 1, total_number: 0 } })],
  ])('is empty after %s', async (_name, reply) => {
    expect(await read(reply)).toEqual({ class: 'good', value: { items: [], total: 0 } });
  });

  it('after the last one is empty and has the total still', async () => {
    const reply = itemPage([], { page: 3, total_number: 400, total_page: 2 });
    expect(await read(reply, { page: 3 })).toEqual({ class: 'good', value: { items: [], total: 400 } });
  });

  it.each([
    ['no page_info', good({ list: [itemRow('1001')] })],
    ['a page_info without total', good({ list: [itemRow('1001')], page_info: { page: 1 } })],
  ])('has no total after %s', async (_name, reply) => {
    expect(await read(reply)).toMatchObject({ class: 'good', value: { total: null, items: [{}] } });
  });

  it('may say that there are more than the 100,000 items that TikTok shows', async () => {
    const reply = itemPage([itemRow('1001')], { page: 500, total_number: 123_456, total_page: 618 });
    expect(await read(reply, { page: 500 })).toMatchObject({ value: { total: 123_456 } });
  });

  it('beyond 100,000 items is not asked for', async () => {
    expect(await read(itemPage([]), { page: 501 })).toEqual({
      class: 'noInfo',
      reason: 'beyond 100000 items',
    });
    expect(server.requests).toHaveLength(0);
  });
});

describe('an item', () => {
  it.each([
    ['rejected', 'rejected'],
    ['REJECTED', 'rejected'],
    ['Approved', 'approved'],
    ['approved', 'approved'],
    ['processing', 'processing'],
    ['PROCESSING', 'processing'],
    ['banned', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
    [undefined, 'unknown'],
    ['constructor', 'unknown'],
  ])('with audit_status %s is %s', async (status, audit) => {
    expect(await readRow({ audit: { audit_status: status } })).toMatchObject({ audit, issues: [] });
  });

  it.each([
    ['SUCCESS', 'stored'],
    ['PROCESSING', 'copying'],
    ['FAIL', 'failed'],
    ['FILTERED', 'tooSmall'],
    ['NOT_SUPPORTED', 'notSupported'],
    ['NO_FOUND', 'notFound'],
    ['NOT_FOUND', 'notFound'],
    ['not_found', 'notFound'],
    ['SOMETHING_NEW', 'unknown'],
    ['', 'unknown'],
    [null, 'unknown'],
    [undefined, 'unknown'],
    ['toString', 'unknown'],
  ])('with image_status %s has the image state %s', async (status, image) => {
    expect(await readRow({ image_status: status })).toMatchObject({ image });
  });

  const one = { reason: 'Prohibited', suggestion: 'See the policy' };
  it.each([
    ['rejected_info', { rejected_info: [one] }, [one]],
    ['reject_info', { reject_info: [one] }, [one]],
    ['both, once', { rejected_info: [one], reject_info: [one] }, [one]],
    ['the one that is not empty', { rejected_info: [], reject_info: [one] }, [one]],
    ['the one that is not null', { rejected_info: null, reject_info: [one] }, [one]],
    ['neither', {}, []],
    ['null', { rejected_info: null }, []],
    ['a reason alone', { rejected_info: [{ reason: 'No' }] }, [{ reason: 'No', suggestion: '' }]],
    ['nothing', { rejected_info: [{ reason: null, suggestion: '' }, one] }, [one]],
    ['twelve: the first ten', { rejected_info: Array(12).fill(one) }, Array(10).fill(one)],
  ])('has its reasons from %s', async (_name, info, issues) => {
    expect((await readRow({ audit: { audit_status: 'rejected', ...info } })).issues).toEqual(issues);
  });

  it('that is not rejected has no reasons, even if some were left behind', async () => {
    const audit = { audit_status: 'approved', rejected_info: [one] };
    expect((await readRow({ audit })).issues).toEqual([]);
  });

  it('may lack everything but its ids', async () => {
    const bare = { title: null, description: undefined, image_status: undefined, audit: null };
    const unknown = { title: '', audit: 'unknown', image: 'unknown', issues: [] };
    expect(await readRow(bare)).toEqual({ itemId: '70000000000001001', skuId: '1001', ...unknown });
  });

  it('keeps every digit of ids that come as numbers', async () => {
    const row = '{"product_id":7000000000000000301,"sku_id":42,"audit":{}}';
    const reply = (text: string) => (response: { end(text: string): unknown }) => void response.end(text);
    const answer = await read(reply(`{"code":0,"data":{"list":[${row}]}}`));
    expect(answer).toMatchObject({ value: { items: [{ itemId: '7000000000000000301', skuId: '42' }] } });
  });

  it('has texts that can be stored and are at most 500 characters long', async () => {
    const long = `${'a'.repeat(498)}👟${'b'.repeat(2_000_000)}`;
    const info = [{ reason: `half \ud800 and \u0000NUL`, suggestion: long }];
    const item = await readRow({
      title: long,
      audit: { audit_status: 'rejected', rejected_info: info },
    });
    const cut = `${'a'.repeat(498)}…`; // the shoe would lose one half
    expect(item.issues).toEqual([{ reason: 'half \ufffd and NUL', suggestion: cut }]);
    expect(item.title).toBe(cut);
    expect((await readRow({ title: 'c'.repeat(500) })).title).toBe('c'.repeat(500));
  });
});

describe('a page that says nothing', () => {
  it.each([
    ['an item without sku_id', { sku_id: undefined }, 'sku_id'],
    ['an item with an empty sku_id', { sku_id: '' }, 'sku_id'],
    ['an item without product_id', { product_id: null }, 'product_id'],
    ['an item with an id of 101 characters', { sku_id: 'x'.repeat(101) }, 'sku_id'],
    ['reasons that are no list', { audit: { audit_status: 'rejected', rejected_info: 'No' } }, 'audit'],
  ])('is one with %s, and the log names the field', async (_name, over, field) => {
    server.plan(itemPage([itemRow('1'), itemRow('2', over)]));
    const { api, lines } = createTestApi(server.url);
    const answer = await api.catalogItems(token, ids, { audit: null, page: 1 }, 'polling');
    const reason = `schema list.1.${field}`;
    expect(answer).toMatchObject({ class: 'noInfo' });
    expect(answer).toHaveProperty('reason', expect.stringContaining(reason));
    expect(lines.some((line) => line.includes('"level":40') && line.includes(`list.1.${field}`))).toBe(true);
  });

  it.each([
    ['no rows and no total', good({})],
    ['no rows, but a total', good({ list: null, page_info: { page: 1, total_number: 9 } })],
  ])('is one with %s', async (_name, reply) => {
    expect(await read(reply)).toMatchObject({ class: 'noInfo', reason: 'schema list' });
  });

  const rows = (count: number) => Array.from({ length: count }, (_, at) => itemRow(String(at + 1)));
  it.each([
    ['another page', itemPage(rows(3), { page: 2 })],
    ['smaller pages than asked for: the next one would not go on', itemPage(rows(10), { page_size: 10 })],
    ['more rows than asked for', itemPage(rows(201))],
    ['an empty list where items must be', itemPage([], { total_number: 9 })],
  ])('is one with %s', async (_name, reply) => {
    expect(await read(reply)).toEqual(broken);
  });
});
