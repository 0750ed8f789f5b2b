import { probeGapMs } from '../alerts/evidence.ts';
import type { Language } from '../alerts/content.ts';
import type { AnswerClass } from '../answer.ts';

/**
 * What goes on while a store is disconnected (product.md 4). `unlinking` and `waiting` can still be cancelled; from `revoking` on there is
 * no way back. `cancelling` links the pixel again. Plain data: it is kept as JSON; times are epoch milliseconds.
 */
export type Stage =
  'unlinking' | 'waiting' | 'revoking' | 'proving' | 'unsubscribing' | 'cancelling' | 'ended';

/**
 * `detached`: other stores, or another workspace, stand on the sign-in, so it stays. `replaced`: the store was connected anew meanwhile.
 * `uninstalled`: the app went first, and the token with it.
 */
export type Outcome = 'revoked' | 'detached' | 'cancelled' | 'replaced' | 'uninstalled';

export const stepNames = ['stopped', 'unlink', 'wait', 'revoke', 'prove', 'unsubscribe', 'erase'] as const;
export type StepName = (typeof stepNames)[number] | 'relink';

/** How a step ended. `already`: it was so before we did anything. `failed`: not done, and it goes on without. */
export type StepResult = 'done' | 'already' | 'failed';

export type StepRecord = {
  readonly name: StepName;
  /** When it was begun, which is recorded before anything is done. */
  readonly beganMs: number;
  readonly ended: { readonly result: StepResult; readonly atMs: number } | null;
};

/**
 * What TikTok last said of the token: `refusedAll` proves nothing, for it refused others as well. `older`: it is dead, but not yet all that
 * the same TikTok user was given before it.
 */
export type LastAnswer =
  'accepted' | 'refused' | 'refusedAll' | 'older' | Exclude<AnswerClass, 'good' | 'tokenRefused'>;

/** Of the pixel before we touched it: what a cancel restores. */
export type Binding = { readonly bound: boolean; readonly sources: readonly string[] };

export type Saga = {
  readonly stage: Stage;
  readonly steps: readonly StepRecord[];
  readonly startedMs: number;
  readonly dueMs: number | null;
  /** What the pixel was bound to before; null: not looked at, or not asked for. */
  readonly binding: Binding | null;
  /** The last moment to cancel, once it is known. */
  readonly cancelUntilMs: number | null;
  /** When it became too late to cancel. */
  readonly committedMs: number | null;
  /** TikTok was asked to revoke it: that it has ended since is our doing, whatever became of the answer. */
  readonly isRevokeSent: boolean;
  /** When TikTok refused the token while it accepted others: two of them are the proof. */
  readonly refusalsMs: readonly number[];
  /** Not proven in time; what TikTok said last. */
  readonly unprovenSinceMs: number | null;
  readonly lastAnswer: LastAnswer | null;
  /** Names of the other stores that stand on the sign-in, which keep it. */
  readonly others: readonly string[];
  /** Another Slack workspace of this installation stands on the same TikTok user: this one only gives its own access up. */
  readonly isElsewhere: boolean;
  readonly outcome: Outcome | null;
  readonly endedMs: number | null;
};

/** Who asked for it, and about what; never changes. */
export type SagaOrigin = {
  readonly sagaId: string;
  readonly storeId: string;
  readonly store: string;
  /** null: the host, with the admin command. */
  readonly by: string | null;
  readonly language: Language;
  readonly reference: string;
  /** The TikTok user whose sign-in it is. */
  readonly signIn: string;
  /** TikTok's page where a person can take the access away by hand. */
  readonly manualUrl: string;
};

/** Long enough to see the card and think better of it; nothing is gone before. */
export const graceMs = 60_000;
const retryMs = 30_000;
/** TikTok is asked so long whether the token is dead; after that a person has to look (product.md 4). */
export const proofLimitMs = 15 * 60_000;
const unprovenRetryMs = 60 * 60_000;
const neededRefusals = 2;

export function begun(isUnlinking: boolean, nowMs: number): Saga {
  const saga: Saga = {
    ...{ stage: 'waiting', steps: [], startedMs: nowMs, dueMs: nowMs, binding: null },
    ...{
      cancelUntilMs: null,
      committedMs: null,
      isRevokeSent: false,
      refusalsMs: [],
      unprovenSinceMs: null,
      lastAnswer: null,
    },
    ...{ others: [], isElsewhere: false, outcome: null, endedMs: null },
  };
  const stopped = ended(began(saga, 'stopped', nowMs), 'stopped', 'done', nowMs);
  return isUnlinking ? began({ ...stopped, stage: 'unlinking' }, 'unlink', nowMs) : waits(stopped, nowMs);
}

/** What is to be done at TikTok in a stage; null: nothing. */
export const workKinds = {
  unlinking: 'unlink',
  waiting: null,
  revoking: 'revoke',
  proving: 'prove',
  unsubscribing: 'unsubscribe',
  cancelling: 'relink',
  ended: null,
} as const satisfies Readonly<Record<Stage, string | null>>;
export type WorkKind = NonNullable<(typeof workKinds)[Stage]>;

