import type { AnswerClass } from '../answer.ts';
import type { GrantState } from '../connection.ts';
import type { Reading } from '../reading.ts';
import { after } from '../times.ts';

/** What we hold against, and for, one TikTok authorization (alerts.md 3). */
export type Evidence = {
  readonly grantId: string;
  readonly state: GrantState;
  /** The version of the token that the evidence is about; a new token starts anew. */
  readonly tokenVersion: number;
  readonly suspectSince: Date | null;
  /** Refusals that count; three of them are the proof. */
  readonly refusals: number;
  /** Good answers in a row of a revoked grant; two bring it back. */
  readonly goodAnswers: number;
  /** When the last answer that counts was asked for. */
  readonly lastCountedAt: Date | null;
  readonly revokedAt: Date | null;
  /** The verdict waits until then: TikTok's sign-in itself may be down. */
  readonly frozenUntil: Date | null;
  readonly probeDueAt: Date | null;
};

/** What is known of all other grants of the app, when a verdict is about to be given. */
export type GuardView = {
  /** Grants that answered well within the last 15 minutes, and all suspects: those of whom something is known. */
  readonly known: number;
  /** Suspect since within 15 minutes of this one's suspicion, this one included. */
  readonly suspects: number;
  /** When another grant last had a good answer to /user/info/. */
  readonly goodElsewhereAt: Date | null;
  /** When any grant was last declared revoked. */
  readonly lastVerdictAt: Date | null;
};

export const proofRefusals = 3;
export const probeGapMs = 60_000;
const secondProbeMs = 5 * 60_000;
export const guardWindowMs = 15 * 60_000;
const massGrants = 3;
const massShare = 0.2;
const freezeMs = 30 * 60_000;
/** However long TikTok refuses everybody, at some point the sign-ins are gone for all purposes. */
const longestDoubtMs = { mass: 24 * 3_600_000, control: 2 * 3_600_000 } as const;
const hourMs = 3_600_000;

export const unsuspected = (grantId: string, tokenVersion: number): Evidence => ({
  grantId,
  state: 'ok',
  tokenVersion,
  suspectSince: null,
  refusals: 0,
  goodAnswers: 0,
  lastCountedAt: null,
  revokedAt: null,
  frozenUntil: null,
  probeDueAt: null,
});

/** What one check says of its grant's token: a refusal by any call, else what /user/info/ said. */
export function answerAboutGrant(reading: Reading): AnswerClass {
  const answers = Object.values(reading).map((answer) => answer.class);
  return answers.includes('tokenRefused') ? 'tokenRefused' : (reading.user?.class ?? 'noInfo');
}

/** A check only raises a suspicion or ends it; the proof is made by probes. The same object: nothing new. */
export function evidenceAfterCheck(evidence: Evidence, answer: AnswerClass, at: Date, now: Date): Evidence {
  const isLate = evidence.lastCountedAt !== null && at < evidence.lastCountedAt;
  if (evidence.state === 'revoked' || isLate) return evidence;
  if (answer === 'good') return evidence.state === 'ok' ? evidence : clear(evidence, at);
  if (answer !== 'tokenRefused' || evidence.state === 'suspect') return evidence;
  return {
    ...evidence,
    state: 'suspect',
    suspectSince: now,
    refusals: 1,
    lastCountedAt: at,
    probeDueAt: after(now, probeGapMs),
  };
}

/** A refusal now would be the last one that the proof needs. */
export const isDecisive = ({ state, refusals }: Evidence): boolean =>
  state === 'suspect' && refusals >= proofRefusals - 1;

export type ProbeResult = {
  /** When the probe started. */
  readonly at: Date;
  readonly user: AnswerClass;
  /**
   * The answer to a control question, asked with a decisive probe: another grant's /user/info/, or a sign-in that cannot
   * succeed. `tokenRefused` there: TikTok refuses everybody; no answer: nobody knows whether it does. null: not asked.
   */
  readonly control: AnswerClass | null;
};

export type Verdict = 'revoked' | 'works' | 'frozen' | null;

