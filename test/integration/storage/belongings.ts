import type { AlertPorts } from '../../support/contracts/alert-ports.ts';
import {
  beginProbe,
  check,
  checkTwice,
  deliverAll,
  follow,
  incidentOf,
  newTs,
  passAll,
  refused,
  rejected,
} from '../../support/contracts/scene.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { beginFollowing } from './products/follow-scene.ts';
import { beginItems, complete, itemOf, publishItems } from './products/item-scene.ts';
import { accessOf, beginPass, beginPinged, publishPass, readOf } from './products/product-scene.ts';
import { matching, person } from './methods/given.ts';
import type { Belongings } from './methods/belongings-of.ts';
import { addStore, beginCheck, installTeam, minutesMs, newConnection } from './fixtures.ts';

/** A workspace with at least one row in every table, and something under way everywhere. */
export async function settle({ storage, database }: TestStorage, teamId: string): Promise<Belongings> {
  const workspace = await installTeam(storage, teamId);
  const storeId = await addStore(storage, workspace, `handle-${teamId.toLowerCase()}`);
  const [userId, channelId] = [`U-${teamId}`, `C-${teamId}`];
  await storage.people.save(workspace, person(userId));
  await storage.channels.setDefaultStore(workspace, channelId, storeId);
  await storage.rights.grant(workspace, userId, 'operator');
  await storage.audit.beginFile(workspace, userId);
  const ports: AlertPorts = {
    ...storage,
    workspaces: [workspace, workspace],
    now: () => storage.clock.now(),
    shift: (ms) => storage.clock.shift(ms),
    addStore: () => Promise.reject(new Error('not here')),
    uninstall: () => Promise.reject(new Error('not here')),
    reinstall: () => Promise.reject(new Error('not here')),
    close: () => Promise.reject(new Error('not here')),
  };
  const { vtexAccount } = (await storage.stores.list(workspace)).stores[0]!;
  await storage.vtexKeys.save(workspace, accessOf(vtexAccount));
  await publishPass(storage, workspace, storeId, [readOf(`sku-${teamId}`, 'brand.missing')]);
  const pinged = await beginPinged(storage, workspace, storeId, `sku-${teamId}`);
  const imageWork = await storage.imageReadings.begin(workspace, storeId);
  if (typeof imageWork === 'string') throw new Error(imageWork);
  const addresses = await storage.imageReadings.unread(workspace, imageWork, [], 9);
  await storage.imageReadings.save(workspace, imageWork, [
    { address: addresses[0]!, answer: { kind: 'size', size: { width: 320, height: 400, format: 'jpg' } } },
  ]);
  const pass = await beginPass(storage, workspace, storeId);
  await storage.passes.saveIds(workspace, pass, 1, [`sku-${teamId}`]);
  await publishItems(storage, workspace, storeId, { items: [itemOf(`sku-${teamId}`)] });
  const items = await beginItems(storage, workspace, storeId);
  await storage.items.savePage(workspace, items, [itemOf(`sku-${teamId}`)], complete);
  const look = await beginFollowing(storage, database, workspace, { storeId, skuId: `sku-${teamId}` });
  const recheck = await storage.rechecks.begin(workspace, storeId, { kind: 'store' }, 9);
  if (typeof recheck === 'string') throw new Error(recheck);
  const subscriptionId = await follow(ports, workspace, channelId);
  await storage.subscriptions.addContact(
    workspace,
    userId,
    (await storage.subscriptions.list(workspace))[0]!,
  );
  await checkTwice(ports, workspace, storeId, rejected(3));
  await ports.shift(minutesMs(1.1));
  // Whatever another workspace has to say is delivered, too.
  const told = (await deliverAll(ports)).find(({ post }) => post.channelId === channelId && !post.inThread);
  const { incidentId, routeId } = incidentOf(told!);
  const copiedPostId = (await storage.subscriptions.test(workspace, subscriptionId, userId, 'copied'))!;
  await deliverAll(ports);
  const [first, copy] = [newTs(), newTs()];
  await storage.outbox.recordSent(workspace, copiedPostId, [
    { channelId, ts: first },
    { channelId, ts: copy },
  ]);
  const grantId = await suspectGrant(ports, storage, teamId, workspace);
  await check(ports, workspace, storeId, rejected(9));
  await passAll(ports);
  const edits = await storage.edits.claim(100);
  const edit = edits.find((one) => one.workspace.id === workspace.id);
  await deliverAll(ports);
  const tests = ['one', 'two'].map((action) =>
    storage.subscriptions.test(workspace, subscriptionId, userId, action),
  );
  const [held, postId] = await Promise.all(tests);
  const claim = await storage.outbox.claimOne(workspace, held!);
  const probe = await beginProbe(ports, workspace, grantId);
  const pixel = await storage.pixels.begin(workspace, storeId);
  if (typeof pixel === 'string') throw new Error(pixel);
  const change = await storage.pixels.beginChange(workspace, pixel, {
    pixelId: '1',
    on: true,
    before: matching,
  });
  if (change.kind !== 'begun') throw new Error(change.kind);
  return {
    ...{ workspace, teamId, storeId, userId, channelId, grantId, probe, subscriptionId, incidentId, routeId },
    ...{
      pass,
      items,
      imageWork,
      recheck,
      follow: look,
      pinged,
      vtexAccount,
      ...(await beginConnects(ports, storage, workspace, { storeId, userId })),
      keySecret: (await storage.keyLinks.make(workspace, { storeId, userId, language: 'en' }))!,
      pixel,
      changeId: change.changeId,
      keyCheck: (await storage.vtexKeys.begin(workspace, vtexAccount))!,
    },
    ...{ postId: postId!, copiedPostId, copyTs: copy, claim: claim!, edit: edit! },
    disconnect: await beginDisconnect(storage, teamId, workspace),
    check: await beginCheck(storage, workspace, storeId),
  };
}