export const mayCancel = ({ stage }: Pick<Saga, 'stage'>): boolean =>
  stage === 'unlinking' || stage === 'waiting';

/** A whole window of time begins where everything that can be undone is done. */
const waits = (saga: Saga, nowMs: number): Saga => ({
  ...began(saga, 'wait', nowMs),
  ...{ stage: 'waiting', dueMs: nowMs + graceMs, cancelUntilMs: nowMs + graceMs, lastAnswer: null },
});

/** What the pixel is bound to now, stored before it is unlinked; it never replaces what was stored before. */
export const sawBinding = (saga: Saga, binding: Binding): Saga => ({
  ...saga,
  binding: saga.binding ?? binding,
});

/** `noInfo`: TikTok did not say what became of it. It is given up after a time: the sign-in is the more important matter. */
export function unlinked(saga: Saga, result: StepResult | 'noInfo', nowMs: number): Saga {
  if (saga.stage !== 'unlinking') return saga;
  const isOver = result !== 'noInfo' || nowMs - saga.startedMs >= proofLimitMs;
  if (!isOver) return { ...saga, lastAnswer: 'noInfo', dueMs: nowMs + retryMs };
  return waits(ended(saga, 'unlink', result === 'noInfo' ? 'failed' : result, nowMs), nowMs);
}

/** null: it is too late. What may be unlinked already is linked again first. */
export function cancelled(saga: Saga, nowMs: number): Saga | null {
  if (!mayCancel(saga)) return null;
  if (saga.binding?.bound !== true) return over(saga, 'cancelled', nowMs);
  return {
    ...began(saga, 'relink', nowMs),
    stage: 'cancelling',
    dueMs: nowMs,
    cancelUntilMs: null,
    lastAnswer: null,
  };
}

/** The store is connected again in either case; where the pixel could not be linked, that is said. */
export function relinked(saga: Saga, result: StepResult | 'noInfo', nowMs: number): Saga {
  if (saga.stage !== 'cancelling') return saga;
  const beganMs = saga.steps.find(({ name }) => name === 'relink')?.beganMs ?? nowMs;
  if (result === 'noInfo' && nowMs - beganMs < proofLimitMs)
    return { ...saga, lastAnswer: 'noInfo', dueMs: nowMs + retryMs };
  return over(ended(saga, 'relink', result === 'noInfo' ? 'failed' : result, nowMs), 'cancelled', nowMs);
}

type Standing = Pick<Saga, 'others' | 'isElsewhere'> & { readonly hasToken: boolean };

/** The time to cancel is over: from here on there is no way back. `others`, `isElsewhere`: who else stands on the sign-in. */
export function committed(saga: Saga, { hasToken, ...standing }: Standing, nowMs: number): Saga {
  const waited = { ...ended(saga, 'wait', 'done', nowMs), committedMs: nowMs, ...standing };
  if (standing.others.length > 0) return over(waited, 'detached', nowMs);
  // Erased before, a month after TikTok had ended it: there is nothing to revoke.
  if (!hasToken) return over(waited, 'revoked', nowMs);
  if (standing.isElsewhere) return over(waited, 'detached', nowMs);
  return { ...began(waited, 'revoke', nowMs), stage: 'revoking', dueMs: nowMs };
}

/** Somebody signed in anew, or with another store, before the token was revoked: the new sign-in stays. */
export const keptForOthers = (saga: Saga, others: readonly string[], nowMs: number): Saga =>
  over({ ...saga, others }, 'detached', nowMs);

/** As above, and whoever did that has left again: now it is the newer token that is to end. */
export const renewed = (saga: Saga, nowMs: number): Saga => ({
  ...began(saga, 'revoke', nowMs),
  ...{ stage: 'revoking', refusalsMs: [], dueMs: nowMs },
});

export const sentRevoke = (saga: Saga): Saga => ({ ...saga, isRevokeSent: true });

export function revoked(
  saga: Saga,
  result: Exclude<StepResult, 'failed'> | 'noInfo',
  answer: AnswerClass,
  nowMs: number,
): Saga {
  if (saga.stage !== 'revoking') return saga;
  if (result === 'noInfo') {
    // Refused together with everybody else, or it would have counted.
    const refusal = answer === 'tokenRefused' ? 'refusedAll' : answer;
    const lastAnswer = refusal === 'good' ? 'noInfo' : refusal;
    return doubted({ ...saga, lastAnswer, dueMs: nowMs + retryMs }, nowMs);
  }
  return {
    ...began(ended(saga, 'revoke', result, nowMs), 'prove', nowMs),
    ...{ stage: 'proving', dueMs: nowMs },
  };
}

export type Proof = {
  /** When it was asked. */
  readonly atMs: number;
  /** What /user/info/ said of our token. */
  readonly user: AnswerClass;
  /** What TikTok said of somebody else's, or of a sign-in that cannot succeed: `good` where it does not refuse everybody. */
  readonly control: AnswerClass | null;
  /** An older token of the same TikTok user is recorded, and not yet seen to be dead (docs/decisions/0009). */
  readonly hasOlder: boolean;
};

