import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startVendorServer } from '../http-client/vendor-server.ts';
import type { VendorServer } from '../http-client/vendor-server.ts';
import { createTestApi, good, planted } from './test-api.ts';

const { token } = planted;
const advertiserId = '7000000000000000001';
const bcId = '7000000000000000100';
const catalogId = '7000000000000000200';
const pixelCode = 'C0ABCDEFGHIJKLMNOPQR';

let server: VendorServer;
beforeEach(async () => {
  server = await startVendorServer();
});
afterEach(() => server.close());

/** The answers are the samples of tiktok-business-api.md. */
function createApi(data: unknown) {
  server.plan(good(data));
  return createTestApi(server.url).api;
}

const onePage = { page: 1, page_size: 10, total_number: 1, total_page: 1 };

describe('user info', () => {
  it('names the user', async () => {
    const api = createApi({ core_user_id: '7000000000000000800', display_name: 'Ana', email: 'a***@x.com' });
    expect(await api.userInfo(token, 'probe')).toEqual({
      class: 'good',
      value: { coreUserId: '7000000000000000800', displayName: 'Ana' },
    });
  });

  it('keeps every digit of an id that comes as a number', async () => {
    server.plan((response) => {
      response.end('{"code":0,"data":{"core_user_id":7000000000000000801,"display_name":null}}');
    });
    const { api } = createTestApi(server.url);
    expect(await api.userInfo(token, 'probe')).toEqual({
      class: 'good',
      value: { coreUserId: '7000000000000000801', displayName: '' },
    });
  });
});

describe('advertiser ids', () => {
  it('are those of the list', async () => {
    const api = createApi({ list: [{ advertiser_id: advertiserId, advertiser_name: 'Acme' }] });
    expect(await api.advertiserIds(token, 'polling')).toEqual({ class: 'good', value: [advertiserId] });
  });

  it('are none when the list is empty', async () => {
    expect(await createApi({ list: [] }).advertiserIds(token, 'polling')).toEqual({
      class: 'good',
      value: [],
    });
  });
});

describe('an ad account', () => {
  const row = {
    advertiser_id: advertiserId,
    name: 'Acme Store',
    status: 'STATUS_LIMIT',
    rejection_reason: '',
  };

  it('has name and state', async () => {
    expect(await createApi({ list: [row] }).adAccount(token, advertiserId, 'polling')).toEqual({
      class: 'good',
      value: { name: 'Acme Store', state: 'suspended', rawStatus: 'STATUS_LIMIT' },
    });
  });

  it('is the one that we asked for, not the first', async () => {
    const other = { ...row, advertiser_id: '7000000000000000002', status: 'STATUS_ENABLE' };
    const answer = await createApi({ list: [other, row] }).adAccount(token, advertiserId, 'polling');
    expect(answer).toMatchObject({ value: { state: 'suspended' } });
  });

  it.each([['STATUS_BRAND_NEW'], [null], [undefined]])(
    'with status %s has an unknown state',
    async (status) => {
      const answer = await createApi({ list: [{ ...row, status }] }).adAccount(
        token,
        advertiserId,
        'polling',
      );
      expect(answer).toMatchObject({ value: { state: 'unknown', rawStatus: status ?? '' } });
    },
  );

  it('that is not in the answer is refused as absent', async () => {
    expect(await createApi({ list: [] }).adAccount(token, advertiserId, 'polling')).toEqual({
      class: 'objectRefused',
      reason: 'absent',
    });
  });
});

describe('a Business Center', () => {
  it('has name and state', async () => {
    const list = [{ bc_info: { bc_id: bcId, name: 'Acme', status: 'PUNISH' }, user_role: 'ADMIN' }];
    expect(await createApi({ list, page_info: onePage }).businessCenter(token, bcId, 'polling')).toEqual({
      class: 'good',
      value: { name: 'Acme', state: 'suspended', rawStatus: 'PUNISH' },
    });
  });
});

describe('a catalog', () => {
  it.each([
    ['AVAILABLE', true],
    ['NOT_AVAILABLE', false],
    ['SOMETHING_ELSE', null],
    [undefined, null],
  ])('with ad_creation_eligible %s is usable in ads: %s', async (eligible, usableInAds) => {
    const list = [{ catalog_id: catalogId, catalog_name: 'Main', ad_creation_eligible: eligible }];
    const api = createApi({ list, page_info: onePage });
    expect(await api.catalog(token, bcId, catalogId, 'polling')).toEqual({
      class: 'good',
      value: { name: 'Main', usableInAds },
    });
  });

  it('has three counts', async () => {
    const api = createApi({ approved: 812, rejected: 9, processing: 31, organic_approved: 5 });
    expect(await api.catalogOverview(token, bcId, catalogId, 'interactive')).toEqual({
      class: 'good',
      value: { approved: 812, processing: 31, rejected: 9 },
    });
  });

  it('has counts that may come as text, and real zeros', async () => {
    const api = createApi({ approved: '812', rejected: 0, processing: '0' });
    expect(await api.catalogOverview(token, bcId, catalogId, 'polling')).toEqual({
      class: 'good',
      value: { approved: 812, processing: 0, rejected: 0 },
    });
  });
});

