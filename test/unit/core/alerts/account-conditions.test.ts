import { describe, expect, it } from '@jest/globals';
import { observeAccounts } from '../../../../src/core/alerts/conditions/accounts.ts';
import { answerAboutApp, observeApp } from '../../../../src/core/alerts/conditions/app-rejected.ts';
import { conditions, hindersReading } from '../../../../src/core/alerts/conditions/index.ts';
import type { CheckedStore } from '../../../../src/core/alerts/conditions/index.ts';
import { objectsIn } from '../../../../src/core/alerts/conditions/tiktok-objects.ts';
import type { ConditionName } from '../../../../src/core/alerts/incident.ts';
import { judge } from '../../../../src/core/alerts/judge.ts';
import type { AccountState, Reading } from '../../../../src/core/reading.ts';
import { MINUTE_MS, good, ids, readingValues, refusal } from '../../../support/builders.ts';
import { at, emptyFile } from './files.ts';

const store = (minutes = 0): CheckedStore => ({
  ...{ id: 's1', name: 'Loja', at: at(minutes), intervalMs: 5 * MINUTE_MS },
});
const well: Reading = {
  user: good(readingValues.user),
  adAccount: good(readingValues.adAccount),
  businessCenter: good(readingValues.businessCenter),
  catalog: good(readingValues.catalog),
  counts: good(readingValues.counts),
  pixel: good(readingValues.pixel),
  pixelBinding: good(readingValues.pixelBinding),
};
const account = (state: AccountState): Reading => ({
  adAccount: good({ name: 'Anúncios 2 / BR', state, rawStatus: '' }),
});
const center = (state: AccountState): Reading => ({
  businessCenter: good({ name: 'Center', state, rawStatus: '' }),
});

/** What is bad in each condition that says anything. */
function bad(over: Reading, of = ids): Record<string, string[]> {
  const observed = observeAccounts(store(), of, { ...well, ...over });
  return Object.fromEntries(
    observed.map(({ rule, observation }) => [
      rule.name,
      observation.seen
        .filter(({ isBad }) => isBad)
        .map(({ fingerprint }) => fingerprint.replace('object:', '')),
    ]),
  );
}
const allWell = {
  'account.suspended': [],
  'account.not_approved': [],
  'connection.permission_lost': [],
  'pixel.permission': [],
};

describe('the accounts of a store', () => {
  it.each<[string, Reading, Partial<Record<ConditionName, string[]>>]>([
    ['active', {}, {}],
    ['in review', account('inReview'), {}],
    ['suspended', account('suspended'), { 'account.suspended': ['adAccount:suspended'] }],
    ['closed', account('closed'), { 'account.suspended': ['adAccount:closed'] }],
    ['not approved', account('rejected'), { 'account.not_approved': ['adAccount:rejected'] }],
    ['punished', center('suspended'), { 'account.suspended': ['businessCenter:suspended'] }],
    ['denied', center('rejected'), { 'account.not_approved': ['businessCenter:rejected'] }],
    ['gone', { catalog: refusal('objectRefused') }, { 'connection.permission_lost': ['catalog:lost'] }],
    ['uncounted', { counts: refusal('objectRefused') }, { 'connection.permission_lost': ['catalog:lost'] }],
    ['without pixel', { pixelBinding: refusal('objectRefused') }, { 'pixel.permission': ['pixel:lost'] }],
  ])('that are %s', (_, reading, expected) => {
    expect(bad(reading)).toEqual({ ...allWell, ...expected });
  });

  it('in a state that nobody knows, or unread, are left as they were', () => {
    for (const reading of [
      account('unknown'),
      { adAccount: refusal() },
      { adAccount: refusal('throttled') },
    ]) {
      const [suspended] = observeAccounts(store(), ids, { ...well, ...reading });
      expect(suspended?.observation.seen.map(({ fingerprint }) => fingerprint)).toEqual([
        'object:businessCenter:suspended',
        'object:businessCenter:closed',
      ]);
    }
  });

  it.each(['noInfo', 'throttled', 'tokenRefused', 'askUser', 'appRefused', 'objectRefused'] as const)(
    'say nothing of rights where /user/info/ answers %s',
    (answer) => {
      const lost = refusal('objectRefused');
      expect(bad({ user: refusal(answer), businessCenter: lost, catalog: lost })).not.toHaveProperty(
        'connection.permission_lost',
      );
    },
  );

  it('that are refused with the pixel are not a matter of the pixel', () => {
    const lost = refusal('objectRefused');
    expect(bad({ pixel: lost, pixelBinding: lost, businessCenter: lost })).toEqual({
      ...{ 'account.suspended': [], 'account.not_approved': [] },
      'connection.permission_lost': ['businessCenter:lost'],
    });
    expect(bad({ pixel: lost, catalog: refusal() })).not.toHaveProperty('pixel.permission');
    expect(bad({ pixel: lost }, { ...ids, pixelCode: null })).not.toHaveProperty('pixel.permission');
  });

  it('name the object, whatever TikTok calls it', () => {
    const [observed] = observeAccounts(store(), ids, { ...well, ...account('suspended') });
    const seen = observed!.observation.seen.filter(({ isBad }) => isBad);
    expect(objectsIn(seen)).toEqual([
      {
        ...{ kind: 'adAccount', wrong: 'suspended', name: 'Anúncios 2 / BR' },
        ...{ bcId: ids.bcId, id: ids.advertiserId },
      },
    ]);
  });
});

