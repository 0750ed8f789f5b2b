import type { Claim, EditClaim, ProbeStart, SlackRefusal } from '../../../src/core/alerts/ports.ts';
import type { RecheckStart } from '../../../src/core/products/rechecks/recheck.ts';
import type { FollowLook } from '../../../src/core/products/rechecks/follow-ports.ts';
import type { KeyCheckStart, Pass } from '../../../src/core/products/ports.ts';
import type { CheckStart } from '../../../src/core/ports.ts';
import type { PingedSkus } from '../../../src/core/products/ping-ports.ts';
import { firstCursor } from '../../../src/core/products/items/item-chain.ts';
import type { ImageWork } from '../../../src/core/products/image-ports.ts';
import type { ItemPass } from '../../../src/core/products/items/item-ports.ts';
import type { Person } from '../../../src/core/person.ts';
import type { Workspace } from '../../../src/core/workspace.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { settings } from '../../support/contracts/scene.ts';
import { installation, newConnection, readingOf } from './fixtures.ts';
import { complete, itemOf, nothingTold } from './products/item-scene.ts';
import { readOf } from './products/product-scene.ts';

/** What a workspace owns, and with it every id that a method can be asked for. */
export type Belongings = {
  readonly workspace: Workspace;
  readonly teamId: string;
  readonly storeId: string;
  readonly userId: string;
  readonly channelId: string;
  readonly check: CheckStart;
  readonly grantId: string;
  readonly probe: ProbeStart;
  readonly subscriptionId: string;
  readonly incidentId: string;
  readonly routeId: string;
  /** A post that nobody holds, and one of which copies stand in the channel. */
  readonly postId: string;
  readonly copiedPostId: string;
  readonly copyTs: string;
  readonly claim: Claim;
  readonly edit: EditClaim;
  readonly pass: Pass;
  readonly items: ItemPass;
  readonly imageWork: ImageWork;
  readonly keyCheck: KeyCheckStart;
  readonly recheck: RecheckStart;
  readonly follow: FollowLook;
  readonly pinged: PingedSkus;
  readonly vtexAccount: string;
};

type Call = (storage: Storage, scope: Workspace, of: Belongings) => Promise<unknown>;

export const person = (userId: string): Person => ({
  userId,
  slackLocale: 'pt-BR',
  timeZone: 'America/Sao_Paulo',
  isAdmin: false,
  isGuest: false,
  isForeign: false,
  fetchedAt: new Date('2026-01-01T00:00:00Z'),
});

const refusal: SlackRefusal = { code: 'channel_not_found', because: 'channel', retryAfterMs: null };
/** As every SKU of these tests has it (product-scene.ts). */
const imageOfAll = 'https://images.example/1.jpg';
const until = new Date('2100-01-01T00:00:00Z');

