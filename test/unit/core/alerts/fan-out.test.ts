import { describe, expect, it } from '@jest/globals';
import { brokenPosts, digestPost, subscribersOf, tallyOf } from '../../../../src/core/alerts/fan-out.ts';
import type { Finding } from '../../../../src/core/alerts/incident.ts';
import {
  beginRoutes,
  introductionPost,
  isIntroduction,
} from '../../../../src/core/alerts/subscription-begin.ts';
import { newRoute } from '../../../../src/core/alerts/route.ts';
import { openIncident, subscription, tally } from './channel.ts';
import { at } from './files.ts';

const finding = (storeId: string, over: Partial<Finding> = {}): Finding => ({
  fingerprint: `store:${storeId}`,
  label: `Store ${storeId}`,
  storeId,
  amount: 1,
  phase: 'open',
  openedVersion: 1,
  closedVersion: null,
  ...over,
});
const clock = () => {
  let serial = 0;
  return { now: at(0), newId: () => `id-${String((serial += 1))}` };
};
const contact = { ...subscription, id: 'contact', kind: 'contact' as const, channelId: 'U9' };
const revoked = { ...openIncident, condition: 'grant.revoked', scope: 'grant:g1' } as const;

describe('who hears of an incident', () => {
  const findings = [finding('s1'), finding('s2', { phase: 'candidate' })];
  const only = (storeIds: string[], channelId = 'C1') => ({
    ...subscription,
    ...{ id: storeIds.join('+'), storeIds, channelId },
  });

  it('is a channel once, by the settings of the store before those for all stores', () => {
    const acme = only(['s1']);
    expect(subscribersOf(openIncident, findings, [subscription, acme])).toEqual([acme]);
    const upstream = { ...openIncident, condition: 'upstream.tiktok', scope: 'tiktok' } as const;
    expect(subscribersOf(upstream, findings, [acme, subscription])).toEqual([subscription]);
  });

  it('stays with whoever told the channel first', () => {
    const acme = only(['s1']);
    const hearing = new Set([subscription.id]);
    expect(subscribersOf(openIncident, findings, [acme, subscription], hearing)).toEqual([subscription]);
    expect(subscribersOf(openIncident, findings, [acme, { ...subscription, state: 'off' }], hearing)).toEqual(
      [acme],
    );
  });

  it('is every channel that follows one of its stores', () => {
    const heard = subscribersOf(openIncident, findings, [
      subscription,
      only(['s1'], 'C2'),
      only(['s2'], 'C3'),
      only(['s3'], 'C4'),
    ]);
    expect(heard.map(({ id }) => id)).toEqual(['sub', 's1']);
  });

  it('is no channel that is broken, or does not want this condition', () => {
    const others = [
      { ...subscription, state: 'broken' as const },
      { ...subscription, conditions: ['grant.revoked' as const] },
    ];
    expect(subscribersOf(openIncident, findings, others)).toEqual([]);
  });

  it('is the alert contacts where no channel follows and it is critical', () => {
    expect(subscribersOf(revoked, findings, [contact])).toEqual([contact]);
    expect(subscribersOf(revoked, findings, [contact, subscription])).toEqual([subscription]);
    expect(subscribersOf(openIncident, findings, [contact])).toEqual([]);
  });

  it('is the contacts alone where it is about the app, and the channels only where nobody is one', () => {
    const rejected = { ...openIncident, condition: 'app.rejected', scope: 'app' } as const;
    expect(subscribersOf(rejected, findings, [contact, subscription])).toEqual([contact]);
    expect(subscribersOf(rejected, findings, [subscription])).toEqual([subscription]);
  });
});

