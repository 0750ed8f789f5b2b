import type { VtexWorld } from '../worlds/vtex-world.ts';

const atOnce = 50;

/** Makes the webhook calls that VTEX owes. One that fails is lost: VTEX names no second attempt (vtex.md 5.1). */
export async function sendPings(world: VtexWorld): Promise<void> {
  const owed = world.owedPings.splice(0);
  for (let at = 0; at < owed.length; at += atOnce)
    await Promise.allSettled(
      owed.slice(at, at + atOnce).map(({ url, body }) =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      ),
    );
}
