import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startVendorServer } from '../http-client/vendor-server.ts';
import type { Reply, VendorServer } from '../http-client/vendor-server.ts';
import { ids, idsInQuery, token } from './catalog-answers.ts';
import { createTestApi, good, refusal } from './test-api.ts';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

const feedId = '7000000000000000500';
const feeds = (...rows: unknown[]) => good({ feed_list: rows });
const feed = feeds({ feed_id: feedId, feed_name: 'Default feed', status: 'OFF' });

function upload(endTime: string | null, over: Record<string, unknown> = {}, status = 'SUCCESS') {
  return {
    update_status: { add_count: 5, error_count: 3, warn_count: 1, process_status: status },
    update_time: { start_time: '2026-01-01 00:00:00', end_time: endTime },
    ...over,
  };
}
const log = (...rows: unknown[]) => good({ feed_logs: rows });
const named = log(upload('2026-01-02 10:00:00', { feed_log_id: '7000000000000000600' }));

/** The shape of tiktok-business-api.md 4.6. */
const error = {
  field: 'age_group',
  issue: 'age_group is invalid',
  suggestion: 'Use one of the allowed values',
  affected_product_count: 3,
  affected_product_item_list: [{ index: 2, sku_id: 'SKU-1', title: 'Sock', value: 'kid' }],
};
const productLog = (over: Record<string, unknown> = {}, errors: unknown = [error]) =>
  good({
    product_feed_log: {
      feed_id: feedId,
      process_status: 'SUCCESS',
      error_count: 3,
      feed_log_data: { download_path: { en: 'https://x.example' }, error_affected_products: errors },
      ...over,
    },
  });

async function read(...replies: Reply[]) {
  server.plan(...replies);
  return createTestApi(server.url).api.uploads(token, ids, 'polling');
}
async function readOne(...replies: Reply[]) {
  const answer = await read(...replies);
  if (answer.class !== 'good') throw new Error(answer.reason);
  expect(answer.value).toHaveLength(1);
  return answer.value[0]!;
}
const repeat = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at));
const paths = () => server.requests.map(({ path }) => path);

describe('the last upload of a feed', () => {
  it('has its counts and its end, in UTC; without its id no more can be asked', async () => {
    expect(await read(feed, log(upload('2026-01-02 10:00:00')))).toEqual({
      class: 'good',
      value: [
        {
          feedId,
          endedAt: new Date('2026-01-02T10:00:00Z'),
          errorCount: 3,
          warningCount: 1,
          errors: [],
        },
      ],
    });
    expect(paths()).toEqual(['/catalog/feed/get/', '/catalog/feed/log/']);
    expect(server.requests.map(({ query }) => query)).toEqual([
      idsInQuery,
      { ...idsInQuery, feed_id: feedId },
    ]);
  });

  it('has its errors too, where TikTok names its id', async () => {
    expect((await readOne(feed, named, productLog())).errors).toEqual([
      {
        field: 'age_group',
        issue: 'age_group is invalid',
        advice: 'Use one of the allowed values',
        itemCount: 3,
        samples: [{ skuId: 'SKU-1', title: 'Sock' }],
      },
    ]);
    expect(server.requests[2]!.path).toBe('/catalog/product/log/');
    expect(server.requests[2]!.query).toEqual({
      ...idsInQuery,
      feed_log_id: '7000000000000000600',
      language: 'en',
    });
  });

  it('without errors is not asked about any further', async () => {
    const status = { error_count: 0, warn_count: 2, process_status: 'SUCCESS' };
    const clean = upload('2026-01-02 10:00:00', { feed_log_id: '6', update_status: status });
    expect(await readOne(feed, log(clean))).toMatchObject({ errorCount: 0, warningCount: 2, errors: [] });
    expect(server.requests).toHaveLength(2);
  });

  const waiting = { update_status: { process_status: 'WAITING', error_count: null }, update_time: null };
  const [old, late] = [upload('2026-01-02 10:00:00'), upload('2026-01-03 10:00:00')];
  it.each([
    ['the newest at the end', [old, late]],
    ['the newest at the start', [late, old]],
    ['a failed one as the newest', [old, upload('2026-01-03 10:00:00', {}, 'FAILED')]],
    ['states in lower case', [old, upload('2026-01-03 10:00:00', {}, 'success')]],
    ['one that waits and one that runs', [waiting, late, upload('2026-01-04 10:00:00', {}, 'PROCESSING')]],
    ['one without times', [upload(null, { update_time: null }), late, upload('', { update_time: {} })]],
  ])('is the newest that came to its end, of a log with %s', async (_name, rows) => {
    expect((await readOne(feed, log(...rows))).endedAt).toEqual(new Date('2026-01-03T10:00:00Z'));
  });

  it.each([
    [null],
    [''],
    ['soon'],
    ['2026-13-01 10:00:00'],
    ['0001-01-01 00:00:00'],
    ['1970-01-01 00:00:00'],
  ])('ended nobody knows when if its end is %j', async (endTime) => {
    expect(await readOne(feed, log(upload(endTime)))).toMatchObject({ endedAt: null, errorCount: 3 });
  });

  it.each([
    ['no upload', log()],
    ['null', good({ feed_logs: null })],
    ['uploads under way only', log(waiting)],
    ['an upload without a state', log({ update_status: null })],
  ])('is absent from a log of %s', async (_name, reply) => {
    expect(await read(feed, reply)).toEqual({ class: 'good', value: [] });
  });

  it('is that of each feed, each asked about once', async () => {
    const list = feeds({ feed_id: '1' }, { feed_id: 2 }, { feeds_id: '3' }, { feed_id: '1' });
    const answer = await read(list, log(old), log(), log(late));
    expect(answer).toMatchObject({ class: 'good', value: [{ feedId: '1' }, { feedId: '3' }] });
    expect(server.requests.slice(1).map(({ query }) => query['feed_id'])).toEqual(['1', '2', '3']);
  });

  it('keeps every digit of ids that come as bare numbers', async () => {
    const raw =
      (text: string): Reply =>
      (response) =>
        void response.end(`{"code":0,"data":${text}}`);
    const row = '"update_status":{"process_status":"SUCCESS","error_count":1,"warn_count":0}';
    const answer = await read(
      raw('{"feed_list":[{"feed_id":7150001000000005013}]}'),
      raw(`{"feed_logs":[{"feed_log_id":7160001000000007001,${row}}]}`),
      raw('{"product_feed_log":{"feeds_id":7150001000000005013,"feed_log_data":null}}'),
    );
    expect(answer).toMatchObject({ value: [{ feedId: '7150001000000005013', errors: [] }] });
    expect(server.requests.map(({ query }) => query['feed_id'] ?? query['feed_log_id'])).toEqual([
      undefined,
      '7150001000000005013',
      '7160001000000007001',
    ]);
  });
});