/** Counts the answer of one probe. `guard` is looked at only where a verdict of "revoked" is due. */
export function evidenceAfterProbe(
  evidence: Evidence,
  probe: ProbeResult,
  guard: GuardView,
  now: Date,
): { readonly evidence: Evidence; readonly verdict: Verdict } {
  if (evidence.state === 'revoked') return afterRevoked(evidence, probe, now);
  if (evidence.state === 'ok') return { evidence: { ...evidence, probeDueAt: null }, verdict: null };
  if (probe.user === 'good') return { evidence: clear(evidence, probe.at), verdict: null };
  if (probe.user !== 'tokenRefused' || isTooSoon(evidence, probe.at)) {
    return { evidence: { ...evidence, probeDueAt: after(now, probeGapMs) }, verdict: null };
  }
  const refusals = Math.min(evidence.refusals + 1, proofRefusals);
  const counted = { ...evidence, refusals, lastCountedAt: probe.at };
  if (refusals < proofRefusals)
    return { evidence: { ...counted, probeDueAt: nextProbe(counted, now) }, verdict: null };
  const waitMs = doubtMs(counted, probe.control, guard, now);
  if (waitMs > 0) {
    const until = after(now, waitMs);
    return { evidence: { ...counted, frozenUntil: until, probeDueAt: until }, verdict: 'frozen' };
  }
  return { evidence: { ...counted, ...revoked(now) }, verdict: 'revoked' };
}

const revoked = (now: Date) => ({
  state: 'revoked' as const,
  revokedAt: now,
  goodAnswers: 0,
  frozenUntil: null,
  probeDueAt: after(now, hourMs),
});

const clear = (evidence: Evidence, at: Date): Evidence => ({
  ...unsuspected(evidence.grantId, evidence.tokenVersion),
  lastCountedAt: at,
});

/** Two answers of one moment are one piece of evidence. */
const isTooSoon = ({ lastCountedAt }: Evidence, at: Date): boolean =>
  lastCountedAt !== null && at.getTime() - lastCountedAt.getTime() < probeGapMs;

function nextProbe({ suspectSince }: Evidence, now: Date): Date {
  const second = after(suspectSince ?? now, secondProbeMs);
  const soonest = after(now, probeGapMs);
  return second > soonest ? second : soonest;
}

/** How long the verdict has to wait; 0: it is given. */
function doubtMs(evidence: Evidence, control: AnswerClass | null, guard: GuardView, now: Date): number {
  const isMass = guard.suspects >= massGrants && guard.suspects >= massShare * guard.known;
  const sinceMs = now.getTime() - (evidence.suspectSince ?? now).getTime();
  const controlMs = sinceMs < longestDoubtMs[isMass ? 'mass' : 'control'] ? controlDoubtMs(control) : 0;
  if (controlMs > 0) return controlMs;
  const isRelease = evidence.frozenUntil !== null;
  if (isMass && !(isRelease && isBelieved(guard, sinceMs, now))) return freezeMs;
  // Released one by one: whoever reads the first alert can still stop and look before there are twenty.
  const { lastVerdictAt } = guard;
  const lastMs = lastVerdictAt === null ? Infinity : now.getTime() - lastVerdictAt.getTime();
  return isRelease && lastMs < probeGapMs ? probeGapMs - lastMs : 0;
}

function controlDoubtMs(control: AnswerClass | null): number {
  if (control === 'tokenRefused') return freezeMs;
  // Only a good answer tells that others are accepted; whatever else is no word about that: asked again in a minute.
  return control === null || control === 'good' ? 0 : probeGapMs;
}

/** Somebody else's sign-in works, so TikTok does not refuse everybody; or it has been like this for a day. */
function isBelieved({ goodElsewhereAt }: GuardView, sinceMs: number, now: Date): boolean {
  const worksElsewhere =
    goodElsewhereAt !== null && now.getTime() - goodElsewhereAt.getTime() <= guardWindowMs;
  return worksElsewhere || sinceMs >= longestDoubtMs.mass;
}

/** A revoked token is asked hourly for a day, then daily: TikTok may have been wrong, or somebody undid it. */
function afterRevoked(evidence: Evidence, { at, user }: ProbeResult, now: Date) {
  if (user === 'good' && !isTooSoon(evidence, at)) {
    const goodAnswers = evidence.goodAnswers + 1;
    if (goodAnswers >= 2) return { evidence: clear(evidence, at), verdict: 'works' as const };
    const next = { ...evidence, goodAnswers, lastCountedAt: at, probeDueAt: after(now, probeGapMs) };
    return { evidence: next, verdict: null };
  }
  const goodAnswers = user === 'tokenRefused' ? 0 : evidence.goodAnswers;
  const sinceMs = now.getTime() - (evidence.revokedAt ?? now).getTime();
  const probeDueAt = after(now, sinceMs < 24 * hourMs ? hourMs : 24 * hourMs);
  return { evidence: { ...evidence, goodAnswers, probeDueAt }, verdict: null };
}
