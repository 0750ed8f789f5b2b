import type { Trace } from '../trace.ts';
import type { VtexWorld } from '../worlds/vtex-world.ts';

const atOnce = 50;

/** Makes the webhook calls that VTEX owes. One that fails is lost: VTEX names no second attempt (vtex.md 5.1). */
export async function sendPings(world: VtexWorld, trace: Trace): Promise<void> {
  const owed = world.owedPings.splice(0);
  for (let at = 0; at < owed.length; at += atOnce)
    await Promise.allSettled(
      owed.slice(at, at + atOnce).map(({ url, body }) =>
        fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }).then(({ status }) => {
          const path = new URL(url).pathname;
          trace.add({
            from: 'vendor',
            vendor: 'vtex',
            method: 'POST',
            path,
            answered: status,
            ms: null,
            detail: { body },
          });
        }),
      ),
    );
}
