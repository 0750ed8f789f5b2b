import { firstCursor } from '../../../../src/core/products/items/item-chain.ts';
import { complete, itemOf, nothingTold } from '../products/item-scene.ts';
import { readOf } from '../products/product-scene.ts';
import type { Call } from './belongings-of.ts';
import { imageOfAll, until } from './given.ts';

export const productsMethods: Readonly<Record<string, Call>> = {
  'vtexKeys.save': (storage, scope, { vtexAccount }) =>
    storage.vtexKeys.save(scope, { account: vtexAccount, appKey: 'other', appToken: 'other' }),
  'vtexKeys.begin': (storage, scope, { vtexAccount }) => storage.vtexKeys.begin(scope, vtexAccount),
  'vtexKeys.finish': (storage, scope, { keyCheck }) =>
    storage.vtexKeys.finish(scope, keyCheck, { kind: 'refused' }),
  'passes.begin': (storage, scope, { storeId }) => storage.passes.begin(scope, storeId),
  'passes.renew': (storage, scope, { pass }) => storage.passes.renew(scope, pass),
  'passes.saveIds': (storage, scope, { pass }) => storage.passes.saveIds(scope, pass, 2, ['9']),
  'passes.unread': (storage, scope, { pass }) => storage.passes.unread(scope, pass, 10),
  'passes.saveResults': (storage, scope, { pass, teamId }) =>
    storage.passes.saveResults(scope, pass, [readOf(`sku-${teamId}`)], 0),
  'passes.settle': (storage, scope, { pass, teamId }) =>
    storage.passes.settle(scope, pass, [`sku-${teamId}`]),
  'passes.endListing': (storage, scope, { pass }) => storage.passes.endListing(scope, pass),
  'passes.publish': (storage, scope, { pass }) =>
    storage.passes.publish(scope, pass, { policyDefects: [], nextDueAt: until }),
  'passes.pause': (storage, scope, { pass }) => storage.passes.pause(scope, pass, 'noInfo', 1),
  'rechecks.begin': (storage, scope, { storeId }) =>
    storage.rechecks.begin(scope, storeId, { kind: 'store' }, 9),
  'rechecks.finish': (storage, scope, { recheck, teamId }) =>
    storage.rechecks.finish(
      scope,
      recheck,
      { vtex: [readOf(`sku-${teamId}`)], tiktok: [itemOf(`sku-${teamId}`)] },
      { userId: 'UEVE', language: 'en', postId: null },
    ),
  'rechecks.release': (storage, scope, { recheck }) => storage.rechecks.release(scope, recheck),
  'rechecks.fixedBefore': (storage, scope, { recheck }) =>
    storage.rechecks.fixedBefore(scope, recheck, {
      ...{ target: { kind: 'store' }, since: new Date(0), userId: 'UASKER' },
    }),
  'rechecks.saveTold': (storage, scope, { recheck: { storeId } }) =>
    storage.rechecks.saveTold(scope, storeId, { userId: 'UASKER', skuIds: ['1'], at: new Date(0) }),
  'rechecks.readAll': (storage, scope, { storeId }) => storage.rechecks.readAll(scope, storeId),
  'follows.begin': (storage, scope, { follow }) => storage.follows.begin(scope, follow.followId),
  'follows.finish': (storage, scope, { follow, teamId }) =>
    storage.follows.finish(scope, follow, [itemOf(`sku-${teamId}`)]),
  'pings.secretOf': (storage, scope, { vtexAccount }) => storage.pings.secretOf(scope, vtexAccount),
  'pings.renewSecret': (storage, scope, { vtexAccount }) => storage.pings.renewSecret(scope, vtexAccount),
  'pings.begin': (storage, scope, { storeId }) => storage.pings.begin(scope, storeId, 9),
  'pings.finish': (storage, scope, { pinged, teamId }) =>
    storage.pings.finish(scope, pinged, [readOf(`sku-${teamId}`)]),
  'pings.postpone': (storage, scope, { pinged }) => storage.pings.postpone(scope, pinged, 1),
  'items.begin': (storage, scope, { storeId }) => storage.items.begin(scope, storeId),
  'items.savePage': (storage, scope, { items }) =>
    storage.items.savePage(scope, items, [itemOf('9')], complete),
  'items.countItems': (storage, scope, { items }) => storage.items.countItems(scope, items),
  'items.readState': (storage, scope, { storeId }) => storage.items.readState(scope, storeId),
  'items.publish': (storage, scope, { items }) =>
    storage.items.publish(scope, items, { reports: nothingTold, nextDueAt: until }),
  'items.startAnew': (storage, scope, { items }) => storage.items.startAnew(scope, items, firstCursor),
  'items.pause': (storage, scope, { items }) => storage.items.pause(scope, items, 'noInfo', 1),
  'imageReadings.begin': (storage, scope, { storeId }) => storage.imageReadings.begin(scope, storeId),
  'imageReadings.unread': (storage, scope, { imageWork }) =>
    storage.imageReadings.unread(scope, imageWork, [], 9),
  'imageReadings.save': (storage, scope, { imageWork }) =>
    storage.imageReadings.save(scope, imageWork, [{ address: imageOfAll, answer: { kind: 'unreadable' } }]),
  'imageReadings.end': (storage, scope, { imageWork }) => storage.imageReadings.end(scope, imageWork, 1),
  'fixLists.read': (storage, scope, { storeId }) => storage.fixLists.read(scope, storeId),
  'fixLists.readTrends': (storage, scope, { storeId }) => storage.fixLists.readTrends(scope, storeId),
  'fixLists.firstProducts': (storage, scope, { storeId }) =>
    storage.fixLists.firstProducts(scope, storeId, [{ cause: 'brand.missing', reason: '' }], 9),
  'fixLists.search': (storage, scope, { storeId }) =>
    storage.fixLists.search(
      scope,
      storeId,
      { group: null, brand: null, category: null, search: '' },
      { position: 0, limit: 9 },
    ),
  'fixLists.facets': (storage, scope, { storeId }) =>
    storage.fixLists.facets(scope, storeId, { of: 'brand', group: null, typed: '' }, 9),
  'fixLists.readAll': (storage, scope, { storeId }) =>
    storage.fixLists.readAll(scope, storeId, async (sources) => sources),
  'fixLists.beginFile': (storage, scope, { storeId, userId }) =>
    storage.fixLists.beginFile(scope, storeId, userId),
  'fixLists.endFile': (storage, scope, { storeId, userId }) =>
    storage.fixLists.endFile(scope, storeId, userId),
};
