import { adEligibility, countsOf, settle } from '../../worlds/tiktok-catalog.ts';
import type { Catalog, EventSource } from '../../worlds/tiktok-model.ts';
import { advertiserOf, businessCenterOf, catalogInQuery, catalogToChange, get, post } from '../call.ts';
import type { Endpoint, TokenCall } from '../call.ts';
import { bodyText, optionalBodyText, optionalText, pageOf, paging, text } from '../parameters.ts';
import { badParameter, doesNotExist, noPermission } from '../refused.ts';

const maxPageSize = 100; // the smaller of the two maxima that are documented: tiktok-business-api.md 4.1

export const catalogEndpoints: Record<string, Endpoint> = {
  '/catalog/get/': get((call) => {
    const center = businessCenterOf(call, text(call, 'bc_id'));
    const catalogId = optionalText(call, 'catalog_id');
    const pages = paging(call, maxPageSize);
    const mine = [...call.world.catalogs.values()].filter(
      (catalog) => catalog.bcId === center.bcId && call.user.roles.has(catalog.catalogId),
    );
    const wanted = catalogId === null ? mine : mine.filter((catalog) => catalog.catalogId === catalogId);
    if (catalogId !== null && wanted.length === 0 && call.world.shapes.absentObject === 'permissionError') {
      throw noPermission('catalog', catalogId);
    }
    const { rows, page_info } = pageOf(wanted, pages);
    return { list: rows.map((catalog) => row(call, catalog, center.name)), page_info };
  }),
  '/catalog/overview/': get((call) => {
    const { approved, rejected, processing } = countsOf(catalogInQuery(call), call.world.nowMs());
    return { approved, rejected, processing };
  }),
  '/catalog/eventsource_bind/get/': get((call) => {
    const catalog = catalogInQuery(call);
    return {
      catalog_id: catalog.catalogId,
      event_sources: catalog.eventSources.map((source) => sourceRow(call, source)),
    };
  }),
  '/catalog/eventsource/bind/': post((call) => {
    const { catalog, source } = eventSourceInBody(call);
    catalog.eventSources = [...catalog.eventSources.filter((bound) => !same(bound, source)), source];
    return {};
  }),
  '/catalog/eventsource/unbind/': post((call) => {
    const { catalog, source } = eventSourceInBody(call);
    catalog.eventSources = catalog.eventSources.filter((bound) => !same(bound, source));
    return {};
  }),
};

const seconds = (atMs: number): string => new Date(atMs).toISOString().slice(0, 19).replace('T', ' ');

function row({ world }: TokenCall, catalog: Catalog, bcName: string) {
  settle(catalog, world.nowMs());
  return {
    catalog_id: catalog.catalogId,
    catalog_name: catalog.name,
    catalog_type: 'ECOM',
    ad_creation_eligible: adEligibility(catalog),
    create_time: seconds(catalog.createdAtMs),
    update_time: seconds(catalog.updatedAtMs),
    bc_info: { bc_id: catalog.bcId, bc_name: bcName, picture_url: '' },
    catalog_conf: { country: 'BR', currency: 'BRL', channel: 'PARTNER', additional_config_list: null },
    creative_asset_type: null,
  };
}

function sourceRow({ world }: TokenCall, source: EventSource) {
  const pixel = [...world.pixels.values()].find((found) => found.pixelCode === source.pixelCode);
  return {
    event_source_name: pixel?.name ?? '',
    app_id: source.appId ?? '',
    pixel_code: source.pixelCode ?? '',
  };
}

const same = (one: EventSource, other: EventSource): boolean =>
  one.pixelCode === other.pixelCode && one.appId === other.appId;

function eventSourceInBody(call: TokenCall): { catalog: Catalog; source: EventSource } {
  const account = advertiserOf(call, bodyText(call, 'advertiser_id'));
  const catalog = catalogToChange(call);
  const pixelCode = optionalBodyText(call, 'pixel_code');
  const appId = optionalBodyText(call, 'app_id');
  if (pixelCode === null && appId === null)
    throw badParameter('pixel_code', 'pixel_code or app_id is required.');
  const pixels = [...call.world.pixels.values()];
  if (
    pixelCode !== null &&
    !pixels.some((pixel) => pixel.pixelCode === pixelCode && pixel.advertiserId === account.advertiserId)
  ) {
    throw doesNotExist('pixel', pixelCode);
  }
  return { catalog, source: { pixelCode, appId } };
}
