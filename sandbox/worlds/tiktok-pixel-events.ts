import { mix } from './catalog-seed.ts';
import type { Pixel, TikTokState } from './tiktok-model.ts';

const dayMs = 86_400_000;
/** Events per full day, before the day's own ups and downs; the names of 4.5. */
const usual = { VIEW_CONTENT: 2400, ADD_TO_CART: 260, PURCHASE: 31 };

/** The events of one UTC day: a believable number that is always the same, cut where the pixel fell silent. */
export function pixelEventsOn(state: TikTokState, pixel: Pixel, dayStartMs: number) {
  const endMs = Math.min(dayStartMs + dayMs, state.nowMs(), pixel.silentFromMs ?? Infinity);
  const share = Math.max(0, endMs - dayStartMs) / dayMs;
  const noise = 0.8 + (mix(state.seed, Number(pixel.pixelId.slice(-4)), dayStartMs / dayMs) % 400) / 1000;
  return Object.entries(usual)
    .map(([event, count]) => ({ event, count: Math.floor(count * noise * share) }))
    .filter(({ count }) => count > 0);
}
