import { freezeMs } from '../process.ts';
import type { Fault } from '../faults.ts';
import type { Random } from '../random.ts';

/** How Slack as a whole behaves for a while. */
export const slackOutages = ['lost', 'swallowed', 'badGateway', 'throttled', 'errors', 'slow'] as const;
export type SlackOutage = (typeof slackOutages)[number];

/** Milliseconds count from the moment at which the request is written. */
export type RequestPlan = {
  readonly name: string;
  /** null: Slack never applies it. */
  readonly appliedAfterMs: number | null;
  readonly answeredAfterMs: number;
  /** What is heard instead of the answer; null: the answer. */
  readonly code: string | null;
  /** History shows it so much later. */
  readonly lagMs: number;
  readonly freezeBeforeMs: number;
  /** Frozen before the last look at the clock, so that the send window is seen to have passed; else right after it. */
  readonly isFrozenBeforeLook: boolean;
  readonly freezeAfterMs: number;
  readonly isKilledBefore: boolean;
  readonly isKilledAfter: boolean;
};

const timeoutMs = 10_000;
const usual = {
  name: '',
  code: null,
  ...{ lagMs: 0, freezeBeforeMs: 0, isFrozenBeforeLook: false, freezeAfterMs: 0 },
  ...{ isKilledBefore: false, isKilledAfter: false },
};

type Change = Partial<RequestPlan>;
const heard = (code: string, isApplied: boolean): Change =>
  isApplied ? { code } : { code, appliedAfterMs: null };
const late = (ms: number): Change => ({ appliedAfterMs: ms, answeredAfterMs: timeoutMs, code: 'timeout' });

/** From 0 to `most`, by the fault's amount. */
const share = ({ amount }: Fault, most: number): number => Math.floor((amount / 255) * most);

const kinds: readonly (readonly [string, (fault: Fault) => Change])[] = [
  ['lost', () => ({ ...late(0), appliedAfterMs: null })],
  ['answer lost', (fault) => heard(fault.amount % 2 === 0 ? 'ECONNRESET' : 'http_502', true)],
  ['late', (fault) => late(timeoutMs + share(fault, 88_000))],
  ['late, out of bounds', (fault) => late(102_000 + share(fault, 300_000))],
  ['internal_error', (fault) => heard('internal_error', fault.amount % 2 === 0)],
  ['fatal_error', (fault) => heard('fatal_error', fault.amount % 2 === 0)],
  ['502', (fault) => heard('http_502', fault.amount % 2 === 0)],
  ['ok without ts', () => heard('no_place', true)],
  ['throttled', (fault) => heard(`ratelimited_${String(1 + share(fault, 120))}`, false)],
  ['request_timeout', () => heard('request_timeout', false)],
  ['DNS', () => heard('unsent', false)],
  ['killed before', () => ({ isKilledBefore: true })],
  ['killed after', () => ({ isKilledAfter: true })],
  ['frozen before', (fault) => ({ freezeBeforeMs: 1_000 + share(fault, 88_000) })],
  [
    'frozen before it looks',
    (fault) => ({ freezeBeforeMs: 1_000 + share(fault, 200_000), isFrozenBeforeLook: true }),
  ],
  ['frozen before, out of bounds', (fault) => ({ freezeBeforeMs: 102_000 + share(fault, 140_000) })],
  ['frozen after', (fault) => ({ freezeAfterMs: freezeMs(fault) })],
  ['content refused', () => heard('invalid_blocks', false)],
  ['history lags', (fault) => ({ ...late(100), lagMs: share(fault, 90_000) })],
  ['killed, and late', (fault) => ({ ...late(timeoutMs + share(fault, 80_000)), isKilledAfter: true })],
  ['unlisted code', (fault) => heard('team_added_to_org', fault.amount % 2 === 0)],
];

export function planRequest(fault: Fault | null, random: Random): RequestPlan {
  const soonMs = 80 + random.below(400);
  const plan = { ...usual, appliedAfterMs: soonMs, answeredAfterMs: soonMs };
  if (fault === null) return plan;
  const [name, change] = kinds[fault.kind % kinds.length]!;
  return { ...plan, name, ...change(fault) };
}

const kindOf = (name: string): number => kinds.findIndex(([known]) => known === name);
const ofOutage: Readonly<Record<SlackOutage, readonly string[]>> = {
  lost: ['lost'],
  swallowed: ['answer lost'],
  badGateway: ['502'],
  throttled: ['throttled'],
  errors: ['internal_error', 'fatal_error', 'unlisted code', 'request_timeout'],
  slow: ['late', 'history lags', 'lost'],
};

/** The fault that a request meets while Slack as a whole is unwell. */
export function channelsOutage(mode: SlackOutage | null, random: Random): Fault | null {
  if (mode === null) return null;
  return { kind: kindOf(random.pick(ofOutage[mode])), amount: random.below(256) };
}
