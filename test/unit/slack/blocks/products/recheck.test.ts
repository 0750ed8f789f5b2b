import { describe, expect, it } from '@jest/globals';
import { checkMessage } from '../../../../../sandbox/slack/block-kit/validate.ts';
import type { CauseName } from '../../../../../src/core/products/causes.ts';
import type { RecheckOutcome } from '../../../../../src/core/products/rechecks/recheck.ts';
import type { RecheckTarget } from '../../../../../src/core/products/rechecks/recheck-target.ts';
import type { RecheckResult, Sides } from '../../../../../src/core/use-cases/recheck.ts';
import { locales, translatorFor } from '../../../../../src/locales/index.ts';
import { recheckIn, recheckValue } from '../../../../../src/slack/blocks/products/products-values.ts';
import { recheckMessage } from '../../../../../src/slack/blocks/products/recheck.ts';
import { ago, HOUR_MS, now, storeIdOf } from '../../../../support/builders.ts';
import { adminLinks } from '../../../../support/fakes.ts';
import { asSent, isBroken, mrkdwnTexts, seen } from '../eyes.ts';
import { fixListOf } from './fix-list-scenes.ts';
import { expectNothingLoose } from '../loose.ts';

const { store } = fixListOf();
const findings = (count: number, cause: CauseName, name = 'Camisa') =>
  Array.from({ length: count }, (_none, at) => ({
    ...{
      skuId: String(at),
      productId: `p${String(at)}`,
      name,
      skuName: 'Azul P',
      idKind: 'product' as const,
    },
    ...{ cause, reason: '', detail: '', isRefused: false, fixedAt: now },
  }));
const nothing: RecheckOutcome = {
  ...{ fixed: [], still: [], found: [], hints: [], gone: [], inReview: [], imagesLater: 0 },
  ...{ waiting: [], verdicts: [], available: [], unread: 0, listedAt: null },
  ...{ endedAt: now, isTikTokStored: true, follow: null },
};
const before = { findings: [], total: 0 };
type Checked = Extract<RecheckResult, { kind: 'checked' }>;

const messageOf = (
  outcome: Partial<RecheckOutcome>,
  { isConnected = true, ...over }: Partial<Checked> & { isConnected?: boolean } = {},
  locale = locales[0],
) => {
  const sides: Sides = { vtex: 'read', tiktok: 'read' };
  const result: Checked = {
    ...{ kind: 'checked', checked: 100, total: 10_000, sides, fixedBefore: before, readAnew: null },
    outcome: { ...nothing, ...outcome },
    ...over,
  };
  const view = {
    store,
    target: { kind: 'store' as const },
    result,
    list: null,
    isConnected,
    links: adminLinks,
    now,
  };
  return recheckMessage(translatorFor(locale ?? 'en'), view);
};
const said = (outcome: Partial<RecheckOutcome>, over: Parameters<typeof messageOf>[1] = {}) =>
  seen(messageOf(outcome, over));

describe('the answer of a recheck', () => {
  it.each([0, 1, 100])('is one that Slack takes with %d of everything', (count) => {
    for (const locale of locales) {
      for (const name of ['', '&<|>`*\n'.repeat(60)]) {
        const all = findings(count, 'brand.missing', name);
        const refused = all.map((one) => ({ ...one, isRefused: true }));
        const kinds = {
          ...{ fixed: all, still: refused, found: all, hints: all, gone: all, inReview: all },
          ...{ waiting: all, verdicts: all, available: all, unread: count },
        };
        const fixedBefore = { ...before, findings: all, total: count * 100 };
        const sent = asSent(messageOf(kinds, { fixedBefore }, locale));
        expect(checkMessage(sent)).toBeNull();
        expect(JSON.stringify(sent.blocks).length).toBeLessThan(13_200);
        expectNothingLoose(mrkdwnTexts(sent.blocks));
        expect(isBroken(JSON.stringify(sent))).toBe(false);
      }
    }
  });

  it('says what is no longer there, what is only worth a look, and that nothing is wrong', () => {
    const gone = said({ gone: findings(1, 'brand.missing') });
    expect(gone).toContain('1 item is no longer in the trade policy');
    expect(gone).not.toMatch(/(is|are) fixed|Nothing is wrong|None of these/);
    const hints = said({ hints: findings(2, 'stock.none') });
    expect(hints).toContain('*2 points are worth a look:*');
    expect(hints).toContain('None of these was fixed');
    const fixed = findings(1, 'brand.missing');
    expect(said({ fixed, hints: findings(1, 'stock.none') })).not.toContain('Nothing else is wrong');
    expect(said({ fixed })).toContain('Nothing else is wrong');
    expect(said({})).toContain('Nothing is wrong with what was checked.');
  });

  it('names what was fixed before, also where nothing is open any more', () => {
    const fixedBefore = { findings: findings(3, 'brand.missing'), total: 3 };
    expect(said({}, { fixedBefore })).toMatch(/\*3 problems were fixed before this recheck:\*/);
    const result: RecheckResult = { kind: 'nothing', fixedBefore, readAnew: null };
    const view = {
      store,
      target: { kind: 'store' as const },
      result,
      isConnected: true,
      links: adminLinks,
      now,
    };
    const text = seen(recheckMessage(translatorFor('en'), { ...view, list: fixListOf() }));
    expect(text.match(/✅/g)).toHaveLength(3);
  });

  it('says that TikTok was not asked where the store is not connected, once', () => {
    const notAsked = 'TikTok was not asked: this store is not connected to TikTok.';
    const sides = (tiktok: Sides['tiktok']): { sides: Sides } => ({ sides: { vtex: 'read', tiktok } });
    expect(said({}, { isConnected: false, ...sides('none') })).toContain(notAsked);
    expect(said({}, { isConnected: false, ...sides('not-connected') })).not.toContain(notAsked);
    expect(said({}, sides('none'))).not.toContain(notAsked);
  });

  it('says when all products are read anew, and that TikTok’s items were never all read', () => {
    const readAnew = { at: now, lastAt: ago(HOUR_MS) };
    expect(said({}, { readAnew })).toMatch(/were read until .*\. They are read anew .*: VTEX gets a rest/);
    expect(said({}, { readAnew: { at: now, lastAt: null } })).toContain('are being read anew');
    const first = said({}, { sides: { vtex: 'read', tiktok: 'unlisted' } });
    expect(first).toContain('What TikTok says of single items does not count yet');
    expect(first).not.toContain('Nothing is wrong');
  });
});

it.each<RecheckTarget>([
  { kind: 'store' },
  { kind: 'product', productId: '7' },
  { kind: 'cause', group: { cause: 'tiktok.rejected', reason: 'Landing' } },
])('the value of its button holds what was asked for, and when it was shown: %j', (target) => {
  const storeId = storeIdOf(1);
  for (const since of [null, now])
    expect(recheckIn(recheckValue(storeId, target, since))).toEqual({ storeId, target, since });
  expect(recheckIn(JSON.stringify([storeId, target.kind, '\0']))).toBeNull();
});
