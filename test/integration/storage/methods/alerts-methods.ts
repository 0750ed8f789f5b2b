import { settings } from '../../../support/contracts/scene.ts';
import type { Call } from './belongings-of.ts';
import { refusal, until } from './given.ts';

export const alertsMethods: Readonly<Record<string, Call>> = {
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
};
