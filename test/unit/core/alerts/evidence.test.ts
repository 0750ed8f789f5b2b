import { describe, expect, it } from '@jest/globals';
import {
  answerAboutGrant,
  evidenceAfterCheck,
  evidenceAfterProbe,
  isDecisive,
  unsuspected,
} from '../../../../src/core/alerts/evidence.ts';
import type { Evidence, GuardView } from '../../../../src/core/alerts/evidence.ts';
import type { AnswerClass } from '../../../../src/core/answer.ts';
import { good, readingValues, refusal } from '../../../support/builders.ts';
import { at } from './files.ts';

const alone: GuardView = { known: 1, suspects: 1, goodElsewhereAt: null, lastVerdictAt: null };
const fresh = unsuspected('g1', 3);
const suspect = evidenceAfterCheck(fresh, 'tokenRefused', at(0), at(0.1));

type Step = { user: AnswerClass; control?: AnswerClass; guard?: Partial<GuardView> };
const probed = (evidence: Evidence, minutes: number, { user, control, guard }: Step) =>
  evidenceAfterProbe(
    evidence,
    { at: at(minutes), user, control: control ?? null },
    { ...alone, ...guard },
    at(minutes),
  );
const twice = probed(suspect, 1.2, { user: 'tokenRefused' }).evidence;
const revoked = probed(twice, 5.2, { user: 'tokenRefused' }).evidence;

describe('one check', () => {
  it('raises a suspicion by a refused token, whichever call it was', () => {
    const reading = { user: good(readingValues.user), counts: refusal('tokenRefused') };
    expect(answerAboutGrant(reading)).toBe('tokenRefused');
    expect(suspect).toMatchObject({
      state: 'suspect',
      refusals: 1,
      suspectSince: at(0.1),
      probeDueAt: at(1.1),
    });
  });

  it.each(['noInfo', 'throttled', 'askUser', 'appRefused', 'objectRefused'] as const)(
    'changes nothing by %s',
    (answer) => {
      expect(evidenceAfterCheck(fresh, answer, at(0), at(0))).toBe(fresh);
      expect(evidenceAfterCheck(suspect, answer, at(5), at(5))).toBe(suspect);
    },
  );

  it('does not count as a second refusal: probes do', () => {
    expect(evidenceAfterCheck(suspect, 'tokenRefused', at(5), at(5))).toBe(suspect);
  });

  it('ends the suspicion by a good answer, unless it was asked before', () => {
    expect(evidenceAfterCheck(suspect, 'good', at(5), at(5)).state).toBe('ok');
    expect(evidenceAfterCheck(suspect, 'good', at(-1), at(5))).toBe(suspect);
  });

  it('cannot bring back what is proven', () => {
    expect(evidenceAfterCheck(revoked, 'good', at(9), at(9))).toBe(revoked);
  });
});

describe('the proof', () => {
  it('takes refusals at once, after one minute and after five', () => {
    expect(twice).toMatchObject({ state: 'suspect', refusals: 2, probeDueAt: at(5.1) });
    expect(isDecisive(suspect)).toBe(false);
    expect(isDecisive(twice)).toBe(true);
    expect(revoked).toMatchObject({ state: 'revoked', revokedAt: at(5.2) });
  });

  it('starts anew after one good answer', () => {
    expect(probed(twice, 5.2, { user: 'good' }).evidence).toMatchObject({ state: 'ok', refusals: 0 });
  });

  it.each(['noInfo', 'throttled', 'askUser', 'appRefused', 'objectRefused'] as const)(
    'is kept over %s',
    (user) => {
      const { evidence, verdict } = probed(twice, 5.2, { user });
      expect(evidence).toMatchObject({ state: 'suspect', refusals: 2, probeDueAt: at(6.2) });
      expect(verdict).toBeNull();
    },
  );

  it('counts two refusals of one minute as one', () => {
    expect(probed(twice, 1.9, { user: 'tokenRefused' }).evidence.refusals).toBe(2);
  });
});