describe('the errors of an upload', () => {
  it.each([
    ['null', productLog({}, null)],
    ['no data', productLog({ feed_log_data: null })],
    ['an empty list', productLog({}, [])],
  ])('are none in a log with %s', async (_name, reply) => {
    expect((await readOne(feed, named, reply)).errors).toEqual([]);
  });

  it('tolerate missing words and samples, but not a missing count', async () => {
    const bare = { affected_product_count: '7' };
    expect((await readOne(feed, named, productLog({}, [bare]))).errors).toEqual([
      { field: '', issue: '', advice: '', itemCount: 7, samples: [] },
    ]);
    const uncounted = productLog({}, [{ ...error, affected_product_count: null }]);
    expect(await read(feed, named, uncounted)).toMatchObject({ class: 'noInfo' });
  });

  it('are bounded: 100 of them, five samples each, ids that say nothing left empty', async () => {
    const list = [{ sku_id: 'x'.repeat(101) }, { title: 'No id' }, ...repeat(9, () => ({ sku_id: 5 }))];
    const many = repeat(150, () => ({ ...error, issue: 'y'.repeat(900), affected_product_item_list: list }));
    const { errors } = await readOne(feed, named, productLog({}, many));
    expect(errors).toHaveLength(100);
    expect(errors[0]!.issue).toHaveLength(500);
    expect(errors[0]!.samples).toEqual([
      { skuId: '', title: '' },
      { skuId: '', title: 'No id' },
      ...repeat(3, () => ({ skuId: '5', title: '' })),
    ]);
  });

  it('are not known of a log that is gone, but its counts are', async () => {
    const gone = refusal(40002, "The feed log 6 doesn't exist or has been deleted.");
    expect(await readOne(feed, named, gone)).toMatchObject({ errorCount: 3, errors: [] });
  });

  it('are not those of another feed', async () => {
    expect(await read(feed, named, productLog({ feed_id: '7000000000000000501' }))).toEqual({
      class: 'noInfo',
      reason: 'log of another feed',
    });
  });
});

describe('uploads are not known', () => {
  const uncounted = upload('2026-01-02 10:00:00', { update_status: { process_status: 'SUCCESS' } });
  it.each([
    ['without the list of feeds', [good({})], 'schema feed_list'],
    ['with a feed that has no id', [feeds({ feed_name: 'x' })], 'schema feed_list.feed_id'],
    ['without the log', [feed, good({})], 'schema feed_logs'],
    ['of an upload without counts', [feed, log(uncounted)], 'schema feed_logs.0.update_status'],
    ['without the product log', [feed, named, good({})], 'schema product_feed_log'],
    [
      'of more feeds than one store can have',
      [feeds(...repeat(51, (at) => ({ feed_id: at })))],
      'more than 50 feeds',
    ],
  ])('%s', async (_name, replies, reason) => {
    expect(await read(...replies)).toMatchObject({ class: 'noInfo', reason });
  });

  it('and the catalog not in doubt, if a feed was deleted a moment ago', async () => {
    expect(await read(feed, refusal(40002, "feed doesn't exist"))).toEqual({
      class: 'noInfo',
      reason: 'code 40002',
      vendorCode: 40002,
      requestId: 'req-40002',
    });
  });

  it.each([
    [[refusal(40001)], 'objectRefused'],
    [[refusal(40100)], 'throttled'],
    [[feed, refusal(40105)], 'tokenRefused'],
    [[feed, refusal(40100)], 'throttled'],
    [[feed, named, refusal(40105)], 'tokenRefused'],
    [[feed, named, refusal(51009)], 'noInfo'],
  ])('if any of the calls is refused', async (replies, refusalClass) => {
    expect(await read(...replies)).toMatchObject({ class: refusalClass });
  });
});

it('a catalog without feeds has no uploads', async () => {
  expect(await read(good({ feed_list: null }))).toEqual({ class: 'good', value: [] });
  expect(await read(feeds())).toEqual({ class: 'good', value: [] });
});