describe('two readings', () => {
  /** Phase after each of these readings: minute and state of the ad account. */
  function phases(...readings: readonly (readonly [number, AccountState | null])[]): (string | null)[] {
    let file = { ...emptyFile, condition: 'account.suspended' as const, scope: 'store:s1' as const };
    return readings.map(([minute, state]) => {
      const reading = { ...well, ...(state === null ? { adAccount: refusal() } : account(state)) };
      const [{ rule, observation }] = observeAccounts(store(minute), ids, reading) as [
        ReturnType<typeof observeAccounts>[number],
      ];
      const clock = { now: at(minute), newId: () => 'inc' };
      file = judge(rule, file, observation, clock).file as typeof file; // the same condition and scope
      return file.incident?.phase ?? null;
    });
  }

  it('open it and two close it; a silent one in between changes nothing', () => {
    expect(
      phases([0, 'suspended'], [5, null], [10, 'suspended'], [15, 'active'], [20, null], [25, 'active']),
    ).toEqual(['pending', 'pending', 'open', 'open', 'open', 'closed']);
  });

  it('less than a minute apart are one', () => {
    expect(phases([0, 'suspended'], [0.5, 'suspended'], [1, 'suspended'])).toEqual([
      'pending',
      'pending',
      'open',
    ]);
  });

  it('that do not agree are nothing', () => {
    expect(phases([0, 'suspended'], [5, 'active'], [10, 'suspended'])).toEqual(['pending', null, 'pending']);
  });
});

describe('app.rejected', () => {
  it('is said by any refusal of the app, and taken back only by a reading without a gap', () => {
    expect(answerAboutApp({ ...well, pixel: refusal('appRefused') })).toBe('rejected');
    expect(answerAboutApp(well)).toBe('fine');
    expect(answerAboutApp({ ...well, catalog: refusal('objectRefused') })).toBe('fine');
    for (const silent of ['noInfo', 'throttled'] as const)
      expect(answerAboutApp({ ...well, catalog: refusal(silent) })).toBeNull();
    expect(answerAboutApp({ user: refusal('tokenRefused'), counts: refusal('tokenRefused') })).toBeNull();
  });

  it('is one incident for all stores', () => {
    expect(observeApp(store(), true)).toMatchObject({
      scope: 'app',
      seen: [{ fingerprint: 'app', amount: 1 }],
    });
  });
});

it('an account that may not advertise can be read all the same', () => {
  const names = Object.keys(conditions) as ConditionName[]; // a literal's keys: its type says them all
  expect(names.filter((name) => conditions[name].counts === 'stores' && !hindersReading(name))).toEqual([
    'account.suspended',
    'account.not_approved',
    'pixel.permission',
  ]);
});
