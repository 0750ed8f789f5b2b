import { adEligibility, settle } from '../../worlds/tiktok-catalog.ts';
import type { BusinessCenter } from '../../worlds/tiktok-model.ts';
import { businessCenterOf, get } from '../call.ts';
import type { Endpoint, TokenCall } from '../call.ts';
import { object, oneOf, optionalText, pageOf, paging, text } from '../parameters.ts';
import { noPermission } from '../refused.ts';

const maxPageSize = 50; // tiktok-business-api.md 3.3, 3.4
const assetTypes = ['ADVERTISER', 'CATALOG', 'PIXEL', 'TIKTOK_SHOP', 'LEAD', 'TT_ACCOUNT'] as const;

export const businessCenterEndpoints: Record<string, Endpoint> = {
  '/bc/get/': get((call) => {
    const pages = paging(call, maxPageSize);
    object(call, 'filtering');
    const bcId = optionalText(call, 'bc_id');
    const mine = [...call.world.businessCenters.values()].filter((center) =>
      call.user.roles.has(center.bcId),
    );
    const wanted = bcId === null ? mine : mine.filter((center) => center.bcId === bcId);
    if (bcId !== null && wanted.length === 0 && call.world.shapes.absentObject === 'permissionError') {
      throw noPermission('business center', bcId);
    }
    const { rows, page_info } = pageOf(wanted, pages);
    return { list: rows.map((center) => row(call, center)), page_info };
  }),
  '/bc/asset/get/': get((call) => {
    const { bcId } = businessCenterOf(call, text(call, 'bc_id'));
    const type = oneOf('asset_type', text(call, 'asset_type'), assetTypes);
    const pages = paging(call, maxPageSize);
    const keyword = object(call, 'filtering')?.['keyword'];
    const all = assets(call, bcId, type).filter(
      (asset) => typeof keyword !== 'string' || asset.asset_name.includes(keyword),
    );
    const { rows, page_info } = pageOf(all, pages);
    return { list: rows, page_info };
  }),
};

function row({ user }: TokenCall, center: BusinessCenter) {
  return {
    bc_info: {
      bc_id: center.bcId,
      name: center.name,
      company: `${center.name} Ltda`,
      currency: 'BRL',
      registered_area: 'BR',
      timezone: 'America/Sao_Paulo',
      status: center.status,
      type: 'SELF_SERVICE',
      organization_type: null,
      verification_status: 'VERIFIED',
    },
    user_role: user.roles.get(center.bcId) === 'ADMIN' ? 'ADMIN' : 'STANDARD',
    ext_user_role: { finance_role: null },
    binding_status: null,
  };
}

function assets(call: TokenCall, bcId: string, type: (typeof assetTypes)[number]) {
  if (type === 'ADVERTISER') return adAccounts(call, bcId);
  if (type === 'CATALOG') return catalogs(call, bcId);
  return type === 'PIXEL' ? pixels(call, bcId) : [];
}

const common = (call: TokenCall, bcId: string) => ({
  owner_bc_name: call.world.businessCenters.get(bcId)?.name ?? '',
  relation_type: 'OWNER_BC',
  relation_status: 'BOUND',
});

function adAccounts(call: TokenCall, bcId: string) {
  return [...call.world.adAccounts.values()]
    .filter((account) => account.bcId === bcId && call.user.roles.has(account.advertiserId))
    .map((account) => ({
      asset_id: account.advertiserId,
      asset_name: account.name,
      asset_type: 'ADVERTISER',
      advertiser_role: call.user.roles.get(account.advertiserId),
      advertiser_status: account.status,
      advertiser_account_type: 'AUCTION',
      ...common(call, bcId),
    }));
}

function catalogs(call: TokenCall, bcId: string) {
  return [...call.world.catalogs.values()]
    .filter((catalog) => catalog.bcId === bcId && call.user.roles.has(catalog.catalogId))
    .map((catalog) => {
      settle(catalog, call.world.nowMs());
      return {
        asset_id: catalog.catalogId,
        asset_name: catalog.name,
        asset_type: 'CATALOG',
        catalog_role: call.user.roles.get(catalog.catalogId) === 'ADMIN' ? 'ADMIN' : 'AD_PROMOTE',
        ad_creation_eligible: adEligibility(catalog),
        ...common(call, bcId),
      };
    });
}

function pixels(call: TokenCall, bcId: string) {
  return [...call.world.pixels.values()]
    .filter((pixel) => pixel.bcId === bcId && call.user.roles.has(pixel.pixelId))
    .map((pixel) => ({
      asset_id: pixel.pixelId,
      asset_name: pixel.name,
      asset_type: 'PIXEL',
      pixel_code: pixel.pixelCode,
      ...common(call, bcId),
    }));
}