/** Methods that take a Workspace, each asked for somebody's ids. */
export const scopedMethods: Readonly<Record<string, Call>> = {
  'people.find': (storage, scope, { userId }) => storage.people.find(scope, userId),
  'people.save': (storage, scope, { userId }) =>
    storage.people.save(scope, { ...person(userId), isAdmin: true }),
  'stores.list': (storage, scope, { channelId }) => storage.stores.list(scope, channelId),
  'stores.readStatus': (storage, scope, { storeId }) => storage.stores.readStatus(scope, storeId),
  'stores.readAllStatus': (storage, scope) => storage.stores.readAllStatus(scope),
  'stores.addConnected': (storage, scope) => storage.stores.addConnected(scope, newConnection('shop')),
  'channels.setDefaultStore': (storage, scope, { channelId, storeId }) =>
    storage.channels.setDefaultStore(scope, channelId, storeId),
  'channels.setState': (storage, scope, { channelId }) =>
    storage.channels.setState(scope, channelId, 'archived'),
  'channels.rename': (storage, scope, { channelId }) => storage.channels.rename(scope, channelId, 'renamed'),
  'channels.changeId': (storage, scope, { channelId }) =>
    storage.channels.changeId(scope, channelId, 'C0NEW'),
  'checks.begin': (storage, scope, { storeId }) => storage.checks.begin(scope, storeId),
  'checks.finish': (storage, scope, { check }) => storage.checks.finish(scope, check, readingOf(99)),
  'workspaces.installationOf': (storage, scope) => storage.workspaces.installationOf(scope),
  'probes.begin': (storage, scope, { grantId }) => storage.probes.begin(scope, grantId),
  'probes.finish': (storage, scope, { probe }) =>
    storage.probes.finish(scope, probe, { user: 'tokenRefused', control: null }),
  'incidents.acknowledge': (storage, scope, { incidentId }) =>
    storage.incidents.acknowledge(scope, incidentId, 'UEVE'),
  'incidents.mute': (storage, scope, { incidentId }) =>
    storage.incidents.mute(scope, incidentId, { by: 'UEVE', until, reason: null }),
  'incidents.muteRoute': (storage, scope, { routeId }) => storage.incidents.muteRoute(scope, routeId, until),
  'routes.pass': (storage, workspace, { routeId }) =>
    storage.routes.pass({ kind: 'route', workspace, routeId }),
  'routes.postpone': (storage, workspace, { routeId }) =>
    storage.routes.postpone({ kind: 'route', workspace, routeId }),
  'outbox.claimOne': (storage, scope, { postId }) => storage.outbox.claimOne(scope, postId),
  'outbox.recordIntent': (storage, workspace, { claim }) =>
    storage.outbox.recordIntent({ ...claim, workspace }),
  'outbox.recordUnsent': (storage, workspace, { claim }) =>
    storage.outbox.recordUnsent({ ...claim, workspace }),
  'outbox.recordSent': (storage, scope, { postId }) =>
    storage.outbox.recordSent(scope, postId, [{ channelId: 'CEVE', ts: '1.000001' }]),
  'outbox.recordRefused': (storage, workspace, { claim }) =>
    storage.outbox.recordRefused({ ...claim, workspace }, refusal),
  'outbox.recordUnknown': (storage, workspace, { claim }) =>
    storage.outbox.recordUnknown({ ...claim, workspace }),
  'outbox.recordUnreadable': (storage, workspace, { claim }) =>
    storage.outbox.recordUnreadable({ ...claim, workspace }),
  'outbox.recordDeleted': (storage, scope, { copiedPostId, copyTs }) =>
    storage.outbox.recordDeleted(scope, copiedPostId, copyTs),
  'outbox.find': (storage, scope, { postId }) => storage.outbox.find(scope, postId),
  'edits.recordUnsent': (storage, workspace, { edit }) => storage.edits.recordUnsent({ ...edit, workspace }),
  'edits.recordEdited': (storage, workspace, { edit }) => storage.edits.recordEdited({ ...edit, workspace }),
  'edits.recordRefused': (storage, workspace, { edit }) =>
    storage.edits.recordRefused({ ...edit, workspace }, refusal),
  'edits.recordUnknown': (storage, workspace, { edit }) =>
    storage.edits.recordUnknown({ ...edit, workspace }),
  'subscriptions.list': (storage, scope) => storage.subscriptions.list(scope),
  'subscriptions.subscribe': (storage, scope, { channelId, storeId }) =>
    storage.subscriptions.subscribe(scope, { channelId, storeIds: [storeId], settings, by: 'UEVE' }),
  'subscriptions.configure': (storage, scope, { subscriptionId }) =>
    storage.subscriptions.configure(scope, subscriptionId, { ...settings, language: 'es' }),
  'subscriptions.unsubscribe': (storage, scope, { subscriptionId }) =>
    storage.subscriptions.unsubscribe(scope, subscriptionId),
  'subscriptions.test': (storage, scope, { subscriptionId }) =>
    storage.subscriptions.test(scope, subscriptionId, 'UEVE', 'action'),
  'subscriptions.addContact': (storage, scope, { userId }) =>
    storage.subscriptions.addContact(scope, userId, settings),
  'subscriptions.removeContact': (storage, scope, { userId }) =>
    storage.subscriptions.removeContact(scope, userId),
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
  'stores.remove': (storage, scope, { storeId }) => storage.stores.remove(scope, storeId),
  'workspaces.uninstall': (storage, scope) => storage.workspaces.uninstall(scope),
};

