import { describe, expect, it } from '@jest/globals';
import { muteChoice } from '../../../../src/slack/blocks/alerts/mute-choice.ts';
import { acknowledge, adopt, confirm, mute, retry } from '../../../../src/slack/listeners/actions/alerts.ts';
import type { Click } from '../../../../src/slack/listeners/actions/alerts.ts';
import type { Reply } from '../../../../src/slack/reply.ts';
import {
  fakeAdoptions,
  fakeDelivery,
  fakeIncidents,
  fakeSubscriptions,
} from '../../../support/alert-fakes.ts';
import { HOUR_MS, now, statusOf, workspaceOf } from '../../../support/builders.ts';
import { fakeClock, fakeStoreRepository } from '../../../support/fakes.ts';
import { turnIn } from '../../../support/turn.ts';
import { incidentId, postId, routeId } from '../blocks/alerts/alert-scenes.ts';
import { seen } from '../blocks/eyes.ts';
import { noDisconnects } from '../../../support/disconnect-fakes.ts';
import { noRights } from '../../../support/right-fakes.ts';

function setUp(...open: string[]) {
  const subscriptions = fakeSubscriptions();
  const outbox = fakeAdoptions();
  const incidents = fakeIncidents(...(open.length === 0 ? [incidentId, routeId] : open));
  const deps = {
    ...noRights,
    ...noDisconnects,
    stores: fakeStoreRepository(statusOf()),
    subscriptions,
    deliverNow: fakeDelivery(subscriptions),
    clock: fakeClock(),
    incidents,
    outbox,
  };
  return { ...deps, deps };
}

const place = { channelId: 'C1', ts: '1700000000.000001' };
const clickOn = (value: string, over: Partial<Click> = {}): Click => ({
  value,
  blockId: `post:${postId}`,
  place,
  ...over,
});

const textOf = (reply: Reply): string => {
  if (reply.kind !== 'message') throw new Error(reply.kind);
  return seen(reply.message);
};
const replaces = (reply: Reply): boolean => reply.kind === 'message' && reply.replace === true;

describe('a click on an alert', () => {
  it('tells where its post stands', async () => {
    const { deps, outbox } = setUp();
    await adopt(deps, turnIn(), clickOn(''));
    expect(outbox.adopted).toEqual([{ postId, places: [place] }]);
  });

  it.each([
    ['an answer that one person sees', { place: null }],
    ['a block of another message', { blockId: 'view:status' }],
    ['an id that is none', { blockId: `post:${'-'.repeat(36)}` }],
  ])('tells nothing in %s', async (_, over) => {
    const { deps, outbox } = setUp();
    await adopt(deps, turnIn(), clickOn('', over));
    expect(outbox.adopted).toEqual([]);
  });

  it('tells where a post to a person stands: in a DM whose id nobody knew', async () => {
    const outbox = fakeAdoptions({ channelId: 'U7' });
    const dm = { ...place, channelId: 'D7' };
    await adopt({ outbox }, turnIn(), clickOn('', { place: dm }));
    expect(outbox.adopted).toEqual([{ postId, places: [dm] }]);
  });

  it.each([
    ['stands in another channel than ours', { channelId: 'C2' }],
    ['is known to stand somewhere', { state: 'sent', ts: '1.1' } as const],
    ['was never attempted', { state: 'ready' } as const],
  ])('tells nothing of a post that %s', async (_, post) => {
    const outbox = fakeAdoptions(post);
    await adopt({ outbox }, turnIn(), clickOn(''));
    expect(outbox.adopted).toEqual([]);
  });
});

describe('Acknowledge', () => {
  it('is recorded once, and leaves the alert in its place', async () => {
    const { deps, incidents } = setUp();
    const first = await acknowledge(deps, turnIn(), clickOn(incidentId));
    expect(textOf(first)).toBe(
      'Acknowledged: it is not repeated unless it gets worse, and you are told when it is over.',
    );
    expect(replaces(first)).toBe(false);
    expect(textOf(await acknowledge(deps, turnIn({ userId: 'U2' }), clickOn(incidentId)))).toBe(
      'It was acknowledged already.',
    );
    expect([...incidents.acknowledged]).toEqual([[incidentId, 'U1']]);
  });

  it.each([
    ['is closed', '00000000-0000-4000-8000-000000000009'],
    ['has no id', 'nonsense'],
  ])('says so where the incident %s', async (_, value) => {
    expect(textOf(await acknowledge(setUp().deps, turnIn(), clickOn(value)))).toContain(
      'It is closed already',
    );
  });

  it('reaches no incident of another workspace', async () => {
    const turn = turnIn({ workspace: workspaceOf('other') });
    expect(textOf(await acknowledge(setUp().deps, turn, clickOn(incidentId)))).toContain('closed already');
  });

  it('needs a person whom Slack has named', async () => {
    const { deps, incidents } = setUp();
    const answer = await acknowledge(deps, turnIn({ access: 'unknown' }), clickOn(incidentId));
    expect(textOf(answer)).toContain('Slack did not tell in time who you are');
    expect(incidents.acknowledged.size).toBe(0);
  });
});

