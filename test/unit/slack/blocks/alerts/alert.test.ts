import { describe, expect, it } from '@jest/globals';
import { anyCharacter, fc } from '../../../../support/fast-check.ts';
import { checkMessage } from '../../../../../sandbox/slack/block-kit/validate.ts';
import type { PostContent } from '../../../../../src/core/alerts/content.ts';
import { locales, translatorFor } from '../../../../../src/locales/index.ts';
import { alertMessage } from '../../../../../src/slack/blocks/alerts/alert.ts';
import { muteChoice } from '../../../../../src/slack/blocks/alerts/mute-choice.ts';
import { actionIds } from '../../../../../src/slack/ids.ts';
import { MINUTE_MS, ago, links, storeIdOf, now } from '../../../../support/builders.ts';
import {
  closedOf,
  contents,
  incidentId,
  incidentOf,
  incidents,
  postId,
  revokedOf,
  routeId,
  upstreamOf,
} from './alert-scenes.ts';
import {
  actionIdsOf,
  asSent,
  blockIdsOf,
  hostileName,
  isBroken,
  looseMarks,
  mrkdwnTexts,
  seen,
} from '../eyes.ts';

const t = translatorFor('en');
const post = { id: postId, possiblyRepeated: false };
const shown = (content: PostContent, over: Partial<typeof post> = {}) =>
  alertMessage(t, content, { ...post, ...over });
const incidentShown = (incident = incidentOf()) => shown({ kind: 'incident', incident, mention: false });

