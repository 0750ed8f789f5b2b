import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freezeRound } from '../replicas/freeze.ts';
import { createPassing } from '../replicas/passing.ts';
import type { Passing } from '../replicas/passing.ts';
import { playRound } from '../replicas/round.ts';
import { openScene } from '../replicas/scene.ts';
import type { Scene } from '../replicas/scene.ts';
import { createRandom } from '../simulation/random.ts';

// `npm run replicas` plays many of these rounds, each with other faults.
let scene: Scene;
let passing: Passing;

beforeAll(async () => {
  scene = await openScene();
  passing = createPassing(scene);
});
afterAll(() => scene.close());

describe('two real replicas on one database', () => {
  it('post each alert once while Slack loses answers and one of them is killed', async () => {
    const { kills, complaints } = await playRound(scene, passing, createRandom(4));
    expect(complaints).toEqual([]);
    expect(kills).toBeGreaterThan(0);
    expect(scene.gate.counts.lostAnswers).toBeGreaterThan(0);
    // More than the introductions of the channels.
    expect(scene.gate.posted.size).toBeGreaterThan(4);
  });

  it('post it once though one of them freezes between its intent and its request', async () => {
    const before = scene.gate.posted.size;
    expect(await freezeRound(scene, passing, 'unsent', 3_000)).toEqual([]);
    expect(scene.gate.posted.size).toBeGreaterThan(before);
  });
});
