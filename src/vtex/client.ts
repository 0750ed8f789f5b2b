import type { VtexAccess, VtexApi } from '../core/products/ports.ts';
import { readsOneSku } from './account-client.ts';
import type { VtexOptions } from './account-client.ts';
import { skuIdsPerPage } from './limits.ts';
import { readOffers } from './offers.ts';
import { createAsk } from './request.ts';
import * as schema from './schema.ts';

const catalog = '/api/catalog_system/pvt';
const simulation = '/api/checkout/pub/orderForms/simulation';

/** The store itself; other sellers' goods are not sent to a channel (vtex.md 2.1, 4.2). */
const ownSeller = '1';

/**
 * VTEX's API, one method per endpoint (vtex.md 2–4). Every method changes nothing and is safe to repeat; what VTEX refuses
 * or fails to say is a value. It throws only what the limiter throws.
 */
export function createVtexApi(options: VtexOptions): VtexApi {
  const ask = createAsk(options);
  return {
    tradePolicies(access, lane) {
      const path = `${catalog}/saleschannel/list`;
      const call = { ...keyed(access), operation: 'saleschannel/list', path, query: {}, lane };
      return ask({ ...call, resource: 'View Product', namesSku: false }, schema.tradePolicies);
    },

    skuIds(access, policyId, page, lane) {
      const operation = 'stockkeepingunitidsbysaleschannel';
      const paging = { page: String(page), pageSize: String(skuIdsPerPage) };
      // Without onlyAssigned SKUs come in that are not assigned to the policy (vtex.md 2.4).
      const query = { sc: String(policyId), ...paging, onlyAssigned: 'true' };
      const call = { ...keyed(access), operation, path: `${catalog}/sku/${operation}`, query, lane };
      return ask({ ...call, resource: 'View Product', namesSku: false }, schema.skuIds);
    },

    async sku(access, policyId, skuId, lane) {
      const operation = readsOneSku;
      const path = `${catalog}/sku/${operation}/${encodeURIComponent(skuId)}`;
      const call = { ...keyed(access), operation, path, query: { sc: String(policyId) }, lane };
      const answer = await ask({ ...call, resource: 'SKUs', namesSku: true }, schema.skuContext);
      if (answer.class !== 'good' || answer.value.skuId === skuId) return answer;
      const { account } = access;
      options.logger.warn({ account, operation, field: 'Id' }, 'VTEX answer about another SKU');
      return { class: 'noInfo', reason: 'schema Id' };
    },

    offers(access, policy, skuIds, lane) {
      const affiliate = policy.affiliateId === null ? {} : { affiliateId: policy.affiliateId };
      const query = { sc: String(policy.id), ...affiliate };
      const call = {
        account: access.account,
        key: null,
        operation: 'simulation',
        path: simulation,
        query,
        lane,
      };
      return readOffers((batch) => {
        // No address: VTEX asks it of connectors, and an address hides missing stock (vtex.md 4.2, 4.3).
        const items = batch.map((id) => ({ id, quantity: 1, seller: ownSeller }));
        return ask({ ...call, body: { items }, resource: null, namesSku: false }, schema.simulation);
      }, skuIds);
    },
  };
}

const keyed = (access: VtexAccess) => ({ account: access.account, key: access });
