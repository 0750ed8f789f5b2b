import type { Answer, Refusal } from '../../../src/core/answer.ts';
import type { Lane, TikTokApi } from '../../../src/core/ports.ts';
import type { ReadingValues } from '../../../src/core/reading.ts';
import { classOfCode, isTransient } from '../../../src/tiktok/codes.ts';
import type { Engine } from '../engine.ts';
import { freezeMs } from '../process.ts';
import type { Calls, Process } from '../process.ts';
import type { Fault, Faults } from '../faults.ts';
import type { Random } from '../random.ts';
import type { TikTokModel, TikTokOperation, TikTokVerdict } from './tiktok.ts';

/** One limiter for all replicas, as the database keeps it. */
export type Limiter = {
  take(): { readonly waitMs: number } | 'refused';
  pause(ms: number): void;
};

const usable = 0.9;
const longestWaitMs = 60_000;

export function createLimiter(nowMs: () => number, perMinute: number): Limiter {
  const gapMs = 60_000 / (perMinute * usable);
  let [freeAtMs, pausedUntilMs] = [0, 0];
  return {
    take() {
      const now = nowMs();
      const slotMs = Math.max(freeAtMs, now);
      if (pausedUntilMs > now || slotMs - now > longestWaitMs) return 'refused';
      freeAtMs = slotMs + gapMs;
      return { waitMs: Math.ceil(slotMs - now) };
    },
    pause(ms) {
      pausedUntilMs = Math.max(pausedUntilMs, nowMs() + ms);
    },
  };
}

export type TikTokParts = {
  readonly engine: Engine;
  readonly calls: Calls;
  readonly faults: Faults;
  readonly random: Random;
  readonly model: TikTokModel;
  readonly limiter: Limiter;
  /** Planted bug: a token for each call, not for each attempt. */
  readonly isLimitedOnce: boolean;
  readonly note: (text: () => string) => void;
};

type Heard = TikTokVerdict & { readonly fault: 'timeout' | null };
type Times = { readonly effectAtMs: number; readonly answerAtMs: number; readonly over: Partial<Heard> };

const mostAttempts = 3;
const pauseMs = 60_000;
const kinds = [
  'timeout',
  'code',
  'throttle',
  'late',
  'freezeAfter',
  'killAfter',
  'hang',
  'refusedByMistake',
] as const;
const oddCodes = [40001, 40106, 40002, 50000, 51001, 99999, 40101, 60001];

/** The client of one process: every attempt takes a token of the limiter, transient failures are asked again. */
export function createTikTokClient(parts: TikTokParts, process: Process): TikTokApi {
  const value = { coreUserId: '', displayName: '' };
  return {
    userInfo: async (token) => {
      const { answer } = await ask(parts, process, 'userInfo', { token, catalogId: '' });
      return answer ?? { class: 'good', value };
    },
    async signIn(_lane: Lane) {
      const { answer } = await ask(parts, process, 'signIn', { token: '', catalogId: '' });
      return answer === null || isVerdict(answer) ? { class: 'good', value: null } : answer;
    },
    // The other parts say nothing about alerts: what they cost is not worth its time.
    advertiserIds: async () => ({ class: 'good', value: [...parts.model.accounts.keys()] }),
    adAccount: async (_token, advertiserId) => readAccount(parts.model, advertiserId),
    businessCenter: async () => ({
      class: 'good',
      value: { name: '', state: 'active', rawStatus: 'ENABLE' },
    }),
    catalog: async () => ({ class: 'good', value: { name: '', usableInAds: true } }),
    catalogOverview: async (token, _bcId, catalogId) => {
      const { answer, counts } = await ask(parts, process, 'catalogOverview', { token, catalogId });
      if (answer !== null) return answer;
      return counts === null ? { class: 'noInfo', reason: 'schema' } : { class: 'good', value: counts };
    },
    pixel: async () => missing,
    pixelBinding: async () => missing,
    pixelEvents: async () => missing,
  };
}

/** Answered at once: what its call costs is not worth its time. */
function readAccount({ accounts, mode, nowMs }: TikTokModel, advertiserId: string): Answer<Account> {
  const account = accounts.get(advertiserId);
  if (account === undefined || (mode !== null && mode !== 'counts')) return missing;
  const { isSuspended } = account;
  account.reads.push({ atMs: nowMs(), isSuspended });
  const state = isSuspended ? 'suspended' : 'active';
  return { class: 'good', value: { name: '', state, rawStatus: '' } };
}

type Account = ReadingValues['adAccount'];

/** Its sign-in looked at the code and said no: it works (src/tiktok/client.ts). */
const isVerdict = ({ class: answerClass, vendorCode }: Refusal): boolean =>
  answerClass !== 'tokenRefused' &&
  answerClass !== 'throttled' &&
  vendorCode !== undefined &&
  !isTransient(vendorCode);

const missing: Refusal = { class: 'noInfo', reason: 'not simulated' };

type Subject = { readonly token: string; readonly catalogId: string };
type Asked = { readonly answer: Refusal | null; readonly counts: TikTokVerdict['counts'] };

