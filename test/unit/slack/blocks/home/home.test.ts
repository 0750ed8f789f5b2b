import { describe, expect, it } from '@jest/globals';
import { translatorFor } from '../../../../../src/locales/index.ts';
import { homeView } from '../../../../../src/slack/blocks/home/home.ts';
import type { HomeScene } from '../../../../../src/slack/blocks/home/home.ts';
import type { StoreStatus } from '../../../../../src/core/status.ts';
import {
  HOUR_MS,
  ago,
  connectionOf,
  countsMemory,
  memoryOf,
  neverWell,
  now,
  openIncidentOf,
  readingValues,
  remembered,
  statusOf,
  storeOf,
  storesOf,
} from '../../../../support/builders.ts';
import { subscriptionOf } from '../../../../support/alert-fakes.ts';
import { homeSeen } from '../eyes.ts';

const t = translatorFor('en');
/** Everything is set up. */
const scene: HomeScene = { statuses: [], subscriptions: [subscriptionOf()], access: 'operator', now };
const viewOf = (statuses: readonly StoreStatus[], over: Partial<HomeScene> = {}) =>
  homeView(t, { ...scene, statuses, ...over });
const named = (handle: string, over: Partial<StoreStatus> = {}) =>
  statusOf({ store: storeOf({ handle, name: handle }), ...over });
const rejecting = (handle: string, rejected: number) =>
  named(handle, { memory: countsMemory({ approved: 1, processing: 1, rejected }) });
const handlesShown = (statuses: readonly StoreStatus[]) =>
  [...JSON.stringify(viewOf(statuses)).matchAll(/"status:show:([a-z0-9-]+)"/g)].map(([, handle]) => handle);

