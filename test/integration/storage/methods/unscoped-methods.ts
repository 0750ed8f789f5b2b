import { installation, newConnection } from '../fixtures.ts';
import type { Call } from './belongings-of.ts';

/** Methods that take no Workspace: they find one, or work for all of them. */
export const unscopedMethods: Readonly<Record<string, Call>> = {
  'workspaces.findByTeam': (storage, _scope, { teamId }) =>
    storage.workspaces.findByTeam({ teamId, enterpriseId: null }),
  'workspaces.install': (storage, _scope, { teamId }) =>
    storage.workspaces.install({ teamId, enterpriseId: null }, 'Again', installation),
  'workspaces.list': (storage) => storage.workspaces.list(),
  'cards.claim': (storage) => storage.cards.claim(10),
  'cards.nextDueAt': (storage) => storage.cards.nextDueAt(),
  'connects.begin': (storage, _scope, { connectSecret }) => storage.connects.begin(connectSecret),
  'connects.refuse': (storage, _scope, { connectSecret }) => storage.connects.refuse(connectSecret),
  'connects.wakeDue': (storage) => storage.connects.wakeDue(10),
  'connects.workspaceOf': (storage, _scope, { workspace, connect }) =>
    storage.connects.workspaceOf({ workspaceId: workspace.id, attemptId: connect.attemptId }),
  'connects.nextDueAt': (storage) => storage.connects.nextDueAt(),
  'links.look': (storage, _scope, { keySecret }) => storage.links.look('vtex-keys', keySecret),
  'links.recordRefusal': (storage, _scope, { keySecret }) =>
    storage.links.recordRefusal('vtex-keys', keySecret, 'used'),
  'keyLinks.look': (storage, _scope, { keySecret }) => storage.keyLinks.look(keySecret),
  'keyLinks.beginTry': (storage, _scope, { keySecret }) => storage.keyLinks.beginTry(keySecret),
  'keyLinks.returnTry': (storage, _scope, { keySecret }) => storage.keyLinks.returnTry(keySecret),
  'keyLinks.use': (storage, _scope, { keySecret, vtexAccount }) =>
    storage.keyLinks.use(keySecret, { account: vtexAccount, appKey: 'other', appToken: 'other' }, 1),
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
  'webhooks.receive': (storage) =>
    storage.webhooks.receive({ advertiserId: newConnection('shop').ids.advertiserId, key: 'news' }),
  'webhooks.want': (storage) => storage.webhooks.want(),
  'webhooks.wakeDue': (storage) => storage.webhooks.wakeDue(10),
  'webhooks.begin': (storage) => storage.webhooks.begin(),
  'webhooks.tokenFor': (storage) => storage.webhooks.tokenFor(newConnection('shop').ids.advertiserId),
  'webhooks.isConnected': (storage) => storage.webhooks.isConnected(newConnection('shop').ids.advertiserId),
  'webhooks.finish': (storage) => storage.webhooks.finish({ number: 1, advertiserIds: [] }, 1),
  'webhooks.nextDueAt': (storage) => storage.webhooks.nextDueAt(),
  'pings.receive': (storage) =>
    storage.pings.receive([{ secret: 'x', ping: { skuId: '9', account: null, affiliateId: null } }]),
  'pings.wakeDue': (storage) => storage.pings.wakeDue(10),
  'pings.workspaceOf': (storage, _scope, { workspace, storeId }) =>
    storage.pings.workspaceOf({ workspaceId: workspace.id, storeId }),
  'pings.nextDueAt': (storage) => storage.pings.nextDueAt(),
  'disconnects.wakeDue': (storage) => storage.disconnects.wakeDue(10),
  'disconnects.workspaceOf': (storage, _scope, { workspace, disconnect }) =>
    storage.disconnects.workspaceOf({ workspaceId: workspace.id, sagaId: disconnect.sagaId }),
  'disconnects.nextDueAt': (storage) => storage.disconnects.nextDueAt(),
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
  'work.next': (storage) => storage.work.next(),
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
