import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults } from '../../../sandbox/faults.ts';
import { createSender } from '../../../sandbox/slack/sender.ts';
import { startSlackStandIn } from '../../../sandbox/slack/stand-in.ts';
import { readerOf, renderMessage } from '../../../sandbox/terminal/render-blocks.ts';
import { createSlackWorld } from '../../../sandbox/worlds/slack-world.ts';
import { createSlack } from '../../../src/slack/index.ts';
import { createNotifier } from '../../../src/slack/notifier.ts';
import {
  fakeAdoptions,
  fakeDelivery,
  fakeIncidents,
  fakeSubscriptions,
  postOf,
  sendingOf,
} from '../../support/alert-fakes.ts';
import { links, now, statusOf, storeIdOf, workspace } from '../../support/builders.ts';
import {
  fakeChannelRepository,
  fakeClock,
  fakePersonRepository,
  fakeStoreRepository,
  memoryLog,
  productDeps,
} from '../../support/fakes.ts';
import { incidentId, incidentOf, revokedOf, routeId } from './blocks/alerts/alert-scenes.ts';
import { noConnects } from '../../support/connect-fakes.ts';
import { noDisconnects } from '../../support/disconnect-fakes.ts';
import { noRecord, noRights } from '../../support/right-fakes.ts';
import { noSetups } from '../../support/store-fakes.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** The listeners behind real signed requests, with fakes where the database would be. */
async function setUp() {
  const world = createSlackWorld({ nowMs: () => now.getTime() });
  const stand = await startSlackStandIn({ world, faults: createFaults() });
  closers.push(() => stand.close());
  const { log } = memoryLog();
  const installation = { ...world.installation(), appId: null, scopes: [] };
  const workspaces = {
    findByTeam: async () => ({ workspace, installation, installedAt: now }),
    installationOf: async () => installation,
    install: async () => workspace,
    uninstall: async () => undefined,
    list: async () => [],
  };
  const subscriptions = fakeSubscriptions();
  const incidents = fakeIncidents(incidentId, routeId);
  const outbox = fakeAdoptions({ channelId: 'C0GENERAL' });
  const slack = createSlack({
    ...{ signingSecret: world.state.app.signingSecret, apiUrl: stand.apiUrl, defaultLocale: 'en', links },
    ...{ workspaces, subscriptions, incidents, outbox, log },
    ...noRights,
    ...noDisconnects,
    ...noConnects,
    ...noRecord,
    ...noSetups,
    people: fakePersonRepository(),
    stores: fakeStoreRepository(statusOf()),
    channels: fakeChannelRepository(),
    deliverNow: fakeDelivery(subscriptions),
    clock: fakeClock(),
    ...productDeps(),
  });
  await slack.start();
  const server = createServer((request, response) => {
    slack.handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const appUrl = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/slack/events`;
  const sender = createSender({ world, appUrl, requests: stand.requests });
  const notifier = createNotifier({ apiUrl: stand.apiUrl, installationOf: async () => installation, log });
  const post = async (incident = incidentOf()) => {
    const content = { kind: 'incident', incident, mention: false } as const;
    const answer = await notifier.post(workspace, sendingOf({}, { content }));
    if (answer.kind !== 'ok') throw new Error(answer.kind);
    return answer.place;
  };
  /** Does something and answers what this person then sees. */
  const after = async (user: string, act: () => Promise<{ status: number }>) => {
    const mark = world.mark();
    expect((await act()).status).toBe(200);
    await slack.drain(5_000);
    const reader = readerOf(world, world.person(user), 10_000);
    return world
      .timeline(user, mark)
      .flatMap((entry) =>
        'message' in entry ? [{ kind: entry.kind, text: renderMessage(entry.message, reader) }] : [],
      );
  };
  return { world, sender, post, after, incidents, outbox, subscriptions };
}

describe('under an alert in a channel', () => {
  it('Acknowledge answers only who clicked, and tells where the alert stands', async () => {
    const { sender, post, after, incidents, outbox, world } = await setUp();
    const place = await post();
    const seen = await after('eva', () => sender.click('eva', 'Acknowledge'));
    expect(seen).toEqual([
      {
        kind: 'ephemeral',
        text: 'Acknowledged: it is not repeated unless it gets worse, and you are told when it is over.',
      },
    ]);
    expect([...incidents.acknowledged]).toEqual([[incidentId, 'U0EVA']]);
    expect(outbox.adopted).toEqual([{ postId: postOf().id, places: [place] }]);
    expect(world.visibleNow('ana', 'general')).toHaveLength(1);
  });

  it('Mute… has a way back in its answer, which it then replaces', async () => {
    const { sender, post, after, incidents } = await setUp();
    await post();
    const muted = await after('eva', () => sender.click('eva', 'Mute…=Here for 8 hours'));
    expect(muted).toMatchObject([
      { kind: 'ephemeral', text: expect.stringContaining('Muted in this channel') },
    ]);
    expect(incidents.routeMutes.get(routeId)).toBeInstanceOf(Date);
    const ended = await after('eva', () => sender.click('eva', 'End the mute'));
    expect(ended).toEqual([{ kind: 'ephemeral-edit', text: 'No longer muted.' }]);
    expect(incidents.routeMutes.get(routeId)).toBeNull();
  });

  it('See status shows the store to who clicked, and leaves the alert to the others', async () => {
    const { sender, post, after, outbox, world } = await setUp();
    await post();
    const seen = await after('eva', () => sender.click('eva', 'See status'));
    expect(seen).toMatchObject([
      { kind: 'ephemeral', text: expect.stringContaining('Loja Modelo on TikTok') },
    ]);
    expect(outbox.adopted).toHaveLength(1);
    expect(world.visibleNow('ana', 'general')[0]?.message.text).toContain('need attention');
  });

  it('of several stores one is picked', async () => {
    const { sender, post, after, world } = await setUp();
    await post(
      revokedOf({
        stores: [
          { id: storeIdOf(1), name: 'Loja Modelo' },
          { id: storeIdOf(2), name: 'Outlet' },
        ],
        storeCount: 2,
      }),
    );
    const seen = await after('eva', () => sender.click('eva', 'See status of…=Loja Modelo'));
    expect(seen).toMatchObject([
      { kind: 'ephemeral', text: expect.stringContaining('Loja Modelo on TikTok') },
    ]);
    expect(world.visibleNow('ana', 'general')[0]?.message.text).toContain('was revoked');
  });

  it('a guest and somebody of another workspace change nothing', async () => {
    const { sender, post, after, incidents, outbox, world } = await setUp();
    await post();
    world.join('general', 'gil');
    world.join('general', 'olga');
    // They were not there when it was posted; Slack shows it to them all the same.
    for (const user of ['gil', 'olga']) {
      world.state.seen
        .filter(({ entry }) => entry.kind === 'message')
        .forEach(({ viewers }) => (viewers as Set<string>).add(world.person(user).id));
      await after(user, () => sender.click(user, 'Acknowledge'));
    }
    expect([incidents.acknowledged.size, outbox.adopted.length]).toEqual([0, 0]);
  });
});

describe('/tiktok alerts on, as Slack sends it', () => {
  it('takes time zone and language of the person', async () => {
    const { sender, after, subscriptions } = await setUp();
    const seen = await after('ana', () => sender.command('ana', 'general', '/tiktok alertas ligar 5'));
    expect(seen[0]?.text).toContain('*Os alertas estão ligados aqui*');
    expect(subscriptions.all).toMatchObject([
      { channelId: 'C0GENERAL', timeZone: 'America/Sao_Paulo', language: 'pt-BR', createdBy: 'U0ANA' },
    ]);
  });

  it('in a shared channel needs an admin, and their second yes', async () => {
    const { sender, after, subscriptions } = await setUp();
    const refused = await after('eva', () => sender.command('eva', 'agencia', '/tiktok alerts on'));
    expect(refused[0]?.text).toContain('Only an admin of this workspace');
    await after('ana', () => sender.command('ana', 'agencia', '/tiktok alerts on'));
    expect(subscriptions.all).toEqual([]);
    const done = await after('ana', () => sender.click('ana', 'alert:confirm'));
    expect(done).toMatchObject([{ kind: 'ephemeral-edit', text: expect.stringContaining('ligados aqui') }]);
    expect(subscriptions.all).toMatchObject([{ channelId: 'C0AGENCIA' }]);
  });
});