/** Of a store of its own as well: it is not read any more. */
async function beginDisconnect(
  storage: TestStorage['storage'],
  teamId: string,
  workspace: Belongings['workspace'],
): Promise<Belongings['disconnect']> {
  const storeId = await addStore(storage, workspace, `gone-${teamId.toLowerCase()}`, `goner-${teamId}`);
  const started = await storage.disconnects.start(workspace, {
    ...{ storeId, generation: 1, unlinksPixel: true, by: `U-${teamId}`, language: 'en', manualUrl: '' },
  });
  if (typeof started === 'string') throw new Error(started);
  const work = await storage.disconnects.begin(workspace, started.sagaId);
  if (typeof work === 'string') throw new Error(work);
  return work;
}

/** Of a store of its own, so that the other one can still be checked. */
async function suspectGrant(
  ports: AlertPorts,
  storage: TestStorage['storage'],
  teamId: string,
  workspace: Belongings['workspace'],
): Promise<string> {
  const added = await storage.stores.addConnected(
    workspace,
    newConnection(`suspect-${teamId.toLowerCase()}`, `user-${teamId}`),
  );
  if (added === 'handle-taken') throw new Error('The handle is taken');
  await check(ports, workspace, added.store.id, refused);
  await ports.shift(minutesMs(2));
  return added.grant.id;
}

/** One connect that waits for its consent, one whose token was issued, and an edit of a card that is under way. */
async function beginConnects(
  ports: AlertPorts,
  storage: TestStorage['storage'],
  workspace: Belongings['workspace'],
  { storeId, userId }: Pick<Belongings, 'storeId' | 'userId'>,
): Promise<Pick<Belongings, 'connectSecret' | 'connect' | 'cardEdit'>> {
  const offer = async () => {
    const offered = await storage.connects.offer(workspace, { storeId, userId, language: 'en' });
    if (offered.kind !== 'offered') throw new Error(offered.kind);
    return offered.secret;
  };
  const begun = await storage.connects.begin(await offer());
  if (typeof begun === 'string') throw new Error(begun);
  await storage.connects.recordIssued(workspace, begun.attemptId, `issued-${userId}`);
  const work = await storage.connects.take(workspace, begun.attemptId);
  if (typeof work === 'string') throw new Error(work);
  await deliverAll(ports);
  const cardEdit = (await storage.cards.claim(100)).find((one) => one.workspace.id === workspace.id);
  return { connectSecret: await offer(), connect: work, cardEdit: cardEdit! };
}
