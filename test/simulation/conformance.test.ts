import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { fc } from '../support/fast-check.ts';
import { createFaults } from '../../sandbox/faults.ts';
import { startTikTokStandIn } from '../../sandbox/tiktok/stand-in.ts';
import type { DownMode } from '../../sandbox/worlds/tiktok-world.ts';
import { createTikTokWorld } from '../../sandbox/worlds/tiktok-world.ts';
import { lightSlack, sandboxSlack, teamIds } from './conformance/slack-sides.ts';
import type { Answer } from './conformance/slack-sides.ts';
import { lags, perform, slackSteps } from './conformance/slack-steps.ts';
import type { Sent, SlackStep } from './conformance/slack-steps.ts';
import { lightTikTok, requestOf, sandboxTikTok } from './conformance/tiktok-sides.ts';
import { performTikTok, tiktokSteps } from './conformance/tiktok-steps.ts';
import type { TikTokStep } from './conformance/tiktok-steps.ts';
import { createTikTokModel } from './world/tiktok.ts';
import type { TikTokMode } from './world/tiktok.ts';

/** The light worlds of the simulation are the sandbox's, step by step: else a schedule would prove nothing of Slack. */

const startMs = Date.UTC(2026, 2, 10, 12);
const settings = { seed: 1, numRuns: 200 };

/** Comparing with jest takes most of the time, and nearly always there is nothing to say. */
function expectSame(light: unknown, sandbox: unknown): void {
  if (!isDeepStrictEqual(light, sandbox)) expect(light).toEqual(sandbox);
}

/** It says something only if all of it happens. */
function expectHeard(heard: ReadonlySet<string>, wanted: Readonly<Record<string, readonly string[]>>): void {
  const words = Object.entries(wanted).flatMap(([call, list]) => list.map((word) => `${call}: ${word}`));
  expect([...heard].sort()).toEqual(words.sort());
}

describe("the simulation's Slack", () => {
  it("answers as the sandbox's does, and shows the same messages", () => {
    const heard = new Set<string>();
    fc.assert(
      fc.property(slackSteps, fc.constantFrom(...lags), (steps, lagMs) => {
        for (const word of sameSlack(steps, lagMs)) heard.add(word);
      }),
      settings,
    );
    const always = ['channel_not_found', 'invalid_auth', 'token_revoked', 'account_inactive'];
    const found = ['ok', 'message_not_found', ...always];
    const posted = ['ok', 'is_archived', 'not_in_channel', ...always];
    const read = ['one page', 'more pages', 'missing_scope', 'not_in_channel', ...always];
    expectHeard(heard, {
      ...{ post: posted, reply: [...posted, 'thread_not_found'], remove: found },
      edit: [...found, 'is_inactive', 'edit_window_closed'],
      ...{ read, 'read thread': [...read, 'thread_not_found'] },
    });
  });
});

describe("the simulation's TikTok", () => {
  it("answers as the sandbox's does", () => {
    const heard = new Set<string>();
    fc.assert(
      fc.property(tiktokSteps, (steps) => {
        for (const word of sameTikTok(steps)) heard.add(word);
      }),
      settings,
    );
    expectHeard(heard, {
      ...{ userInfo: ['0', '40105'], signIn: ['40105', '40110'] },
      catalogOverview: ['0', '40001', '40002', '40105'],
    });
  });

  it.each<[TikTokMode, DownMode]>([
    ['silent', 'refuse'],
    ['garbage', 'garbage'],
    ['garbage', 'html502'],
    ['hang', 'hang'],
    ['throttle', 'throttle'],
  ])("says as little as the sandbox's when it is down: %s, %s", async (mode, down) => {
    const model = createTikTokModel(() => startMs);
    model.mode = mode;
    const world = createTikTokWorld({
      nowMs: () => startMs,
      counts: { approved: 1, processing: 0, rejected: 0 },
    });
    world.setDown(down);
    const standIn = await startTikTokStandIn({ world, faults: createFaults() });
    try {
      for (const operation of ['userInfo', 'signIn', 'catalogOverview'] as const) {
        const { method, path, query = '', token, body } = requestOf(world, operation, world.stores[0]!);
        const headers = { 'content-type': 'application/json', 'access-token': token ?? '' };
        const asked = fetch(`${standIn.url}${path}?${query.toString()}`, {
          ...{ method, headers, signal: AbortSignal.timeout(down === 'hang' ? 20 : 5_000) },
          ...(body === undefined ? {} : { body }),
        });
        const code = await asked.then(codeOf, () => null);
        expect({ operation, code }).toEqual({ operation, code: model.answer(operation, '', '').code });
      }
    } finally {
      await standIn.close();
    }
  });
});

/** null: nothing that can be read. */
async function codeOf(response: Response): Promise<number | null> {
  try {
    const { code } = (await response.json()) as { readonly code: number }; // TikTok's envelope, if it is JSON
    return code;
  } catch {
    return null;
  }
}

const wordOf = (answer: Answer): string => {
  if ('channel' in answer) return 'ok';
  if ('error' in answer) return answer.error;
  return answer.pages.length === 1 ? 'one page' : 'more pages';
};

function sameSlack(steps: readonly SlackStep[], lagMs: number): string[] {
  const clock = { nowMs: startMs };
  const nowMs = () => clock.nowMs;
  const [light, sandbox] = [lightSlack({ nowMs, lagMs }), sandboxSlack({ nowMs, lagMs })];
  const sent: Sent[] = [];
  return steps.flatMap((step, number) => {
    clock.nowMs += step.waitMs;
    const moment = { startMs, number };
    const answer = perform(light, step, sent, moment);
    expectSame({ step, answer }, { step, answer: perform(sandbox, step, sent, moment) });
    expectSame(light.visible(), sandbox.visible());
    if (answer === null) return [];
    if ((step.kind === 'post' || step.kind === 'reply') && 'ts' in answer) {
      sent.push({ teamId: teamIds[step.team], ...answer });
      const postId = `post-${String(number)}`;
      expectSame(light.copiesOf(postId), sandbox.copiesOf(postId));
    }
    return [`${step.kind}: ${wordOf(answer)}`];
  });
}

function sameTikTok(steps: readonly TikTokStep[]): string[] {
  const clock = { nowMs: startMs };
  const nowMs = () => clock.nowMs;
  const [light, sandbox] = [lightTikTok(nowMs), sandboxTikTok(nowMs)];
  return steps.flatMap((step) => {
    clock.nowMs += step.waitMs;
    const answer = performTikTok(light, step);
    expectSame({ step, answer }, { step, answer: performTikTok(sandbox, step) });
    return answer === null ? [] : [`${step.kind}: ${String(answer.code)}`];
  });
}
