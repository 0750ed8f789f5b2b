import { describe, expect, it, jest } from '@jest/globals';
import type { Part, Reading } from '../../../src/core/reading.ts';
import { callsPerCheck, runCheck } from '../../../src/core/use-cases/run-check.ts';
import { checkStartOf, good, ids, partNames, refusal, storeIdOf, workspace } from '../../support/builders.ts';
import { fakeCheckRepository, fakeTikTokApi } from '../../support/fakes.ts';
import type { FakeChecksOptions, TikTokAnswers } from '../../support/fakes.ts';

const wakeUp = { workspaceId: workspace.id, storeId: storeIdOf(1) };
const check = checkStartOf();
const pixelless = checkStartOf({ ids: { ...ids, pixelCode: null } });

async function checked(options: FakeChecksOptions, answers: Partial<TikTokAnswers> = {}) {
  const checks = fakeCheckRepository(options);
  const tiktok = fakeTikTokApi(answers);
  const result = await runCheck({ checks, tiktok }, wakeUp, 'polling');
  return { result, calls: tiktok.calls, finished: checks.finished, reading: checks.finished[0]?.reading };
}

const classesOf = (reading: Reading | undefined) =>
  Object.fromEntries(Object.entries(reading ?? {}).map(([part, answer]) => [part, answer.class]));

describe('runCheck', () => {
  it('stores a complete reading of all seven parts', async () => {
    const { result, reading } = await checked({ begin: check });
    expect(result).toBe('complete');
    expect(classesOf(reading)).toEqual(Object.fromEntries(partNames.map((part) => [part, 'good'])));
  });

  it('makes exactly the calls that the quota is planned with', async () => {
    const { calls } = await checked({ begin: check });
    expect(calls).toHaveLength(callsPerCheck);
    expect(new Set(calls.map(({ method }) => method)).size).toBe(callsPerCheck);
  });

  it("asks with the check's own token and ids, in the lane it was given", async () => {
    const { calls } = await checked({ begin: check });
    const { token } = check;
    const { bcId, advertiserId, catalogId } = ids;
    expect(Object.fromEntries(calls.map(({ method, args, lane }) => [method, [lane, ...args]]))).toEqual({
      userInfo: ['polling', token],
      advertiserIds: ['polling', token],
      adAccount: ['polling', token, advertiserId],
      businessCenter: ['polling', token, bcId],
      catalog: ['polling', token, bcId, catalogId],
      catalogOverview: ['polling', token, bcId, catalogId],
      pixel: ['polling', token, advertiserId, 'CPIXELCODE'],
      pixelBinding: ['polling', token, bcId, catalogId, 'CPIXELCODE'],
    });
  });

  it('asks for the user first', async () => {
    const { calls } = await checked({ begin: check });
    expect(calls[0]?.method).toBe('userInfo');
  });

  it('hands the check back as it began', async () => {
    const { finished } = await checked({ begin: check });
    expect(finished.map((one) => one.check)).toEqual([check]);
  });

  it('asks nothing about a pixel that the store does not have', async () => {
    const { calls, reading, result } = await checked({ begin: pixelless });
    expect(calls.map(({ method }) => method)).toHaveLength(callsPerCheck - 2);
    expect(reading).not.toHaveProperty('pixel');
    expect(reading).not.toHaveProperty('pixelBinding');
    expect(result).toBe('complete');
  });
});

describe('runCheck, when /user/info/ is not answered well', () => {
  it.each(['noInfo', 'throttled', 'tokenRefused', 'askUser', 'appRefused', 'objectRefused'] as const)(
    'saves the seven other calls and lets every part carry %s',
    async (refused) => {
      const why = refusal(refused);
      const { calls, reading, result } = await checked({ begin: check }, { user: why });
      expect(calls.map(({ method }) => method)).toEqual(['userInfo']);
      expect(reading).toEqual(Object.fromEntries(partNames.map((part) => [part, why])));
      expect(result).toBe('noInfo');
    },
  );

  it('invents no pixel for a store without one', async () => {
    const { reading } = await checked({ begin: pixelless }, { user: refusal() });
    expect(Object.keys(reading ?? {}).sort()).toEqual([
      'adAccount',
      'businessCenter',
      'catalog',
      'counts',
      'user',
    ]);
  });
});

describe('runCheck, when a part is not answered well', () => {
  const besideCounts = [
    'adAccount',
    'businessCenter',
    'catalog',
    'pixel',
    'pixelBinding',
  ] as const satisfies readonly Part[];

  it.each(besideCounts)('stores the others and is partial: %s', async (part) => {
    const { reading, result } = await checked({ begin: check }, { [part]: refusal() });
    expect(Object.entries(classesOf(reading)).filter(([, answer]) => answer !== 'good')).toEqual([
      [part, 'noInfo'],
    ]);
    expect(result).toBe('partial');
  });

  it('is noInfo without counts', async () => {
    const { result } = await checked({ begin: check }, { counts: refusal('throttled') });
    expect(result).toBe('noInfo');
  });

  it('takes an ad account that the token no longer reaches as refused, though TikTok still shows it', async () => {
    const { reading, result } = await checked({ begin: check }, { reachable: good([]) });
    expect(reading?.adAccount).toMatchObject({ class: 'objectRefused' });
    expect(result).toBe('partial');
  });

  it('does not know the ad account when the list of reachable ones was not read', async () => {
    const why = refusal('noInfo', 'the list is not there');
    const { reading } = await checked({ begin: check }, { reachable: why });
    expect(reading?.adAccount).toEqual(why);
  });
});

describe('runCheck, when there is nothing to do', () => {
  it.each(['busy', 'not-connected'] as const)('answers %s without a call', async (begin) => {
    const { result, calls, finished } = await checked({ begin });
    expect([result, calls, finished]).toEqual([begin, [], []]);
  });

  it('answers gone for a wake-up whose workspace is gone', async () => {
    const { result, calls } = await checked({ begin: check, isGone: true });
    expect([result, calls]).toEqual(['gone', []]);
  });

  it('answers superseded when the store was reconnected meanwhile', async () => {
    const { result } = await checked({ begin: check, isSuperseded: true });
    expect(result).toBe('superseded');
  });
});

describe('a store whose answers never end', () => {
  it('costs two minutes and says nothing, so that it holds up no other store', async () => {
    jest.useFakeTimers();
    try {
      const checks = fakeCheckRepository({ begin: check });
      const tiktok = { ...fakeTikTokApi({}), businessCenter: () => new Promise<never>(() => undefined) };
      const running = runCheck({ checks, tiktok }, wakeUp, 'polling');
      await jest.advanceTimersByTimeAsync(120_000);
      expect(await running).toBe('noInfo');
      expect(classesOf(checks.finished[0]?.reading)).toEqual(
        Object.fromEntries(partNames.map((part) => [part, 'noInfo'])),
      );
    } finally {
      jest.useRealTimers();
    }
  });
});
