import { pixelEventsOn } from '../../worlds/tiktok-pixel-events.ts';
import type { Pixel } from '../../worlds/tiktok-model.ts';
import { advertiserOf, get, post } from '../call.ts';
import type { Endpoint, TokenCall } from '../call.ts';
import * as read from '../parameters.ts';
import { badParameter, doesNotExist, noPermission } from '../refused.ts';

const maxPageSize = 20; // tiktok-business-api.md 5.1
const maxName = 40; // 5.2
const maxStatPixels = 10; // 5.3
const maxStatDays = 30; // 5.3
const dayMs = 86_400_000;

export const pixelEndpoints: Record<string, Endpoint> = {
  '/pixel/list/': get((call) => {
    const pages = read.paging(call, maxPageSize);
    read.object(call, 'filtering');
    const code = read.optionalText(call, 'code');
    const id = read.optionalText(call, 'pixel_id');
    const name = read.optionalText(call, 'name');
    const order = read.oneOf('order_by', read.optionalText(call, 'order_by') ?? 'EARLIEST_CREATE', [
      'EARLIEST_CREATE',
      'LATEST_CREATE',
    ] as const);
    const found = pixelsOf(call, read.text(call, 'advertiser_id')).filter(
      (pixel) =>
        (code === null || pixel.pixelCode === code) &&
        (id === null || pixel.pixelId === id) &&
        (name === null || pixel.name.includes(name)),
    );
    const { rows, page_info } = read.pageOf(order === 'LATEST_CREATE' ? found.reverse() : found, pages);
    return { pixels: rows.map(row), page_info };
  }),
  '/pixel/update/': post((call) => {
    const pixel = pixelOf(call, read.bodyText(call, 'advertiser_id'), read.bodyText(call, 'pixel_id'));
    if (call.user.roles.get(pixel.pixelId) === 'ANALYST') throw noPermission('pixel', pixel.pixelId);
    const name = read.bodyText(call, 'pixel_name');
    if (name.length > maxName || /\p{Extended_Pictographic}/u.test(name)) {
      throw badParameter('pixel_name', `At most ${maxName} characters, no emoji.`);
    }
    const manual = matching(call, 'advanced_matching_fields', pixel.manualMatching);
    const automatic = matching(call, 'automatic_advanced_matching_fields', pixel.automaticMatching);
    const cookies = read.optionalFlag(call, 'enable_first_party_cookies');
    const sharing = read.optionalFlag(call, 'enable_expanded_data_sharing');
    pixel.name = name;
    if (pixel.partnerName !== null) pixel.manualMatching = manual;
    pixel.automaticMatching = automatic;
    pixel.firstPartyCookies = cookies ?? pixel.firstPartyCookies;
    pixel.expandedDataSharing = sharing ?? pixel.expandedDataSharing;
    return {};
  }),
  '/pixel/event/stats/': get((call) => {
    const advertiserId = read.text(call, 'advertiser_id');
    const ids = read.requiredTextList(call, 'pixel_ids', maxStatPixels);
    const range = dateRange(call);
    const pixels = ids.map((id) => pixelOf(call, advertiserId, id));
    return { list: pixels.flatMap((pixel) => statistics(call, pixel, range)) };
  }),
};

/** Permission on pixels is apart from that on the ad account (tiktok-business-api.md 2.7). */
function pixelsOf(call: TokenCall, advertiserId: string): Pixel[] {
  advertiserOf(call, advertiserId);
  const all = [...call.world.pixels.values()].filter((pixel) => pixel.advertiserId === advertiserId);
  const mine = all.filter((pixel) => call.user.roles.has(pixel.pixelId));
  if (all.length > 0 && mine.length === 0) throw noPermission('pixels of advertiser', advertiserId);
  return mine;
}

function pixelOf(call: TokenCall, advertiserId: string, pixelId: string): Pixel {
  const pixel = pixelsOf(call, advertiserId).find((found) => found.pixelId === pixelId);
  if (pixel === undefined) throw doesNotExist('pixel', pixelId);
  return pixel;
}

/** A key that is missing from the object switches its field on (5.2); without the object nothing changes. */
function matching<K extends string>(
  call: TokenCall,
  name: string,
  current: Record<K, boolean>,
): Record<K, boolean> {
  const given = call.body[name];
  if (given === undefined || given === null) return current;
  if (!read.isRecord(given)) throw badParameter(name, 'Not a valid object.');
  const next = { ...current };
  for (const key of Object.keys(current) as K[]) {
    const value = given[key];
    if (value !== undefined && typeof value !== 'boolean')
      throw badParameter(`${name}.${key}`, 'Not a valid boolean.');
    next[key] = value ?? true;
  }
  return next;
}

function dateRange(call: TokenCall): { fromMs: number; toMs: number } {
  const range = read.object(call, 'date_range');
  if (range === null) throw badParameter('date_range', 'Missing data for required field.');
  const [fromMs, toMs] = [range['start_date'], range['end_date']].map((date) =>
    typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN,
  ) as [number, number];
  if (Number.isNaN(fromMs) || Number.isNaN(toMs) || toMs < fromMs) {
    throw badParameter('date_range', 'start_date and end_date must be days, YYYY-MM-DD, in order.');
  }
  if (toMs - fromMs >= maxStatDays * dayMs) throw badParameter('date_range', `At most ${maxStatDays} days.`);
  return { fromMs, toMs };
}

/** A pixel without events has no row. */
function statistics({ world }: TokenCall, pixel: Pixel, { fromMs, toMs }: { fromMs: number; toMs: number }) {
  const totals = new Map<string, number>();
  for (let dayStartMs = fromMs; dayStartMs <= toMs; dayStartMs += dayMs) {
    for (const { event, count } of pixelEventsOn(world, pixel, dayStartMs)) {
      totals.set(event, (totals.get(event) ?? 0) + count);
    }
  }
  if (totals.size === 0) return [];
  const rows = [...totals].map(([event, count]) => ({
    pixel_event_type: event,
    total_count: count,
    browser_event_total_count: count,
    server_event_total_count: 0,
    attributed_count: Math.floor(count / 20),
    preview_count: 0,
  }));
  return [{ pixel_id: pixel.pixelId, statistics: rows }];
}

function row(pixel: Pixel) {
  return {
    pixel_id: pixel.pixelId,
    pixel_code: pixel.pixelCode,
    pixel_name: pixel.name,
    activity_status: pixel.activityStatus,
    pixel_category: 'ONLINE_STORE',
    pixel_setup_mode: 'STANDARD',
    ...(pixel.partnerName === null ? {} : { partner_name: pixel.partnerName }),
    pixel_script: `<script>ttq.load('${pixel.pixelCode}')</script>`,
    create_time: new Date(pixel.createdAtMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    advanced_matching_fields: { ...pixel.manualMatching },
    automatic_advanced_matching_fields: { ...pixel.automaticMatching },
    enable_first_party_cookies: pixel.firstPartyCookies,
    enable_expanded_data_sharing: pixel.expandedDataSharing,
    asset_ownership: {
      asset_relation_status: 'TRANSFERRED',
      ownership_status: true,
      owner_bc_id: pixel.bcId,
      updated_at: null,
    },
    events: [],
  };
}