async function ask(
  parts: TikTokParts,
  process: Process,
  operation: TikTokOperation,
  subject: Subject,
): Promise<Asked> {
  for (let attempt = 1; ; attempt += 1) {
    const turn = parts.isLimitedOnce && attempt > 1 ? { waitMs: 0 } : parts.limiter.take();
    if (turn === 'refused') return { answer: { class: 'throttled', reason: 'limiter' }, counts: null };
    const heard = await attemptOnce(parts, process, operation, { ...subject, waitMs: turn.waitMs });
    const { code } = heard;
    if (code === 0) return { answer: null, counts: heard.counts };
    const isAgain = code === null ? heard.fault === null : isTransient(code);
    if (isAgain && attempt < mostAttempts) continue;
    return { answer: refusalOf(parts, code), counts: null };
  }
}

function refusalOf({ limiter }: TikTokParts, code: number | null): Refusal {
  if (code === null) return { class: 'noInfo', reason: 'no answer' };
  const answerClass = classOfCode(code, '');
  if (answerClass === 'good') return { class: 'noInfo', reason: 'never' };
  if (answerClass === 'throttled') limiter.pause(pauseMs);
  return { class: answerClass, reason: `code ${String(code)}`, vendorCode: code };
}

function attemptOnce(
  parts: TikTokParts,
  process: Process,
  operation: TikTokOperation,
  { token, catalogId, waitMs }: Subject & { readonly waitMs: number },
): Promise<Heard> {
  const { calls, faults, model, note } = parts;
  const fault = faults.take(`tiktok.${operation}`);
  const { effectAtMs, answerAtMs, over } = timesOf(parts, process, waitMs, fault);
  let verdict: TikTokVerdict = { code: null, counts: null };
  return calls.request<Heard>(
    process,
    { effectAtMs, answerAtMs },
    () => {
      verdict = model.answer(operation, token, catalogId);
      const { code } = { ...verdict, ...over };
      remember(model, operation, { token, catalogId }, code);
      if (code === 40105 && operation === 'userInfo') {
        model.onRefused?.();
        model.onRefused = null;
      }
      if (code !== 0 || fault !== null || model.isNews(catalogId, verdict.counts))
        note(
          () =>
            `${process.name} TikTok ${operation} ${token || 'sign-in'}: ${String(code)} ${countsText(verdict)}`,
        );
      if (fault !== null && kinds[fault.kind % kinds.length] === 'killAfter') calls.kill(process);
    },
    () => ({ ...verdict, fault: null, ...over }),
  );
}

function remember(
  { refusedAt, goodAt, answeredAt, appRefusedAt, catalogs, nowMs }: TikTokModel,
  operation: TikTokOperation,
  { token, catalogId }: Subject,
  code: number | null,
): void {
  const answerClass = code === null ? 'noInfo' : classOfCode(code, '');
  const isAnswer = answerClass !== 'noInfo' && answerClass !== 'throttled';
  if (answerClass === 'appRefused') appRefusedAt.push(nowMs());
  if (answerClass === 'objectRefused') catalogs.get(catalogId)?.refusedAt.push(nowMs());
  // The counts decide; without a valid user nobody asks for them.
  if (isAnswer && (code !== 0 || operation === 'catalogOverview')) answeredAt.push(nowMs());
  if (code === 40105) note(refusedAt, token, nowMs());
  if (code === 0 && operation === 'userInfo') note(goodAt, token, nowMs());
}

function note(log: Map<string, number[]>, token: string, atMs: number): void {
  const times = log.get(token);
  if (times === undefined) log.set(token, [atMs]);
  else times.push(atMs);
}

const countsText = ({ counts }: TikTokVerdict): string => (counts === null ? '' : String(counts.rejected));

function timesOf(
  { engine, random, model, calls }: TikTokParts,
  process: Process,
  waitMs: number,
  fault: Fault | null,
): Times {
  const sentAtMs = engine.nowMs() + waitMs;
  const soonMs = sentAtMs + 40 + random.below(300);
  const usual: Times = { effectAtMs: soonMs, answerAtMs: soonMs, over: {} };
  const timeout: Times = {
    effectAtMs: soonMs,
    answerAtMs: sentAtMs + 10_000,
    over: { code: null, counts: null, fault: 'timeout' },
  };
  if (fault === null) return model.mode === 'hang' ? { ...timeout, answerAtMs: sentAtMs + 55_000 } : usual;
  switch (kinds[fault.kind % kinds.length]) {
    case 'code':
      // A sign-in that refuses everybody is not at work, so it says nothing else either.
      if (model.mode === 'auth') return usual;
      return { ...usual, over: { code: oddCodes[fault.amount % oddCodes.length]!, counts: null } };
    case 'throttle':
      return { ...usual, over: { code: 40100, counts: null } };
    case 'late':
      return { ...usual, answerAtMs: soonMs + freezeMs(fault) / 3 };
    case 'freezeAfter':
      calls.freeze(process, waitMs + freezeMs(fault));
      return usual;
    case 'hang':
      return { ...timeout, answerAtMs: sentAtMs + 130_000 };
    case 'refusedByMistake':
      if (model.mistakesLeft === 0 || model.authOutageMs > 0) return usual;
      model.mistakesLeft -= 1;
      return { ...usual, over: { code: 40105, counts: null } };
    default:
      return timeout;
  }
}