/** A refusal counts only while TikTok accepts others: an outage of its sign-in refuses everybody (alerts.md 3). */
export function proved(saga: Saga, { atMs, user, control, hasOlder }: Proof, nowMs: number): Saga {
  if (saga.stage !== 'proving') return saga;
  const told = { ...saga, lastAnswer: lastAnswerOf(user, control) };
  // It lives: whatever TikTok said to the revocation, there was none.
  if (user === 'good') {
    const again: Saga = { ...told, stage: 'revoking', refusalsMs: [], dueMs: nowMs + probeGapMs };
    // The first time since it answers again at once; a TikTok that says both for ever is asked hourly.
    return saga.lastAnswer === 'accepted' ? doubted(again, nowMs) : again;
  }
  const isCounted = user === 'tokenRefused' && control === 'good' && isApart(saga, atMs);
  const isProven = saga.refusalsMs.length >= neededRefusals;
  const refusalsMs = isCounted && !isProven ? [...saga.refusalsMs, atMs] : saga.refusalsMs;
  const again = { ...told, refusalsMs, dueMs: nowMs + probeGapMs };
  if (refusalsMs.length < neededRefusals) return doubted(again, nowMs);
  if (hasOlder) return doubted({ ...again, lastAnswer: 'older' }, nowMs);
  const proven = ended({ ...told, refusalsMs, unprovenSinceMs: null }, 'prove', 'done', nowMs);
  return { ...began(proven, 'unsubscribe', nowMs), stage: 'unsubscribing', dueMs: nowMs };
}

function lastAnswerOf(user: AnswerClass, control: AnswerClass | null): LastAnswer {
  if (user === 'good') return 'accepted';
  if (user !== 'tokenRefused') return user;
  if (control === 'good') return 'refused';
  return control === 'tokenRefused' ? 'refusedAll' : (control ?? 'noInfo');
}

/** Two answers of one moment are one piece of evidence. */
const isApart = ({ refusalsMs }: Saga, atMs: number): boolean =>
  // Either way: the clock may have been set back.
  refusalsMs.every((earlierMs) => Math.abs(atMs - earlierMs) >= probeGapMs);

/** A refusal that counts: the proof is a minute away. */
const isHalfWay = ({ stage, lastAnswer }: Pick<Saga, 'stage' | 'lastAnswer'>): boolean =>
  stage === 'proving' && lastAnswer === 'refused';

/** A person has to look: it was not proven in time, and nothing says that it is about to be. */
export const needsHand = (saga: Pick<Saga, 'stage' | 'lastAnswer' | 'unprovenSinceMs'>): boolean =>
  saga.unprovenSinceMs !== null && saga.stage !== 'ended' && !isHalfWay(saga);

/** After a quarter of an hour a person is asked to look; from then on TikTok is asked hourly, and at *Check again*. */
function doubted(saga: Saga, nowMs: number): Saga {
  if (nowMs - (saga.committedMs ?? nowMs) < proofLimitMs) return saga;
  const unprovenSinceMs = saga.unprovenSinceMs ?? nowMs;
  return { ...saga, unprovenSinceMs, ...(isHalfWay(saga) ? {} : { dueMs: nowMs + unprovenRetryMs }) };
}

export function unsubscribed(saga: Saga, result: StepResult | 'noInfo', nowMs: number): Saga {
  if (saga.stage !== 'unsubscribing') return saga;
  if (result === 'noInfo' && nowMs - (saga.committedMs ?? nowMs) < 2 * proofLimitMs)
    return { ...saga, dueMs: nowMs + retryMs };
  // What could not be ended there is of no use without the token: TikTok ends it with that.
  const done = ended(saga, 'unsubscribe', result === 'noInfo' ? 'failed' : result, nowMs);
  return over(ended(began(done, 'erase', nowMs), 'erase', 'done', nowMs), 'revoked', nowMs);
}

/** *Check again*: now, instead of at its time. */
export const hastened = (saga: Saga, nowMs: number): Saga =>
  saga.unprovenSinceMs === null || saga.endedMs !== null ? saga : { ...saga, dueMs: nowMs };

export const over = (saga: Saga, outcome: Outcome, nowMs: number): Saga => ({
  ...saga,
  ...{ stage: 'ended', outcome, endedMs: nowMs, dueMs: null, cancelUntilMs: null },
});

/** Begun again after a failure it keeps its first time. */
function began(saga: Saga, name: StepName, atMs: number): Saga {
  const known = saga.steps.find((step) => step.name === name);
  if (known === undefined) return { ...saga, steps: [...saga.steps, { name, beganMs: atMs, ended: null }] };
  return { ...saga, steps: saga.steps.map((step) => (step === known ? { ...step, ended: null } : step)) };
}

const ended = (saga: Saga, name: StepName, result: StepResult, atMs: number): Saga => ({
  ...saga,
  steps: saga.steps.map((step) => (step.name === name ? { ...step, ended: { result, atMs } } : step)),
});
