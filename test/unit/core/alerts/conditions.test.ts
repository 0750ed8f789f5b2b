import { describe, expect, it } from '@jest/globals';
import { observeGrant } from '../../../../src/core/alerts/conditions/grant-revoked.ts';
import { conditions } from '../../../../src/core/alerts/conditions/index.ts';
import type { CheckedStore } from '../../../../src/core/alerts/conditions/index.ts';
import { observeNeedDetails } from '../../../../src/core/alerts/conditions/products-need-details.ts';
import { observeNotSent } from '../../../../src/core/alerts/conditions/products-not-sent.ts';
import { observeSilence, silenceAfter } from '../../../../src/core/alerts/conditions/upstream-tiktok.ts';
import type { Silence } from '../../../../src/core/alerts/conditions/upstream.ts';
import type { AnswerClass } from '../../../../src/core/answer.ts';
import { good, MINUTE_MS, refusal } from '../../../support/builders.ts';
import { at } from './files.ts';

const store = (minutes = 0): CheckedStore => ({
  id: 's1',
  name: 'Loja',
  at: at(minutes),
  intervalMs: 5 * MINUTE_MS,
});
const counts = (rejected: number) => ({ counts: good({ approved: 80, processing: 8, rejected }) });
const refusals: readonly Exclude<AnswerClass, 'good'>[] = [
  'noInfo',
  'throttled',
  'tokenRefused',
  'askUser',
  'appRefused',
  'objectRefused',
];

it('every condition stands in the table under its own name', () => {
  expect(Object.entries(conditions).map(([name, rule]) => [name, rule.name])).toEqual(
    Object.keys(conditions).map((name) => [name, name]),
  );
});

describe('products.need_details', () => {
  it('is one finding with the number of rejected items, of all items', () => {
    expect(observeNeedDetails(store(), counts(12), [])).toMatchObject({
      scope: 'store:s1',
      label: 'Loja',
      total: 100,
      isComplete: true,
      seen: [{ fingerprint: 'count:rejected', amount: 12, isBad: true }],
    });
  });

  const listed = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: String(at), label: `Item ${String(at)}` }));

  it('names the rejected items as long as the last list of them has as many', () => {
    expect(observeNeedDetails(store(), counts(2), listed(2))?.seen).toMatchObject([
      { fingerprint: 'item:0', label: 'Item 0', storeId: 's1', amount: 1, isBad: true },
      { fingerprint: 'item:1' },
    ]);
    for (const other of [0, 1, 3]) {
      expect(observeNeedDetails(store(), counts(2), listed(other))?.seen).toMatchObject([
        { fingerprint: 'count:rejected', amount: 2 },
      ]);
    }
  });

  it('only counts more than a thousand', () => {
    expect(observeNeedDetails(store(), counts(1_000), listed(1_000))?.seen).toHaveLength(1_000);
    expect(observeNeedDetails(store(), counts(1_001), listed(1_001))?.seen).toHaveLength(1);
  });

  it('is good without rejected items', () => {
    expect(observeNeedDetails(store(), counts(0), [])?.seen).toMatchObject([{ isBad: false }]);
  });

  it.each(refusals)('says nothing where the counts were answered with %s', (answer) => {
    expect(observeNeedDetails(store(), { counts: refusal(answer) }, [])).toBeNull();
    expect(observeNeedDetails(store(), {}, [])).toBeNull();
  });
});

describe('products.not_sent', () => {
  it('names what TikTok lacks, as of the older one of the two readings', () => {
    const compared = { asOf: at(-30), count: 1, items: [{ id: '101', label: 'Camisa' }], total: 40 };
    expect(observeNotSent(store(), compared)).toMatchObject({
      scope: 'store:s1',
      at: at(0),
      asOf: at(-30),
      total: 40,
      isComplete: true,
      seen: [{ fingerprint: 'item:101', label: 'Camisa', isBad: true }],
    });
  });

  it('is good where nothing is missing', () => {
    const compared = { asOf: at(-30), count: 0, items: [], total: 40 };
    expect(observeNotSent(store(), compared).seen.filter(({ isBad }) => isBad)).toEqual([]);
  });
});

describe('grant.revoked', () => {
  it('is one incident that lists the stores of the grant', () => {
    const verdict = { grantId: 'g', displayName: 'Ana', at: at(0), isRevoked: true };
    const stores = [
      { id: 's1', name: 'Loja' },
      { id: 's2', name: 'Outlet' },
    ];
    expect(observeGrant({ ...verdict, stores })).toMatchObject({
      scope: 'grant:g',
      label: 'Ana',
      seen: [
        { fingerprint: 'store:s1', label: 'Loja', isBad: true },
        { fingerprint: 'store:s2', label: 'Outlet', isBad: true },
      ],
    });
  });
});

describe('upstream.tiktok', () => {
  const silent = { counts: refusal('noInfo') };
  const after = (
    minutes: readonly number[],
    from: Silence | null = silenceAfter(null, store(0), counts(1)),
  ) =>
    minutes.reduce((silence: Silence | null, minute) => silenceAfter(silence, store(minute), silent), from);

  it('is three silent checks in a row and 15 minutes since the last answer', () => {
    expect(observeSilence(store(10), after([5, 10])!)).toBeNull();
    expect(observeSilence(store(14), after([5, 10, 14])!)).toBeNull();
    expect(observeSilence(store(15), after([5, 10, 15])!)).toMatchObject({
      scope: 'tiktok',
      isComplete: false,
      seen: [{ fingerprint: 'store:s1', label: 'Loja', isBad: true }],
    });
  });

  it('counts from the first silent check where there was never an answer', () => {
    expect(observeSilence(store(10), after([0, 5, 10], null)!)).toBeNull();
    expect(observeSilence(store(15), after([0, 5, 10, 15], null)!)).not.toBeNull();
  });

  it.each(refusals.filter((answer) => answer !== 'noInfo' && answer !== 'throttled'))(
    'begins anew with a refusal, which is an answer too (%s)',
    (answer) => {
      expect(silenceAfter(after([5, 10]), store(15), { counts: refusal(answer) })).toMatchObject({
        checks: 0,
        since: at(15),
      });
    },
  );

  it('is told to be over only where it was reported', () => {
    const answered = silenceAfter(after([5, 10]), store(15), counts(0));
    expect(observeSilence(store(15), answered)).toBeNull();
    expect(observeSilence(store(15), { ...answered, isReported: true })?.seen).toMatchObject([
      { isBad: false },
    ]);
  });
});
