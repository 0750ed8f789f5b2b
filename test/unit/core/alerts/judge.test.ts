import { describe, expect, it } from '@jest/globals';
import { fc } from '../../../support/fast-check.ts';
import { productsNeedDetails } from '../../../../src/core/alerts/conditions/products-need-details.ts';
import { grantRevoked } from '../../../../src/core/alerts/conditions/grant-revoked.ts';
import { isCounted } from '../../../../src/core/alerts/incident.ts';
import { endFindings, judge } from '../../../../src/core/alerts/judge.ts';
import { at, checks, emptyFile, incidentOf, observed, phases, seen } from './files.ts';

const clock = (minutes: number) => ({ now: at(minutes), newId: () => `new-${String(minutes)}` });

describe('an incident', () => {
  it('is pending after one bad result, and nobody is told', () => {
    const { file, news } = checks([12]);
    expect(incidentOf(file).phase).toBe('pending');
    expect(news).toEqual([false]);
  });

  it('is forgotten when the second result is good', () => {
    expect(checks([12, 0]).file.incident).toBeNull();
  });

  it('opens with the second bad result, and says since when it is so', () => {
    const { file, news } = checks([12, 13]);
    expect(incidentOf(file)).toMatchObject({
      phase: 'open',
      version: 1,
      openedAt: at(0),
      firedAt: at(5),
      asOf: at(5),
    });
    expect(file.findings).toMatchObject([{ fingerprint: 'count:rejected', amount: 13, phase: 'open' }]);
    expect(news).toEqual([false, true]);
  });

  it('is not moved by results that say nothing', () => {
    expect(incidentOf(checks([12, null, null, 13]).file).phase).toBe('open');
    expect(incidentOf(checks([12, 12, 0, null, null]).file).phase).toBe('open');
  });

  it('changes its version with its number only', () => {
    const { file, news } = checks([12, 12, 12, 20]);
    expect(incidentOf(file).version).toBe(2);
    expect(news).toEqual([false, true, false, true]);
  });

  it('closes with the second good result in a row', () => {
    expect(incidentOf(checks([12, 12, 0, 9, 0]).file).phase).toBe('open');
    const { file, news } = checks([12, 12, 0, 0]);
    expect(incidentOf(file)).toMatchObject({ phase: 'closed', closeReason: 'fixed', closedAt: at(15) });
    expect(news).toEqual([false, true, false, true]);
  });

  it('keeps its number while it is not certain that it is fixed', () => {
    const { file } = checks([12, 12, 0]);
    expect(file.findings.filter(isCounted)).toMatchObject([{ amount: 12, phase: 'clearing' }]);
  });

  it('is the same one when it comes back within 30 minutes, by the rule of two', () => {
    const closed = checks([12, 12, 0, 0]).file;
    const once = checks([7], { from: closed, startMinutes: 20 }).file;
    expect(incidentOf(once)).toMatchObject({ id: 'incident-0-1', phase: 'closed' });
    const again = checks([7, 7], { from: closed, startMinutes: 20 }).file;
    expect(incidentOf(again)).toMatchObject({
      id: 'incident-0-1',
      phase: 'open',
      firedAt: at(25),
      closedAt: null,
    });
    expect(phases(again.findings)).toEqual({ 'count:rejected': 'open' });
  });

  it('does not come back by bad, good, bad', () => {
    const closed = checks([12, 12, 0, 0]).file;
    expect(incidentOf(checks([7, 0, 7], { from: closed, startMinutes: 20 }).file).phase).toBe('closed');
  });

  it('is a new one later than that', () => {
    const closed = checks([12, 12, 0, 0]).file;
    const { file } = checks([7, 7], { from: closed, startMinutes: 60 });
    expect(incidentOf(file)).toMatchObject({ id: 'incident-60-1', phase: 'open', version: 1 });
    expect(file.findings).toHaveLength(1);
  });

  it('loses its acknowledgement when it is opened again', () => {
    const closed = checks([12, 12, 0, 0]).file;
    const acknowledged = { ...incidentOf(closed), acknowledged: { by: 'U1', at: at(12), count: 12 } };
    const { file } = checks([7, 7], { from: { ...closed, incident: acknowledged }, startMinutes: 20 });
    expect(incidentOf(file).acknowledged).toBeNull();
  });
});

describe('a result', () => {
  it('does not count when it started less than 60 s after the last counted one', () => {
    const first = judge(productsNeedDetails, emptyFile, observed(0, [seen('count:rejected', 5)]), clock(0));
    const soon = judge(
      productsNeedDetails,
      first.file,
      observed(0.9, [seen('count:rejected', 5)]),
      clock(0.9),
    );
    expect(soon.file).toBe(first.file);
  });

  it('does not count when it comes late', () => {
    const { file } = checks([12, 12]);
    const late = judge(productsNeedDetails, file, observed(2, [seen('count:rejected', 0)]), clock(6));
    expect(late).toEqual({ file, isNews: false });
  });

  it('that was applied already changes nothing', () => {
    const { file } = checks([12, 12, 0]);
    const repeated = judge(productsNeedDetails, file, observed(10, [seen('count:rejected', 0)]), clock(10));
    expect(repeated).toEqual({ file, isNews: false });
  });
});