/** People, channels and the mention that was asked for are ours; what else looks like one came from a name. */
const withoutOurs = (text: string) => text.replace(/<@[UW][A-Z0-9]+>|<#C0GENERAL>/g, '');

describe.each(locales)('in %s', (locale) => {
  const translator = translatorFor(locale);

  it.each(Object.keys(contents))('Slack takes "%s", with its whole content as text too', (name) => {
    const content = contents[name]!;
    const sent = asSent(alertMessage(translator, content, { id: postId, possiblyRepeated: true }));
    expect(checkMessage(sent)).toBeNull();
    expect(sent.text.length).toBeLessThanOrEqual(4_000);
    expect(isBroken(sent.text)).toBe(false);
    const mayMention = content.kind === 'incident' && content.mention;
    const texts = [...mrkdwnTexts(sent.blocks), sent.text].map(withoutOurs);
    const ours = mayMention ? texts.map((text) => text.replace('<!channel>', '')) : texts;
    expect(ours.flatMap(looseMarks)).toEqual([]);
    expect(sent.text).toContain(translator('alert.repeated'));
  });

  it.each(Object.keys(contents))('the blocks of "%s" hold the post id once, and ids are unique', (name) => {
    const { blocks } = asSent(alertMessage(translator, contents[name]!, post));
    expect(blockIdsOf(blocks)).toEqual([`post:${postId}`]);
    const ids = actionIdsOf(blocks);
    expect(ids).toEqual([...new Set(ids)]);
    const actions = blocks.find(({ type }) => type === 'actions');
    if (actions !== undefined) expect(actions['block_id']).toBe(`post:${postId}`);
  });
});

describe('the message of an incident', () => {
  it('reads like this for items of a store', () => {
    expect(seen(incidentShown())).toMatchInlineSnapshot(`
     "🟠 Warning: Loja Modelo: items need attention
     ═════════════════════════════════════════════
     *12 items of 1,000* are rejected by TikTok and need attention.
     TikTok does not show rejected items in ads. *Next:* open *Products*: it says which items, TikTok’s reasons, and where to correct each in VTEX.
     Since today 9:00 AM. As of today 11:59 AM.
     [ Products ]  [ Recheck ]  [ See status ]  [ Catalog ]  [ Acknowledge ]  ( Mute… ▾ )"
    `);
  });

  it('reads like this for a revoked access', () => {
    const incident = revokedOf({
      stores: [
        { id: storeIdOf(1), name: 'Loja A' },
        { id: storeIdOf(2), name: 'Loja B' },
      ],
      storeCount: 5,
    });
    expect(seen(incidentShown(incident))).toMatchInlineSnapshot(`
     "🔴 Critical: Ana TikTok: TikTok access revoked
     ══════════════════════════════════════════════
     *The access that Ana TikTok gave this app on TikTok was revoked.* TikTok refused it three times, minutes apart.
     5 stores depend on it:
     • Loja A
     • Loja B
     • and 3 more
     Until the app is authorized again, nothing can be read from TikTok. VTEX’s own integration disconnects as well: check VTEX Admin → Marketplace → TikTok. *Next:* an admin of this app clicks *Reconnect* and signs in on TikTok; the same TikTok user brings all its stores back. The app looks again every hour.
     Since today 9:00 AM. As of today 11:59 AM.
     [ Reconnect ]  ( See status of… ▾ )  [ Acknowledge ]  ( Mute… ▾ )"
    `);
  });

  it('reads like this when TikTok does not answer', () => {
    expect(seen(incidentShown(upstreamOf()))).toMatchInlineSnapshot(`
     "🟠 Warning: TikTok does not answer
     ══════════════════════════════════
     *TikTok does not answer.* The last checks of 2 stores gave no result.
     • Store 0
     • Store 1
     This says nothing about your connection. Alerts about products wait until TikTok answers; the app keeps trying. *Next:* nothing, you will be told.
     Since today 9:00 AM. As of today 11:59 AM.
     ( See status of… ▾ )  [ Acknowledge ]  ( Mute… ▾ )"
    `);
  });

  it('reads like this once it is fixed', () => {
    expect(seen(incidentShown(closedOf()))).toMatchInlineSnapshot(`
     "✅ Fixed: Loja Modelo: items on TikTok
     ══════════════════════════════════════
     *No item is rejected by TikTok any more.* What was corrected last may still be in review. It lasted 3 hours.
     From today 9:00 AM until today 12:00 PM.
     [ Products ]  [ Recheck ]  [ See status ]  [ Catalog ]"
    `);
  });

  it('calls nothing fixed that is only no longer watched', () => {
    for (const locale of locales) {
      const text = alertMessage(
        translatorFor(locale),
        { kind: 'incident', incident: closedOf({}, 'removed'), mention: false },
        post,
      ).text;
      expect(text).not.toContain(translatorFor(locale)('alert.state.fixed'));
    }
  });

  it('mentions the channel only where that was asked for', () => {
    for (const [name, incident] of Object.entries(incidents)) {
      expect([name, shown({ kind: 'incident', incident, mention: false }).text]).not.toEqual([
        name,
        expect.stringContaining('<!channel>'),
      ]);
      expect(shown({ kind: 'incident', incident, mention: true }).text.startsWith('<!channel>\n')).toBe(true);
    }
  });

  const looks = ['products:show', 'products:recheck', 'status:show', 'catalog:show'];

  it.each([
    ['open', incidentOf(), [...looks, 'alert:ack', 'alert:mute']],
    ['of several stores', revokedOf(), ['connect:begin', 'status:show:pick', 'alert:ack', 'alert:mute']],
    ['acknowledged', incidentOf({ acknowledged: { by: 'U1', atMs: 0 } }), [...looks, 'alert:mute']],
    ['closed', closedOf(), looks],
  ])('that is %s has the buttons that make sense', (_, incident, expected) => {
    expect(actionIdsOf(asSent(incidentShown(incident)).blocks)).toEqual(expected);
  });

  it.each([
    ['suspended', ['adsManager', 'businessCenter']],
    ['not approved', ['businessCenter']],
    ['permission lost', ['businessCenter']],
    ['pixel refused', ['businessCenter']],
    ['app refused', []],
  ])('that is "%s" has a button for where it is put right', (name, expected) => {
    const incident = incidents[name]!;
    const sent = asSent(alertMessage(t, { kind: 'incident', incident, mention: false }, post, links));
    expect(checkMessage(sent)).toBeNull();
    expect(actionIdsOf(sent.blocks).filter((id) => id.startsWith(actionIds.linkOpen))).toEqual(
      expected.map((where) => `${actionIds.linkOpen}:${where}`),
    );
    expect(JSON.stringify(sent.blocks)).not.toContain('{bcId}');
  });

  it('names the account, its id and its state', () => {
    expect(seen(shown(contents['incident: suspended']!))).toMatch(
      /• Ad account .+ `7000000000000000200`: \*suspended\*\n• Business Center .+: \*closed\*/,
    );
    expect(seen(shown(contents['incident: permission lost']!))).toMatch(
      /• Business Center `\d+`: \*no access\*\n• Ad account `\d+`: \*no access\*\n• Catalog `/,
    );
  });

  it('offers to end a mute for everybody only where there is one', () => {
    const values = (incident = incidentOf()) => JSON.stringify(incidentShown(incident).blocks);
    const end = muteChoice.write({ scope: 'everybody', hours: 0, id: incidentId });
    expect(values()).not.toContain(end);
    expect(values(incidentOf({ muted: { by: 'U1', untilMs: 0, reason: null } }))).toContain(end);
    expect(values()).toContain(muteChoice.write({ scope: 'here', hours: 8, id: routeId }));
  });

  it('offers to hear of it here again only where this channel was muted, and says so without a name', () => {
    const here = incidentOf({ muted: { by: '', untilMs: 0, reason: null } });
    const end = muteChoice.write({ scope: 'here', hours: 0, id: routeId });
    expect(JSON.stringify(incidentShown(here).blocks)).toContain(end);
    expect(JSON.stringify(incidentShown(incidentOf()).blocks)).not.toContain(end);
    expect(seen(incidentShown(here))).toMatch(/Muted in this channel until/);
  });
});

describe('an update in the thread', () => {
  type Update = Extract<PostContent, { kind: 'update' }>;
  const base: Update = {
    ...{ kind: 'update', reason: 'changed', added: 0, fixed: 0 },
    ...{ atMs: now.getTime(), incident: incidentOf() },
  };
  const update = (over: Partial<Update>) => seen(shown({ ...base, ...over }));

  it.each([
    [{ added: 1 }, '+1 new\n*12 items of 1,000* are rejected'],
    [{ added: 3, fixed: 2 }, '+3 new · −2 fixed\n'],
    [{ reason: 'still' }, '*Still so*, for 3 hours.\n*12 items of 1,000*'],
    [{ reason: 'again' }, '*It is back.*\n*12 items'],
    [
      { reason: 'closed', fixed: 12, incident: closedOf() },
      '−12 fixed\n*No item is rejected by TikTok any more.* What was corrected last may still be in review. It lasted 3 hours.',
    ],
    [{ reason: 'flapping' }, 'back and forth'],
  ] as const)('says %j', (over, expected) => {
    const text = update(over);
    expect(text).toContain(expected);
    expect(text).toMatch(/^\*Loja Modelo: items/);
  });

  it('says no change that there was not', () => {
    expect(update({ fixed: 0, added: 0 })).not.toMatch(/[+−]/);
  });
});

describe('notices', () => {
  it.each([
    ['introduction: all stores', '*Alerts are on in this channel.* @ana turned them on for all stores'],
    ['test', '*This is a test.* @ana asked for it'],
    ['broken: not_in_channel', 'Invite the app to that channel with `/invite @tiktok-for-vtex`'],
    ['broken: is_archived', 'The channel is archived.'],
    ['broken: restricted_action', 'Only some people may post there.'],
  ])('of kind "%s" read so', (name, expected) => {
    expect(seen(shown(contents[name]!))).toContain(expected);
  });

  it('say how many lines there are beyond those shown', () => {
    const text = seen(
      shown({ kind: 'summary', lines: [{ condition: 'upstream.tiktok', label: '', count: 1 }], more: 4 }),
    );
    expect(text).toContain('TikTok does not answer, 1 store');
    expect(text).toContain('and 4 more');
  });
});

describe('whatever people call things', () => {
  const word = fc.oneof(
    fc.string({ unit: anyCharacter, minLength: 1, maxLength: 200 }),
    fc.constantFrom('<!channel>', '<@U1>', '&lt;', '*', '`x`', hostileName),
  );
  const amount = fc.integer({ min: 0, max: 10_000_000 });

  it('an incident stays a message that Slack takes, with nothing loose in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...locales),
        fc.record({
          label: word,
          store: word,
          reason: word,
          by: word,
          count: amount,
          total: fc.option(amount),
        }),
        fc.constantFrom('products.need_details', 'grant.revoked', 'upstream.tiktok'),
        (locale, of, condition) => {
          const incident = incidentOf({
            condition,
            label: of.label,
            stores: [
              { id: storeIdOf(1), name: of.store },
              { id: storeIdOf(2), name: of.store },
            ],
            storeCount: 2,
            count: of.count,
            total: of.total,
            muted: { by: of.by, untilMs: ago(MINUTE_MS).getTime(), reason: of.reason },
          });
          const content = { kind: 'incident', incident, mention: false } as const;
          const sent = asSent(alertMessage(translatorFor(locale), content, post));
          expect(checkMessage(sent)).toBeNull();
          expect([...mrkdwnTexts(sent.blocks), sent.text].map(withoutOurs).flatMap(looseMarks)).toEqual([]);
          expect(isBroken(JSON.stringify(sent))).toBe(false);
        },
      ),
      { numRuns: 80, seed: 20260310 },
    );
  });
});
