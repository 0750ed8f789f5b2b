import type { TikTokWorld } from '../worlds/tiktok-world.ts';

/** Makes the webhook calls that TikTok owes; one that is not answered with 200 is made again the next time (at least once: 8.3). */
export async function sendWebhooks(world: TikTokWorld): Promise<void> {
  for (const delivery of world.takeDeliveries()) {
    const { callbackUrl, body, signature } = delivery;
    const headers = { 'content-type': 'application/json', 'x-open-signature': signature };
    const isTaken = await fetch(callbackUrl, { method: 'POST', headers, body }).then(
      ({ ok }) => ok,
      () => false, // nobody listens there
    );
    if (!isTaken) world.deliveries.push(delivery);
  }
}