describe('findings', () => {
  const named = (minutes: number, names: readonly string[], from = emptyFile) =>
    judge(
      productsNeedDetails,
      from,
      observed(
        minutes,
        names.map((name) => seen(name)),
      ),
      clock(minutes),
    ).file;

  it('open and end by the rule of two, and follow each reading in between', () => {
    let file = named(0, ['a']);
    expect(phases(file.findings)).toEqual({ a: 'candidate' });
    file = named(5, ['b'], file);
    expect(phases(file.findings)).toEqual({ b: 'open' });
    file = named(10, ['b', 'c'], file);
    expect(phases(file.findings)).toEqual({ b: 'open', c: 'open' });
    file = named(15, ['c'], file);
    expect(phases(file.findings)).toEqual({ b: 'fixed', c: 'open' });
    file = named(20, [], file);
    expect(phases(file.findings)).toEqual({ b: 'fixed', c: 'clearing' });
    file = named(25, [], file);
    expect(phases(file.findings)).toEqual({ b: 'fixed', c: 'fixed' });
    expect(incidentOf(file).phase).toBe('closed');
  });

  it('that were only counted take their names without any news', () => {
    const { file } = checks([2, 2]);
    const names = observed(10, [seen('p1:image'), seen('p2:price')]);
    const judged = judge(productsNeedDetails, file, names, clock(10));
    expect(judged.isNews).toBe(false);
    expect(incidentOf(judged.file).version).toBe(incidentOf(file).version);
    expect(phases(judged.file.findings)).toEqual({ 'p1:image': 'open', 'p2:price': 'open' });
  });

  it('of one observation that is not complete leave the others alone', () => {
    const two = judge(
      grantRevoked,
      emptyFile,
      observed(0, [seen('store:1'), seen('store:2')]),
      clock(0),
    ).file;
    const one = observed(5, [seen('store:1', 1, false)], { isComplete: false });
    expect(phases(judge(grantRevoked, two, one, clock(5)).file.findings)).toEqual({
      'store:1': 'fixed',
      'store:2': 'open',
    });
  });
});

describe('what can no longer be watched', () => {
  it('closes its incident with its own reason, never as fixed', () => {
    const { file, isNews } = endFindings(checks([12, 12]).file, null, 'removed', at(20));
    expect(incidentOf(file)).toMatchObject({ phase: 'closed', closeReason: 'removed' });
    expect(phases(file.findings)).toEqual({ 'count:rejected': 'gone' });
    expect(isNews).toBe(true);
  });

  it('leaves the incident open for the stores that remain', () => {
    const two = judge(
      grantRevoked,
      emptyFile,
      observed(0, [seen('store:1'), { ...seen('store:2'), storeId: 's2' }]),
      clock(0),
    );
    const { file } = endFindings(two.file, 's2', 'removed', at(5));
    expect(incidentOf(file).phase).toBe('open');
    expect(phases(file.findings)).toEqual({ 'store:1': 'open', 'store:2': 'gone' });
  });

  it('is not reopened: a removed store begins anew', () => {
    const { file } = endFindings(checks([12, 12]).file, null, 'removed', at(12));
    expect(incidentOf(checks([3, 3], { from: file, startMinutes: 20 }).file).id).toBe('incident-20-1');
  });

  it('forgets candidates without a word', () => {
    expect(endFindings(checks([12]).file, null, 'removed', at(5))).toMatchObject({
      isNews: false,
      file: { incident: null },
    });
  });
});

describe('flapping', () => {
  const blinking = [5, 5, 0, 0, 5, 5, 0, 0];

  it('is four turns in six hours', () => {
    expect(incidentOf(checks(blinking.slice(0, 6)).file).flapping).toBeNull();
    expect(incidentOf(checks(blinking).file).flapping).toEqual(at(35));
  });

  it('keeps the incident the same for two hours instead of 30 minutes', () => {
    const { file } = checks([5, 5], { from: checks(blinking).file, startMinutes: 120 });
    expect(incidentOf(file).id).toBe('incident-0-1');
  });

  it('ends after two quiet hours', () => {
    const again = checks([5, 5], { from: checks(blinking).file, startMinutes: 60 }).file;
    expect(incidentOf(again).flapping).toEqual(at(65));
    expect(incidentOf(checks([5], { from: again, startMinutes: 200 }).file).flapping).toBeNull();
  });
});

describe('any history of counts', () => {
  const history = fc.array(fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 3 })), { maxLength: 40 });

  it('opens only after two bad results in a row and closes only after two good ones, with nothing else counted', () => {
    fc.assert(
      fc.property(history, (counts) => {
        const told = counts.map(
          (_, index) => checks(counts.slice(0, index + 1)).file.incident?.phase === 'open',
        );
        const spoken = counts.flatMap((count, index) =>
          count === null ? [] : [{ count, open: told[index] }],
        );
        spoken.forEach(({ open }, index) => {
          const before = spoken[index - 1];
          if (open === (before?.open ?? false)) return;
          const pair = [before?.count ?? 0, spoken[index]!.count].map((count) => count > 0);
          expect(pair).toEqual(open === true ? [true, true] : [false, false]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('has each fingerprint once in an incident', () => {
    fc.assert(
      fc.property(history, (counts) => {
        const names = checks(counts).file.findings.map(({ fingerprint }) => fingerprint);
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});
