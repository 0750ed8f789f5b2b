import { seedSku } from '../../worlds/catalog-seed.ts';
import type { Catalog, FeedLog, TikTokShapes, UploadField } from '../../worlds/tiktok-model.ts';
import { catalogInQuery, get } from '../call.ts';
import type { Endpoint, TokenCall } from '../call.ts';
import { asNumber } from '../envelope.ts';
import { oneOf, optionalText, text } from '../parameters.ts';
import { doesNotExist } from '../refused.ts';

const shownLogs = 10; // tiktok-business-api.md 4.7
const shownProducts = 5; // 4.6
const languages = [
  'en',
  'zh-CN',
  'ja-JP',
  'de',
  'es',
  'fr',
  'hi-IN',
  'id',
  'it',
  'ko',
  'ms',
  'ru',
  'th',
  'tr',
  'vi',
];

export const feedEndpoints: Record<string, Endpoint> = {
  '/catalog/feed/get/': get((call) => {
    const catalog = catalogInQuery(call);
    const feedId = optionalText(call, 'feed_id');
    if (feedId !== null && feedId !== catalog.feedId) throw doesNotExist('feed', feedId);
    const feed = {
      feed_id: shaped(catalog.feedId, call.world.shapes),
      feed_name: 'Default feed',
      status: 'OFF',
      last_update_param: null,
      next_update_time: null,
      number_of_products: catalog.items.length,
    };
    return { feed_list: [feed] };
  }),
  '/catalog/feed/log/': get((call) => {
    const catalog = catalogInQuery(call);
    const feedId = text(call, 'feed_id');
    if (feedId !== catalog.feedId) throw doesNotExist('feed', feedId);
    return { feed_logs: catalog.feedLogs.slice(-shownLogs).map(logRow) };
  }),
  '/catalog/product/log/': get((call) => {
    const catalog = catalogInQuery(call);
    oneOf('language', optionalText(call, 'language') ?? 'en', languages);
    const feedLogId = text(call, 'feed_log_id');
    const log = catalog.feedLogs.find((found) => found.feedLogId === feedLogId);
    if (log === undefined) throw doesNotExist('feed log', feedLogId);
    return { product_feed_log: productLog(call, catalog, log) };
  }),
};

const shaped = (id: string, shapes: TikTokShapes): string =>
  shapes.feedIds === 'number' ? asNumber(id) : id;
const seconds = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');

function logRow(log: FeedLog) {
  return {
    ...(log.isNamed && { feed_log_id: log.feedLogId }),
    update_status: {
      add_count: log.added,
      update_count: 0,
      remove_count: 0,
      error_count: log.refused.length,
      warn_count: 0,
      process_status: 'SUCCESS',
    },
    update_time: { start_time: seconds(log.atMs), end_time: seconds(log.atMs) },
  };
}

function productLog({ world }: TokenCall, catalog: Catalog, log: FeedLog) {
  const { shapes } = world;
  const fields = [...new Set(log.refused.map(({ field }) => field))];
  return {
    catalog_id: shaped(catalog.catalogId, shapes),
    // The portal's sample, the one with numbers, calls it feeds_id (4.6).
    [shapes.feedIds === 'number' ? 'feeds_id' : 'feed_id']: shaped(log.feedId, shapes),
    add_count: log.added,
    update_count: 0,
    delete_count: 0,
    error_count: log.refused.length,
    warn_count: 0,
    process_status: 'SUCCESS',
    update_mode: 'INCREASE',
    start_time: seconds(log.atMs),
    end_time: seconds(log.atMs),
    feed_log_data: {
      download_path: { en: `https://feeds.tiktok.example/${log.feedLogId}/en.csv` },
      error_affected_products: fields.length === 0 ? null : fields.map((field) => issue(catalog, log, field)),
      warn_affected_products: null,
    },
  };
}

function issue(catalog: Catalog, log: FeedLog, field: UploadField) {
  const affected = log.refused
    .map((entry, at) => ({ ...entry, at }))
    .filter((entry) => entry.field === field);
  return {
    field,
    issue: `${field} is missing`,
    suggestion: `Provide ${field} for the product`,
    affected_product_count: affected.length,
    affected_product_item_list: affected.slice(0, shownProducts).map(({ index, at }) => {
      const sku = seedSku(catalog.seed, index);
      return {
        index: at + 2, // 2 = the first product of the upload
        sku_id: String(sku.skuId),
        title: sku.productName,
        description: field === 'description' ? '' : sku.description,
        product_url: field === 'landing_page_url' ? '' : `https://www.lojamodelo.example/${sku.textLink}/p`,
        brand: field === 'brand' ? '' : sku.brand.name,
        value: '',
      };
    }),
  };
}
