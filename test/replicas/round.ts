import type { Random } from '../simulation/random.ts';
import { changeWorld } from './change.ts';
import type { Passing } from './passing.ts';
import type { Scene } from './scene.ts';
import { planFaults, planKills } from './trouble.ts';
import { differences } from './truth.ts';
import { verdictOn } from './verdict.ts';
import type { Complaint } from './verdict.ts';

export type RoundResult = { readonly kills: number; readonly complaints: readonly Complaint[] };

/** After this real time without rest something is stuck. It holds several lost answers of one post, and 12 s of slowness. */
const longestMs = 120_000;
/** More than G + T + D: whatever was still on its way has come. */
const afterwardsMs = 120_000;

/** TikTok changes, Slack loses answers, processes are killed; then the dust settles, and everything has to be right. */
export async function playRound(scene: Scene, passing: Passing, random: Random): Promise<RoundResult> {
  planFaults(scene.gate, random);
  const kills = planKills(scene, random);
  await changeWorld(scene, random, passing);
  await kills.over();
  await settle(scene, passing);
  return { kills: kills.count(), complaints: await verdictOn(scene) };
}

/** Until Slack shows what is so, and long enough for anything late to come. What is wrong then stays for the verdict. */
export async function settle(scene: Scene, passing: Passing): Promise<void> {
  await Promise.all(scene.replicas.map((replica) => replica.url()));
  const startedMs = performance.now();
  while (performance.now() - startedMs < longestMs) {
    await passing.pass(20_000);
    if ((await differences(scene)).length > 0) continue;
    scene.gate.clear();
    await passing.pass(afterwardsMs);
    if ((await differences(scene)).length === 0) return;
  }
}