describe('the tally', () => {
  it('counts what is open or not certainly fixed, of the stores that the subscription covers', () => {
    const findings = [
      finding('s1'),
      finding('s2', { phase: 'clearing' }),
      finding('s3', { phase: 'candidate' }),
    ];
    expect(tallyOf(findings, subscription, null)).toEqual({
      count: 2,
      openedSince: 2,
      unnamed: false,
      stores: [
        { id: 's1', name: 'Store s1' },
        { id: 's2', name: 'Store s2' },
      ],
      storeCount: 2,
      objects: [],
    });
    expect(tallyOf(findings, { storeIds: ['s2'] }, null).count).toBe(1);
  });

  it('knows which became open after the version that was shown', () => {
    const findings = [finding('s1'), finding('s2', { openedVersion: 4 })];
    expect(tallyOf(findings, subscription, 3).openedSince).toBe(1);
  });

  it('takes the number of what is only counted', () => {
    const counted = finding('s1', { fingerprint: 'count:rejected', amount: 12 });
    expect(tallyOf([counted], subscription, null)).toMatchObject({ count: 12, unnamed: true, stores: [] });
  });
});

describe('a new subscription', () => {
  const open = (count: number, incident: typeof openIncident = openIncident) =>
    Array.from({ length: count }, (_, index) => ({
      incident: { ...incident, id: `inc-${String(index)}`, label: `Store ${String(index)}` },
      tally: tally(index + 1),
      route: null,
    }));

  it('introduces itself, once in each of its lives', () => {
    const post = introductionPost(subscription, ['Loja'], 'U1', 'p');
    expect(post).toMatchObject({
      dedupKey: 'introduction:sub:1',
      content: { kind: 'introduction', by: 'U1' },
    });
    expect(isIntroduction(post)).toBe(true);
  });

  it('gets a message for each of up to five open incidents', () => {
    const { routes, posts } = beginRoutes(subscription, open(5), clock());
    expect(routes.map(({ state, dueAt }) => [state, dueAt])).toEqual(Array(5).fill(['hidden', at(0)]));
    expect(posts).toEqual([]);
  });

  it('gets one summary of more, the largest first, and each of them speaks with its next change', () => {
    const { routes, posts } = beginRoutes(subscription, open(12), clock());
    expect(posts).toMatchObject([{ dedupKey: 'baseline:sub:1', content: { kind: 'summary', more: 2 } }]);
    const [post] = posts;
    if (post?.content?.kind !== 'summary') throw new Error('no summary');
    expect(post.content.lines.map(({ count }) => count)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
    expect(routes.every(({ state, repost }) => state === 'shown' && repost === 'next')).toBe(true);
  });

  it('leaves critical ones out of the summary', () => {
    const all = [
      ...open(6),
      ...open(1, revoked as never).map((one) => ({ ...one, incident: { ...one.incident, id: 'crit' } })),
    ];
    const { routes, posts } = beginRoutes(subscription, all, clock());
    expect(posts).toHaveLength(1);
    expect(routes.find(({ incidentId }) => incidentId === 'crit')).toMatchObject({
      state: 'hidden',
      dueAt: at(0),
    });
  });

  it('goes on with the generations of an earlier life, so that no dedup key comes twice', () => {
    const route = { ...newRoute('r', 'inc-0', 'sub', at(-9)), generation: 3, repeatNumber: 2 };
    const { routes } = beginRoutes(
      subscription,
      open(1).map((one) => ({ ...one, route })),
      clock(),
    );
    expect(routes).toMatchObject([{ id: 'r', generation: 3, repeatNumber: 2, repost: 'now', shown: null }]);
  });
});

describe('posts of a subscription', () => {
  it('are one digest a local day', () => {
    const line = { condition: 'products.need_details' as const, label: 'Loja', count: 3 };
    expect(digestPost(subscription, [line], clock())).toMatchObject({
      dedupKey: 'digest:sub:2026-03-10',
      content: { kind: 'digest', lines: [line], more: 0 },
    });
  });

  it('tell its creator and the contacts once when Slack refuses its channel', () => {
    const posts = brokenPosts(
      subscription,
      'is_archived',
      [contact, { ...contact, channelId: 'U1' }],
      clock().newId,
    );
    expect(posts.map(({ channelId, dedupKey }) => [channelId, dedupKey])).toEqual([
      ['U1', 'broken:sub:U1:1'],
      ['U9', 'broken:sub:U9:1'],
    ]);
    expect(brokenPosts(contact, 'x', [], clock().newId)).toEqual([]);
  });
});
