import { firstPlan } from '../../../../src/core/connect/reach-plan.ts';
import { newConnection, readingOf } from '../fixtures.ts';
import type { Call } from './belongings-of.ts';
import { refusal, draftOf, matching } from './given.ts';

export const connectionsMethods: Readonly<Record<string, Call>> = {
  'cards.recordUnsent': (storage, workspace, { cardEdit }) =>
    storage.cards.recordUnsent({ ...cardEdit, workspace }),
  'cards.recordEdited': (storage, workspace, { cardEdit }) =>
    storage.cards.recordEdited({ ...cardEdit, workspace }),
  'cards.recordRefused': (storage, workspace, { cardEdit }) =>
    storage.cards.recordRefused({ ...cardEdit, workspace }, refusal),
  'cards.recordUnknown': (storage, workspace, { cardEdit }) =>
    storage.cards.recordUnknown({ ...cardEdit, workspace }),
  'connects.offer': (storage, scope, { storeId, userId }) =>
    storage.connects.offer(scope, { storeId, userId, language: 'en' }),
  'connects.recordIssued': (storage, scope, { connect }) =>
    storage.connects.recordIssued(scope, connect.attemptId, 'a token'),
  'connects.recordFailed': (storage, scope, { connect }) =>
    storage.connects.recordFailed(scope, connect.attemptId, 'code'),
  'connects.recordLost': (storage, scope, { connect }) =>
    storage.connects.recordLost(scope, connect.attemptId),
  'connects.take': (storage, scope, { connect }) => storage.connects.take(scope, connect.attemptId),
  'connects.recordUser': (storage, scope, { connect, teamId }) =>
    storage.connects.recordUser(scope, connect, {
      appId: 'app',
      coreUserId: `new-${teamId}`,
      displayName: 'Eve',
    }),
  'connects.recordReach': (storage, scope, { connect }) =>
    storage.connects.recordReach(scope, connect, { unread: 0 }),
  'connects.recordPage': (storage, scope, { connect }) =>
    storage.connects.recordPage(scope, connect, {
      ...{ listing: { list: 'accounts', of: '' }, assets: [], isAnew: true, progress: null },
      plan: firstPlan,
    }),
  'connects.recordDead': (storage, scope, { connect }) => storage.connects.recordDead(scope, connect),
  'connects.recordRevokeSent': (storage, scope, { connect }) =>
    storage.connects.recordRevokeSent(scope, connect),
  'connects.recordRefused': (storage, scope, { connect }) => storage.connects.recordRefused(scope, connect),
  'connects.postpone': (storage, scope, { connect }) => storage.connects.postpone(scope, connect, 'silent'),
  'connects.reopen': (storage, scope, { storeId, userId }) =>
    storage.connects.reopen(scope, { storeId, userId, language: 'en' }),
  'connects.wantPixels': (storage, scope, { connect }) =>
    storage.connects.wantPixels(scope, connect.attemptId, '1'),
  'connects.recordPixels': (storage, scope, { connect }) =>
    storage.connects.recordPixels(scope, connect.attemptId, '1', [{ id: 'PX', name: 'Pixel' }]),
  'connects.readChoice': (storage, scope, { connect }) =>
    storage.connects.readChoice(scope, connect.attemptId),
  'connects.assets': (storage, scope, { connect }) =>
    storage.connects.assets(scope, connect.attemptId, { kind: 'bc', parentId: null, typed: '', limit: 9 }),
  'connects.choose': (storage, scope, { connect }) =>
    storage.connects.choose(scope, connect.attemptId, newConnection('shop').ids),
  'stores.list': (storage, scope, { channelId }) => storage.stores.list(scope, channelId),
  'stores.readStatus': (storage, scope, { storeId }) => storage.stores.readStatus(scope, storeId),
  'stores.readAllStatus': (storage, scope) => storage.stores.readAllStatus(scope),
  'stores.addConnected': (storage, scope) => storage.stores.addConnected(scope, newConnection('shop')),
  'checks.begin': (storage, scope, { storeId }) => storage.checks.begin(scope, storeId),
  'checks.finish': (storage, scope, { check }) => storage.checks.finish(scope, check, readingOf(99)),
  'pixels.begin': (storage, scope, { storeId }) => storage.pixels.begin(scope, storeId),
  'pixels.save': (storage, scope, { pixel }) =>
    storage.pixels.save(scope, pixel, {
      pixelBinding: { class: 'good', value: { bound: true, sources: [] } },
    }),
  'pixels.beginChange': (storage, scope, { pixel }) =>
    storage.pixels.beginChange(scope, pixel, { pixelId: '1', on: true, before: matching }),
  'pixels.endChange': (storage, scope, { pixel, changeId }) =>
    storage.pixels.endChange(scope, pixel, changeId, { ...matching, 'manual.email': true }),
  'pixels.settleChange': (storage, scope, { pixel }) =>
    storage.pixels.settleChange(scope, pixel, { pixelId: '1', now: matching }),
  'probes.begin': (storage, scope, { grantId }) => storage.probes.begin(scope, grantId),
  'probes.finish': (storage, scope, { probe }) =>
    storage.probes.finish(scope, probe, { user: 'tokenRefused', control: null }),
  'storeSetups.overview': (storage, scope) => storage.storeSetups.overview(scope),
  'storeSetups.read': (storage, scope, { storeId }) => storage.storeSetups.read(scope, storeId),
  'storeSetups.add': (storage, scope) => storage.storeSetups.add(scope, draftOf('added')),
  'storeSetups.edit': (storage, scope, { storeId }) =>
    storage.storeSetups.edit(scope, storeId, { name: 'Edited', tradePolicy: '7' }),
  'keyLinks.make': (storage, scope, { storeId, userId }) =>
    storage.keyLinks.make(scope, { storeId, userId, language: 'en' }),
  'disconnects.facts': (storage, scope, { storeId }) => storage.disconnects.facts(scope, storeId),
  'disconnects.start': (storage, scope, { storeId }) =>
    storage.disconnects.start(scope, {
      ...{ storeId, generation: 1, unlinksPixel: false, by: 'UASKER', language: 'en', manualUrl: '' },
    }),
  'disconnects.cancel': (storage, scope, { disconnect }) =>
    storage.disconnects.cancel(scope, disconnect.sagaId),
  'disconnects.hasten': (storage, scope, { disconnect }) =>
    storage.disconnects.hasten(scope, disconnect.sagaId),
  'disconnects.begin': (storage, scope, { disconnect }) =>
    storage.disconnects.begin(scope, disconnect.sagaId),
  'disconnects.recordBinding': (storage, scope, { disconnect }) =>
    storage.disconnects.recordBinding(scope, disconnect, { bound: true, sources: ['pixel'] }),
  'disconnects.recordRevokeSent': (storage, scope, { disconnect }) =>
    storage.disconnects.recordRevokeSent(scope, disconnect),
  'disconnects.finish': (storage, scope, { disconnect }) =>
    storage.disconnects.finish(scope, disconnect, { kind: 'unlink', result: 'done' }),
};
