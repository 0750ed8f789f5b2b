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

/** The sample of tiktok-business-api.md 4.5. */
const issue = {
  issue_id: '2002',
  issue_title: 'Image too small',
  reason_and_suggestion: 'Use an image of at least 500x500 pixels',
  issue_level: 'CRITICAL',
  issue_category: 'PRODUCT_ATTRIBUTES',
  issue_product_field: 'image_link',
  affected_product_count: 14,
  affected_product_percentage: 1.6,
  example_affected_products: [{ sku_id: 'SKU-1002', title: 'Sock', image_status: 'FILTERED' }],
};
const day = '2026-01-01';
const info = { page: 1, page_size: 20, total_number: 1, total_page: 1 };

function read(...replies: Reply[]) {
  server.plan(...replies);
  return createTestApi(server.url).api.diagnostics(token, ids, 'pt', 'polling');
}
async function readIssue(over: Record<string, unknown>) {
  const answer = await read(good({ diagnostic_date: day, issues: [{ ...issue, ...over }], page_info: info }));
  if (answer.class !== 'good') throw new Error(answer.reason);
  return answer.value.issues[0]!;
}

describe('the diagnostics', () => {
  it('name their day and each issue with its samples', async () => {
    expect(await read(good({ diagnostic_date: day, issues: [issue], page_info: info }))).toEqual({
      class: 'good',
      value: {
        day,
        issues: [
          {
            id: '2002',
            title: 'Image too small',
            advice: 'Use an image of at least 500x500 pixels',
            level: 'critical',
            category: 'PRODUCT_ATTRIBUTES',
            field: 'image_link',
            itemCount: 14,
            sampleSkuIds: ['SKU-1002'],
          },
        ],
      },
    });
  });

  it.each(['en', 'es', 'pt'] as const)('are asked for all feeds, in %s', async (language) => {
    server.plan(good({}));
    await createTestApi(server.url).api.diagnostics(token, ids, language, 'polling');
    expect(server.requests.map(({ query }) => query)).toEqual([
      { ...idsInQuery, feed_id: 'ALL', lang: language, page: '1', page_size: '20' },
    ]);
  });

  it.each([
    ['an empty answer', {}, null],
    ['no issues', { diagnostic_date: day }, day],
    ['null for issues', { diagnostic_date: day, issues: null }, day],
    ['an empty list', { diagnostic_date: day, issues: [], page_info: { total_number: 0 } }, day],
  ])('are without an issue after %s', async (_name, data, expected) => {
    expect(await read(good(data))).toEqual({ class: 'good', value: { day: expected, issues: [] } });
  });

  it.each([
    ['the documented key', { diagnostic_date: day }, day],
    ['a misspelt key', { diagnositic_date: day }, day],
    ['the documented key of two', { diagnositic_date: '2026-01-02', diagnostic_date: day }, day],
    ['null', { diagnostic_date: null }, null],
    ['no day of the calendar', { diagnostic_date: '2026-02-30' }, null],
    ['a time', { diagnostic_date: '2026-01-01 10:00:00' }, null],
    ['an unset date', { diagnostic_date: '0001-01-01' }, null],
  ])('take their day from %s', async (_name, dates, expected) => {
    expect(await read(good({ ...dates, issues: [] }))).toMatchObject({ value: { day: expected } });
  });

  it.each([
    ['CRITICAL', 'critical'],
    ['WARNING', 'warning'],
    ['warning', 'warning'],
    ['INFO', 'unknown'],
    [null, 'unknown'],
    ['constructor', 'unknown'],
  ])('give an issue of level %s the level %s', async (level, expected) => {
    expect(await readIssue({ issue_level: level })).toMatchObject({ level: expected });
  });

  it('tolerate an issue that has its id only', async () => {
    server.plan(good({ issues: [{ issue_id: 2002 }] }));
    const { api } = createTestApi(server.url);
    const empty = { title: '', advice: '', level: 'unknown', category: '', field: '' };
    expect(await api.diagnostics(token, ids, 'en', 'polling')).toEqual({
      class: 'good',
      value: { day: null, issues: [{ id: '2002', ...empty, itemCount: null, sampleSkuIds: [] }] },
    });
  });

  it('leave out samples that cannot be identified, and any beyond the tenth', async () => {
    const odd = [{ sku_id: '' }, {}, { sku_id: null }, { sku_id: 'x'.repeat(101) }, { hotel_id: '7' }];
    const even = Array.from({ length: 12 }, (_, at) => ({ sku_id: at }));
    const { sampleSkuIds } = await readIssue({ example_affected_products: [...odd, ...even] });
    expect(sampleSkuIds).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  it('have texts of at most 500 characters', async () => {
    const long = 'x'.repeat(5_000);
    const read = await readIssue({ issue_title: long, reason_and_suggestion: long, issue_category: long });
    for (const text of [read.title, read.advice, read.category]) expect(text).toBe(`${'x'.repeat(499)}…`);
  });
});

describe('diagnostics on several pages', () => {
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({ ...issue, issue_id: String(from + at) }));
  const page = (number: number, issues: unknown, over: Record<string, unknown> = {}) =>
    good({
      diagnostic_date: day,
      issues,
      page_info: { page: number, page_size: 20, total_number: 25, total_page: 2 },
      ...over,
    });

  it('are one list', async () => {
    const answer = await read(page(1, rows(1, 20)), page(2, rows(21, 5)));
    if (answer.class !== 'good') throw new Error(answer.reason);
    expect(answer.value.issues.map(({ id }) => id)).toEqual(rows(1, 25).map((row) => row.issue_id));
    expect(server.requests.map(({ query }) => query['page'])).toEqual(['1', '2']);
  });

  it.each([
    ['of two days', page(2, rows(21, 5), { diagnostic_date: '2026-01-02' })],
    ['of two totals', page(2, rows(21, 6), { page_info: { page: 2, total_number: 26, total_page: 2 } })],
    ['of which the second is the first', page(1, rows(1, 20))],
  ])('%s say nothing', async (_name, second) => {
    expect(await read(page(1, rows(1, 20)), second)).toEqual({
      class: 'noInfo',
      reason: 'broken page chain',
    });
  });

  it('say nothing if issues that are counted are not there', async () => {
    expect(await read(page(1, null))).toMatchObject({ class: 'noInfo', reason: 'schema issues' });
  });

  it('are a refusal if the second page is refused', async () => {
    expect(await read(page(1, rows(1, 20)), refusal(40001))).toMatchObject({ class: 'objectRefused' });
  });
});
