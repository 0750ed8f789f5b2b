import type { Random } from '../simulation/random.ts';
import type { Passing } from './passing.ts';
import type { Scene } from './scene.ts';

const minuteMs = 60_000;

/** What TikTok says differs from before, and time passes until channels have to hear of it. */
type Change = (scene: Scene, random: Random, passing: Passing) => Promise<void>;

const tokensOf = ({ worlds }: Scene): readonly string[] => [
  ...new Set(worlds.tiktok.stores.map(({ token }) => token)),
];
const revokedToken = (scene: Scene): string | undefined =>
  tokensOf(scene).find((token) => scene.worlds.tiktok.tokens.get(token)?.state === 'revoked');

/** Two readings a minute apart, and the group wait of a minute. */
const toldMs = 4 * minuteMs;

const counts: Change = async ({ worlds: { tiktok } }, random, passing) => {
  for (let left = 2 + random.below(3); left > 0; left -= 1) {
    const { catalogId } = random.pick(tiktok.stores);
    const { rejected } = tiktok.counts(catalogId);
    const isOver = rejected > 0 && random.chance(0.4);
    tiktok.needDetails(isOver ? 0 : 1 + random.below(35), catalogId);
  }
  await passing.pass(toldMs);
};

/** One at a time: more of them would look like an outage of TikTok's sign-in, and be frozen as such. */
const revoke: Change = async (scene, random, passing) => {
  scene.worlds.tiktok.revokeToken(random.pick(tokensOf(scene)));
  // A suspicion, and the probes of 1 and 5 minutes (alerts.md 3).
  await passing.pass(7 * minuteMs);
};

/** It is asked for once an hour only, and twice before it is believed. */
const restore: Change = async (scene, _random, passing) => {
  scene.worlds.tiktok.restoreToken(revokedToken(scene));
  await passing.leap(60 * minuteMs);
  await passing.pass(toldMs);
};

/** Three silent checks and a quarter of an hour. */
const outage: Change = async ({ worlds: { tiktok } }, random, passing) => {
  tiktok.setDown(random.pick(['refuse', 'html502', 'garbage'] as const));
  await passing.pass(18 * minuteMs);
  tiktok.setDown(null);
  await passing.pass(toldMs);
};

const outageChance = 0.1;
const restoreChance = 0.6;
const revokeChance = 0.3;

/** Lets the world change, and time pass until the channels should know. */
export async function changeWorld(scene: Scene, random: Random, passing: Passing): Promise<void> {
  const isRevoked = revokedToken(scene) !== undefined;
  if (isRevoked && random.chance(restoreChance)) await restore(scene, random, passing);
  else if (!isRevoked && random.chance(revokeChance)) await revoke(scene, random, passing);
  else if (!isRevoked && random.chance(outageChance)) await outage(scene, random, passing);
  await counts(scene, random, passing);
}

/** The smallest change of which every channel of a store has to hear. */
export async function breakStore({ worlds: { tiktok } }: Scene, passing: Passing): Promise<void> {
  const store = tiktok.stores.find(({ token }) => tiktok.tokens.get(token)?.state === 'valid');
  if (store === undefined) throw new Error('TikTok accepts no sign-in');
  tiktok.needDetails(tiktok.counts(store.catalogId).rejected + 3, store.catalogId);
  // A reading that comes a moment too soon after the last one does not count, and the next one has to.
  await passing.pass(2 * toldMs);
}