describe('Mute…', () => {
  const here = (hours: number) => muteChoice.write({ scope: 'here', hours, id: routeId });
  const everybody = (hours: number) => muteChoice.write({ scope: 'everybody', hours, id: incidentId });
  const after = (hours: number) => new Date(now.getTime() + hours * HOUR_MS);

  it.each([1, 8, 24])('here for %i hours says until when, with a way back', async (hours) => {
    const { deps, incidents } = setUp();
    const reply = await mute(deps, turnIn(), clickOn(here(hours)));
    expect(incidents.routeMutes.get(routeId)).toEqual(after(hours));
    expect(textOf(reply)).toMatch(/^Muted in this channel until .+\.\n\[ End the mute \]$/);
    expect(replaces(reply)).toBe(false);
  });

  it('for everybody names who did it', async () => {
    const { deps, incidents } = setUp();
    expect(textOf(await mute(deps, turnIn(), clickOn(everybody(24))))).toContain('Muted for everybody until');
    expect(incidents.mutes.get(incidentId)).toEqual({ by: 'U1', until: after(24), reason: null });
  });

  it('is ended, here and for everybody', async () => {
    const { deps, incidents } = setUp();
    for (const value of [here(0), everybody(0)]) {
      expect(textOf(await mute(deps, turnIn(), clickOn(value)))).toBe('No longer muted.');
    }
    expect([incidents.routeMutes.get(routeId), incidents.mutes.get(incidentId)]).toEqual([null, null]);
  });

  it('replaces our own answer, but never the alert', async () => {
    const own = await mute(setUp().deps, turnIn(), clickOn(here(0), { blockId: 'b', place: null }));
    expect(replaces(own)).toBe(true);
  });

  it.each(['', 'here:1:x', `here:1:${'-'.repeat(36)}`, here(1).replace('f2', 'e0')])(
    'does nothing on %j',
    async (value) => {
      const { deps, incidents } = setUp();
      expect(textOf(await mute(deps, turnIn(), clickOn(value)))).toContain('It is closed already');
      expect([incidents.routeMutes.size, incidents.mutes.size]).toEqual([0, 0]);
    },
  );

  it('needs a person whom Slack has named', async () => {
    const { deps, incidents } = setUp();
    await mute(deps, turnIn({ access: 'unknown' }), clickOn(here(1)));
    expect(incidents.routeMutes.size).toBe(0);
  });
});

describe('Try again and the yes of an admin', () => {
  const own = { blockId: 'b', place: null };
  const shared = { sharing: async () => 'shared' as const };

  it('repeat exactly the command, in the place of the question', async () => {
    const { deps, subscriptions } = setUp();
    const reply = await retry(deps, turnIn(), clickOn('on loja-modelo 5', own));
    expect(replaces(reply)).toBe(true);
    expect(subscriptions.all).toMatchObject([{ threshold: { items: 5 }, storeIds: [expect.any(String)] }]);
    await retry(deps, turnIn(), clickOn('on loja-modelo 5', own));
    expect(subscriptions.all).toHaveLength(1);
  });

  it('turn alerts on in a shared channel for an admin only', async () => {
    const { deps, subscriptions } = setUp();
    expect(textOf(await confirm(deps, turnIn(shared), clickOn('on', own)))).toContain('Only an admin');
    expect(textOf(await retry(deps, turnIn({ ...shared, access: 'admin' }), clickOn('on', own)))).toContain(
      'Turn alerts on here?',
    );
    expect(subscriptions.all).toEqual([]);
    await confirm(deps, turnIn({ ...shared, access: 'admin' }), clickOn('on', own));
    expect(subscriptions.all).toHaveLength(1);
  });

  it('need a person whom Slack has named', async () => {
    const { deps, subscriptions } = setUp();
    await retry(deps, turnIn({ access: 'unknown' }), clickOn('on', own));
    expect(subscriptions.all).toEqual([]);
  });
});