describe('the guard', () => {
  const mass = { known: 10, suspects: 3 };
  const frozen = probed(twice, 5.2, { user: 'tokenRefused', guard: mass });

  it('freezes the verdict for 30 minutes when three grants and 20 % of all are refused', () => {
    expect(frozen.verdict).toBe('frozen');
    expect(frozen.evidence).toMatchObject({ state: 'suspect', frozenUntil: at(35.2), probeDueAt: at(35.2) });
    expect(probed(twice, 5.2, { user: 'tokenRefused', guard: { known: 16, suspects: 3 } }).verdict).toBe(
      'revoked',
    );
    expect(probed(twice, 5.2, { user: 'tokenRefused', guard: { known: 2, suspects: 2 } }).verdict).toBe(
      'revoked',
    );
  });

  it('freezes it where TikTok refuses a token also in the control question', () => {
    expect(probed(twice, 5.2, { user: 'tokenRefused', control: 'tokenRefused' }).verdict).toBe('frozen');
    expect(probed(twice, 5.2, { user: 'tokenRefused', control: 'good' }).verdict).toBe('revoked');
  });

  it.each(['noInfo', 'throttled', 'askUser', 'appRefused', 'objectRefused'] as const)(
    'asks again in a minute where the control question had no answer that tells (%s)',
    (control) => {
      expect(probed(twice, 5.2, { user: 'tokenRefused', control })).toMatchObject({
        verdict: 'frozen',
        evidence: { probeDueAt: at(6.2) },
      });
    },
  );

  it('goes on freezing as long as nobody’s sign-in works', () => {
    const later = probed(frozen.evidence, 35.3, { user: 'tokenRefused', guard: mass });
    expect(later).toMatchObject({ verdict: 'frozen', evidence: { probeDueAt: at(65.3) } });
  });

  it('releases the verdict when somebody’s sign-in works, one a minute', () => {
    const works = { ...mass, goodElsewhereAt: at(34) };
    expect(probed(frozen.evidence, 35.3, { user: 'tokenRefused', guard: works }).verdict).toBe('revoked');
    const justNow = { ...works, lastVerdictAt: at(35) };
    expect(probed(frozen.evidence, 35.3, { user: 'tokenRefused', guard: justNow })).toMatchObject({
      verdict: 'frozen',
      evidence: { probeDueAt: at(36) },
    });
  });

  it('gives in after a day, and after two hours where it is only about one or two grants', () => {
    const refused = { user: 'tokenRefused', control: 'tokenRefused' } as const;
    expect(probed(frozen.evidence, 121, refused).verdict).toBe('revoked');
    expect(probed(frozen.evidence, 121, { ...refused, guard: mass }).verdict).toBe('frozen');
    expect(probed(frozen.evidence, 24 * 60 + 1, { ...refused, guard: mass }).verdict).toBe('revoked');
  });

  it('is forgotten with the suspicion', () => {
    expect(probed(frozen.evidence, 35.3, { user: 'good', guard: mass }).evidence).toMatchObject({
      state: 'ok',
      frozenUntil: null,
    });
  });
});

describe('a revoked grant', () => {
  it('is asked hourly for a day, then daily', () => {
    expect(revoked.probeDueAt).toEqual(at(65.2));
    expect(probed(revoked, 65.2, { user: 'tokenRefused' }).evidence.probeDueAt).toEqual(at(125.2));
    const old = probed(revoked, 2 * 24 * 60, { user: 'noInfo' }).evidence;
    expect(old.probeDueAt).toEqual(at(3 * 24 * 60));
  });

  it('works again after two good answers a minute apart', () => {
    const once = probed(revoked, 65.2, { user: 'good' });
    expect(once).toMatchObject({
      verdict: null,
      evidence: { state: 'revoked', goodAnswers: 1, probeDueAt: at(66.2) },
    });
    expect(probed(once.evidence, 65.9, { user: 'good' }).verdict).toBeNull();
    expect(probed(once.evidence, 66.2, { user: 'good' })).toMatchObject({
      verdict: 'works',
      evidence: { state: 'ok' },
    });
  });

  it('needs them in a row', () => {
    const once = probed(revoked, 65.2, { user: 'good' }).evidence;
    const refusedAgain = probed(once, 66.2, { user: 'tokenRefused' }).evidence;
    expect(probed(refusedAgain, 130, { user: 'good' }).verdict).toBeNull();
  });
});