/** Methods that take no Workspace: they find one, or work for all of them. */
export const unscopedMethods: Readonly<Record<string, Call>> = {
  'workspaces.findByTeam': (storage, _scope, { teamId }) =>
    storage.workspaces.findByTeam({ teamId, enterpriseId: null }),
  'workspaces.install': (storage, _scope, { teamId }) =>
    storage.workspaces.install({ teamId, enterpriseId: null }, 'Again', installation),
  'workspaces.list': (storage) => storage.workspaces.list(),
  'checks.wakeDue': (storage) => storage.checks.wakeDue(10),
  'checks.workspaceOf': (storage, _scope, { workspace, storeId }) =>
    storage.checks.workspaceOf({ workspaceId: workspace.id, storeId }),
  'checks.nextDueAt': (storage) => storage.checks.nextDueAt(),
  'probes.wakeDue': (storage) => storage.probes.wakeDue(10),
  'probes.workspaceOf': (storage, _scope, { workspace, grantId }) =>
    storage.probes.workspaceOf({ workspaceId: workspace.id, grantId }),
  'probes.nextDueAt': (storage) => storage.probes.nextDueAt(),
  'vtexKeys.wakeDue': (storage) => storage.vtexKeys.wakeDue(10),
  'vtexKeys.workspaceOf': (storage, _scope, { workspace, vtexAccount }) =>
    storage.vtexKeys.workspaceOf({ workspaceId: workspace.id, account: vtexAccount }),
  'vtexKeys.nextDueAt': (storage) => storage.vtexKeys.nextDueAt(),
  'passes.wakeDue': (storage) => storage.passes.wakeDue(10),
  'passes.workspaceOf': (storage, _scope, { workspace, storeId }) =>
    storage.passes.workspaceOf({ workspaceId: workspace.id, storeId }),
  'passes.nextDueAt': (storage) => storage.passes.nextDueAt(),
  'pings.receive': (storage) =>
    storage.pings.receive([{ secret: 'x', ping: { skuId: '9', account: null, affiliateId: null } }]),
  'pings.wakeDue': (storage) => storage.pings.wakeDue(10),
  'pings.workspaceOf': (storage, _scope, { workspace, storeId }) =>
    storage.pings.workspaceOf({ workspaceId: workspace.id, storeId }),
  'pings.nextDueAt': (storage) => storage.pings.nextDueAt(),
  'follows.wakeDue': (storage) => storage.follows.wakeDue(10),
  'follows.workspaceOf': (storage, _scope, { workspace, follow }) =>
    storage.follows.workspaceOf({ workspaceId: workspace.id, followId: follow.followId }),
  'follows.nextDueAt': (storage) => storage.follows.nextDueAt(),
  'items.wakeDue': (storage) => storage.items.wakeDue(10),
  'items.workspaceOf': (storage, _scope, { workspace, storeId }) =>
    storage.items.workspaceOf({ workspaceId: workspace.id, storeId }),
  'items.nextDueAt': (storage) => storage.items.nextDueAt(),
  'imageReadings.wakeDue': (storage) => storage.imageReadings.wakeDue(10),
  'imageReadings.workspaceOf': (storage, _scope, { workspace, storeId }) =>
    storage.imageReadings.workspaceOf({ workspaceId: workspace.id, storeId }),
  'imageReadings.nextDueAt': (storage) => storage.imageReadings.nextDueAt(),
  'routes.due': (storage) => storage.routes.due(10),
  'routes.nextDueAt': (storage) => storage.routes.nextDueAt(),
  'outbox.claim': (storage) => storage.outbox.claim(10),
  'outbox.surplus': (storage) => storage.outbox.surplus(10),
  'outbox.nextDueAt': (storage) => storage.outbox.nextDueAt(),
  'edits.claim': (storage) => storage.edits.claim(10),
  'edits.nextDueAt': (storage) => storage.edits.nextDueAt(),
  'tiktokLimiter.take': (storage) => storage.tiktokLimiter.take('polling'),
  'tiktokLimiter.pause': (storage) => storage.tiktokLimiter.pause(1),
  'clock.now': (storage) => storage.clock.now(),
  'clock.shift': (storage) => storage.clock.shift(0),
  'retention.sweep': (storage) => storage.retention.sweep(),
  imageLimiter: async (storage) => storage.imageLimiter('store'),
  vtexLimiter: async (storage) => storage.vtexLimiter('shop'),
  rotateSecrets: (storage) => storage.rotateSecrets(),
  hearsNotify: (storage) => storage.hearsNotify(),
};

/** Of the storage itself: they open and close it. */
const lifecycle = ['onLost', 'close'];

/** Every method that the storage has, as `repository.method`, found by looking at it. */
export function methodsOf(storage: Storage): string[] {
  return Object.entries(storage).flatMap(([name, member]) => {
    if (typeof member === 'function') return lifecycle.includes(name) ? [] : [name];
    return Object.entries(member)
      .filter(([, value]) => typeof value === 'function')
      .map(([method]) => `${name}.${method}`);
  });
}