describe('homeView', () => {
  it('reads like this with one store', () => {
    expect(homeSeen(viewOf([statusOf()]))).toBe(`Your stores on TikTok
═════════════════════
This app shows how your store’s catalog is doing on TikTok. Type \`/tiktok status\` in any channel, or \`/tiktok help\` for everything it can do.
No open alerts.
────────────────────────────────────────────────────────────
*Loja Modelo* \`loja-modelo\`
950 available · 40 in review · 10 rejected
as of today 11:59 AM
[ Status ]  [ Catalog ]  [ Products ]
────────────────────────────────────────────────────────────
*Alerts go to*
• #C1: all stores, later ones too
[ Settings ]  [ Refresh ]
This page is of today 12:00 PM.`);
  });

  it('begins with what is to be done, and ticks off what is done', () => {
    const nothing = viewOf([], { subscriptions: [], access: 'admin' });
    expect(homeSeen(nothing)).toContain('To begin with');
    expect(homeSeen(nothing).match(/\[ Add a store \]/g)).toHaveLength(1);
    const waiting = statusOf({ connection: { ...statusOf().connection, phase: 'new', ids: null } });
    const added = homeSeen(viewOf([waiting], { subscriptions: [], access: 'admin' }));
    expect(added).toMatch(/✅.*Add your store/);
    // Once: in the store's own row.
    expect(added.match(/\[ Connect TikTok \]/g)).toHaveLength(1);
    const gone = statusOf({ connection: { ...statusOf().connection, phase: 'disconnected' } });
    const again = homeSeen(viewOf([gone], { subscriptions: [], access: 'admin' }));
    expect(again).toContain('[ Reconnect ]');
    expect(again).not.toContain('[ Connect TikTok ]');
    const connected = homeSeen(viewOf([statusOf()], { subscriptions: [] }));
    expect(connected).toContain('`/tiktok alerts on`');
    expect(homeSeen(viewOf([statusOf()]))).not.toContain('To begin with');
  });

  it('sends who may not do it to those who may', () => {
    const seen = homeSeen(viewOf([], { subscriptions: [] }));
    expect(seen).not.toContain('[ Add a store ]');
    expect(seen).toContain('Ask an admin of this app');
  });

  it('names the channels that get alerts, the broken ones first', () => {
    const subscriptions = [
      subscriptionOf(),
      subscriptionOf({ id: 'b', channelId: 'CBROKEN', state: 'broken' }),
    ];
    const [broken = -1, fine = -1] = ['CBROKEN', subscriptionOf().channelId].map((id) =>
      JSON.stringify(viewOf([statusOf()], { subscriptions }).blocks).indexOf(id),
    );
    expect(broken).toBeGreaterThan(0);
    expect(fine).toBeGreaterThan(broken);
  });

  it('puts stores whose figures are not trusted first, then those with the most rejected items', () => {
    const old = named('old', {
      memory: memoryOf({ counts: remembered(readingValues.counts, ago(HOUR_MS), 'noInfo') }),
    });
    expect(handlesShown([rejecting('few', 1), rejecting('many', 9_000), rejecting('none', 0), old])).toEqual([
      'old',
      'many',
      'few',
      'none',
    ]);
  });

  it('puts what is critical before all others, and says what it is', () => {
    const revoked = named('revoked', { incidents: [openIncidentOf({ condition: 'grant.revoked' })] });
    const warned = named('warned', { incidents: [openIncidentOf()] });
    expect(handlesShown([warned, rejecting('many', 9_000), revoked])).toEqual(['revoked', 'many', 'warned']);
    expect(homeSeen(viewOf([revoked]))).toContain('🔴 Critical:');
  });

  it('says since when and by whom a store is disconnected, as status does', () => {
    const disconnect = { by: 'UANA', at: now, isUninstall: false };
    const over = { connection: connectionOf({ phase: 'disconnected', disconnect }) };
    const view = (access: HomeScene['access']) =>
      homeSeen(viewOf([named('a'), named('gone', over)], { access }));
    expect(view('admin')).toMatch(/\*gone\* `gone`\n\*Disconnected\*? .*@UANA/);
    expect(view('admin')).toContain('[ Reconnect ]');
    expect(view('operator')).not.toContain('[ Reconnect ]');
    expect(view('operator')).toContain('Ask an admin of this app: `/tiktok settings` names them.');
  });

  it('stays below the blocks that Slack takes where ten stores have everything to say', () => {
    const incidents = [openIncidentOf(), openIncidentOf({ condition: 'upstream.tiktok' })];
    const memory = memoryOf({ counts: remembered(readingValues.counts, ago(HOUR_MS), 'noInfo') });
    const full = storesOf(11).map((store) => statusOf({ store, incidents, memory }));
    expect(viewOf(full).blocks.length).toBeLessThanOrEqual(100);
  });

  it('keeps the order of the handles among equals', () => {
    expect(handlesShown([rejecting('a', 1), rejecting('b', 1), rejecting('c', 1)])).toEqual(['a', 'b', 'c']);
  });

  it('shows ten stores at most and says how many there are', () => {
    const statuses = storesOf(101).map((store) => statusOf({ store }));
    expect(handlesShown(statuses)).toHaveLength(10);
    expect(homeSeen(viewOf(statuses))).toContain('The 10 stores that need attention most, of 101.');
  });

  it('says nothing of more stores when ten are all', () => {
    const statuses = storesOf(10).map((store) => statusOf({ store }));
    expect(homeSeen(viewOf(statuses))).not.toContain('need attention most');
  });

  it('shows no figure and no time of a store that was never read', () => {
    const view = homeSeen(viewOf([named('a', { memory: memoryOf({ counts: neverWell('throttled') }) })]));
    expect(view).toContain('not known yet');
    expect(view).toContain('TikTok asks the app to slow down.');
    expect(view).not.toMatch(/as of|available/);
  });

  it('does not change the list that it was given', () => {
    const statuses = Object.freeze([rejecting('few', 1), rejecting('many', 9)]);
    expect(() => viewOf(statuses)).not.toThrow();
  });
});
