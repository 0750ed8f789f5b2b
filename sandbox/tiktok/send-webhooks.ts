import type { Trace } from '../trace.ts';
import type { TikTokWorld } from '../worlds/tiktok-world.ts';

/** Makes the webhook calls that TikTok owes; one that is not answered with 200 is made again the next time (at least once: 8.3). */
export async function sendWebhooks(world: TikTokWorld, trace: Trace): Promise<void> {
  for (const delivery of world.takeDeliveries()) {
    const { callbackUrl, body, signature } = delivery;
    const headers = { 'content-type': 'application/json', 'x-open-signature': signature };
    const { ok, answered } = await fetch(callbackUrl, { method: 'POST', headers, body }).then(
      (answer) => ({ ok: answer.ok, answered: answer.status }),
      () => ({ ok: false, answered: 'nobody listens there' }),
    );
    const path = new URL(callbackUrl).pathname;
    const detail = { body: JSON.parse(body) as unknown };
    trace.add({ from: 'vendor', vendor: 'tiktok', method: 'POST', path, answered, ms: null, detail });
    if (!ok) world.deliveries.push(delivery);
  }
}
