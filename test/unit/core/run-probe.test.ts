import { describe, expect, it } from '@jest/globals';
import type { ProbeAnswer, ProbeRepository, ProbeStart } from '../../../src/core/alerts/ports.ts';
import { runProbe } from '../../../src/core/use-cases/run-probe.ts';
import { now, refusal, workspace } from '../../support/builders.ts';
import { fakeTikTokApi } from '../../support/fakes.ts';

const wakeUp = { workspaceId: workspace.id, grantId: 'g1' };
const start: ProbeStart = {
  probeId: 'p1',
  grantId: 'g1',
  startedAt: now,
  tokenVersion: 2,
  token: 'asked-token',
  control: null,
};

function fakeProbes(begin: ProbeStart | 'busy' | 'not-due') {
  const answers: ProbeAnswer[] = [];
  const probes: ProbeRepository = {
    wakeDue: async () => 0,
    workspaceOf: async ({ workspaceId }) => (workspaceId === workspace.id ? workspace : null),
    begin: async () => begin,
    async finish(_, __, answer) {
      answers.push(answer);
      return 'suspect';
    },
    nextDueAt: async () => null,
  };
  return { probes, answers };
}

const refused = { user: refusal('tokenRefused') };

describe('a probe', () => {
  it('asks /user/info/ on its own share of the quota and hands in the answer', async () => {
    const { probes, answers } = fakeProbes(start);
    const tiktok = fakeTikTokApi(refused);
    expect(await runProbe({ probes, tiktok }, wakeUp)).toBe('suspect');
    expect(tiktok.calls).toEqual([{ method: 'userInfo', args: ['asked-token'], lane: 'probe' }]);
    expect(answers).toEqual([{ user: 'tokenRefused', control: null }]);
  });

  it('that may decide asks with another grant as well, after the refusal', async () => {
    const { probes, answers } = fakeProbes({ ...start, control: { token: 'other-token' } });
    const tiktok = fakeTikTokApi(refused);
    await runProbe({ probes, tiktok }, wakeUp);
    expect(tiktok.calls.map(({ args }) => args[0])).toEqual(['asked-token', 'other-token', 'asked-token']);
    expect(answers).toEqual([{ user: 'tokenRefused', control: 'tokenRefused' }]);
  });

  it('that may decide tries a sign-in where there is no other grant', async () => {
    const { probes, answers } = fakeProbes({ ...start, control: 'sign-in' });
    const tiktok = fakeTikTokApi(refused);
    await runProbe({ probes, tiktok }, wakeUp);
    expect(tiktok.calls.map(({ method }) => method)).toEqual(['userInfo', 'signIn', 'userInfo']);
    expect(answers).toEqual([{ user: 'tokenRefused', control: 'good' }]);
  });

  it('believes the answer after the control question: an outage may have ended in between', async () => {
    const { probes, answers } = fakeProbes({ ...start, control: 'sign-in' });
    const tiktok = fakeTikTokApi(refused);
    const once: (typeof tiktok)['userInfo'] = async (token, lane) =>
      tiktok.calls.length === 0 ? tiktok.userInfo(token, lane) : fakeTikTokApi().userInfo(token, lane);
    await runProbe({ probes, tiktok: { ...tiktok, userInfo: once } }, wakeUp);
    expect(answers).toEqual([{ user: 'good', control: 'good' }]);
  });

  it('needs no control question where the token works', async () => {
    const { probes, answers } = fakeProbes({ ...start, control: 'sign-in' });
    const tiktok = fakeTikTokApi();
    await runProbe({ probes, tiktok }, wakeUp);
    expect(tiktok.calls).toHaveLength(1);
    expect(answers).toEqual([{ user: 'good', control: null }]);
  });

  it.each(['busy', 'not-due'] as const)('asks nobody when it finds "%s"', async (begin) => {
    const tiktok = fakeTikTokApi();
    expect(await runProbe({ probes: fakeProbes(begin).probes, tiktok }, wakeUp)).toBe(begin);
    expect(tiktok.calls).toEqual([]);
  });

  it('asks nobody when its workspace is gone', async () => {
    const { probes } = fakeProbes(start);
    expect(await runProbe({ probes, tiktok: fakeTikTokApi() }, { ...wakeUp, workspaceId: 'other' })).toBe(
      'gone',
    );
  });
});