describe('a pixel', () => {
  const row = {
    pixel_id: '7000000000000000401',
    pixel_code: pixelCode,
    pixel_name: 'Acme pixel',
    pixel_script: '<script></script>',
    advanced_matching_fields: { email: true, phone_number: false },
    automatic_advanced_matching_fields: { email: false, phone_number: true, name: null, external_id: true },
  };

  it('has its numeric id, name and matching', async () => {
    const api = createApi({ pixels: [row], page_info: { ...onePage, page_size: 20 } });
    expect(await api.pixel(token, advertiserId, pixelCode, 'polling')).toEqual({
      class: 'good',
      value: {
        pixelId: '7000000000000000401',
        name: 'Acme pixel',
        advancedMatching: { email: true, phone: false },
        automaticMatching: { email: false, phone: true, name: null, address: null, externalId: true },
      },
    });
  });

  it.each([[undefined], [null], [{}], [{ email: null }]])(
    'with matching %j has unknown matching, not "off"',
    async (matching) => {
      const api = createApi({ pixels: [{ ...row, advanced_matching_fields: matching }], page_info: onePage });
      expect(await api.pixel(token, advertiserId, pixelCode, 'polling')).toMatchObject({
        value: { advancedMatching: { email: null, phone: null } },
      });
    },
  );

  it.each([
    ['bound', [{ event_source_name: 'Acme pixel', pixel_code: pixelCode, app_id: '' }], true, ['Acme pixel']],
    ['not bound', [{ event_source_name: 'Old pixel', pixel_code: 'C9OLD' }], false, ['Old pixel']],
    ['not bound', [{ event_source_name: 'App', app_id: '123', pixel_code: null }], false, ['App']],
    ['not bound', [], false, []],
    ['not bound', null, false, []],
  ])('is %s to the catalog with the event sources %j', async (_name, sources, bound, names) => {
    const api = createApi({ catalog_id: catalogId, event_sources: sources });
    expect(await api.pixelBinding(token, bcId, catalogId, pixelCode, 'polling')).toEqual({
      class: 'good',
      value: { bound, sources: names },
    });
  });
});

describe('the events of a pixel', () => {
  const pixel = { advertiserId, pixelId: '7000000000000000401' };
  const of = (pixelId: string, ...counts: readonly unknown[]) => ({
    pixel_id: pixelId,
    statistics: counts.map((total_count) => ({ pixel_event_type: 'VIEW_CONTENT', total_count })),
  });

  it.each<readonly [string, unknown, number]>([
    ['are those of all kinds together', { list: [of('9', 5), of('7000000000000000401', 2400, 31)] }, 2431],
    ['are none where TikTok has no row of it', { list: [] }, 0],
    ['are none where it has no rows at all', { list: null }, 0],
  ])('%s', async (_, data, value) => {
    const api = createApi(data);
    expect(await api.pixelEvents(token, pixel, '2026-01-31', 'polling')).toEqual({ class: 'good', value });
    const { query } = server.requests[0]!;
    expect(JSON.parse(query['date_range'] ?? '')).toEqual({
      start_date: '2026-01-31',
      end_date: '2026-01-31',
    });
    expect(query['pixel_ids']).toBe('["7000000000000000401"]');
  });

  it.each([[{}], [{ list: [of('7000000000000000401', null)] }], [{ list: [{ pixel_id: '1' }] }]])(
    'are not known from %j',
    async (data) => {
      const answer = await createApi(data).pixelEvents(token, pixel, '2026-01-31', 'polling');
      expect(answer.class).toBe('noInfo');
    },
  );
});

describe('switching the matching of a pixel', () => {
  const pixel = { advertiserId, pixelId: '7000000000000000401', name: 'Acme pixel', on: false };
  const sent = async (withAutomatic: boolean) => {
    const api = createApi({});
    expect(await api.switchMatching(token, { ...pixel, withAutomatic }, 'interactive')).toMatchObject({
      class: 'good',
    });
    return JSON.parse(server.requests[0]!.body) as unknown;
  };
  const manual = {
    advertiser_id: advertiserId,
    pixel_id: '7000000000000000401',
    pixel_name: 'Acme pixel',
    advanced_matching_fields: { email: false, phone_number: false },
  };

  it('sends every flag, so that none is switched on by its absence', async () => {
    const automatic = { email: false, phone_number: false, name: false, address: false, external_id: false };
    expect(await sent(true)).toEqual({ ...manual, automatic_advanced_matching_fields: automatic });
  });

  it('sends none of the automatic flags where they are to be left alone', async () => {
    expect(await sent(false)).toEqual(manual);
  });

  it('is sent once, whatever becomes of it', async () => {
    server.plan((response) => response.destroy());
    const { api } = createTestApi(server.url);
    const answer = await api.switchMatching(token, { ...pixel, withAutomatic: true }, 'interactive');
    expect(answer.class).toBe('noInfo');
    expect(server.requests).toHaveLength(1);
  });
});
