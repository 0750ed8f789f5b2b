import type { Answer } from '../answer.ts';
import type { Lane, TikTokApi } from '../ports.ts';
import type { Reading, ReadingValues } from '../reading.ts';
import type { Workspace } from '../workspace.ts';
import { matchingOf } from './matching.ts';
import { openDays } from './pixel-events.ts';
import type { MatchingChange, NoPixel, PixelRepository, PixelStart, TikTokPixelApi } from './pixel-ports.ts';
import { readPixelEvents } from './read-pixel-events.ts';

export type PixelPorts = {
  readonly pixels: PixelRepository;
  readonly tiktok: Pick<TikTokApi, 'pixel' | 'pixelBinding' | 'pixelEvents'> & TikTokPixelApi;
};

export type PixelAnswer = Answer<ReadingValues['pixel']>;

export type PixelLook =
  | { readonly kind: NoPixel }
  | {
      readonly kind: 'looked';
      readonly pixel: PixelAnswer;
      /** A change whose end nobody saw; it is told once. */
      readonly unfinished: MatchingChange | null;
    };

const lane: Lane = 'interactive';

/** Reads now what TikTok says of the store's pixel, and stores it. Safe to repeat. */
export async function lookAtPixel(
  ports: PixelPorts,
  workspace: Workspace,
  storeId: string,
): Promise<PixelLook> {
  const start = await ports.pixels.begin(workspace, storeId);
  if (typeof start === 'string') return { kind: start };
  const { token, ids } = start;
  const [pixel, pixelBinding] = await Promise.all([
    readPixel(ports, start),
    ports.tiktok.pixelBinding(token, ids.bcId, ids.catalogId, ids.pixelCode, lane),
  ]);
  const reading = { pixel, pixelBinding, ...(await eventsOf(ports, start, pixel)) };
  await ports.pixels.save(workspace, start, reading);
  return { kind: 'looked', pixel, unfinished: await unfinishedOf(ports, workspace, start, pixel) };
}

export const readPixel = ({ tiktok }: PixelPorts, { token, ids }: PixelStart): Promise<PixelAnswer> =>
  tiktok.pixel(token, ids.advertiserId, ids.pixelCode, lane);

async function eventsOf(
  { tiktok }: PixelPorts,
  { token, ids, events, startedAt }: PixelStart,
  pixel: PixelAnswer,
): Promise<Reading> {
  if (pixel.class !== 'good') return {};
  const due = openDays(events, startedAt);
  if (due.days.length === 0) return {};
  const { pixelId } = pixel.value;
  const question = { token, advertiserId: ids.advertiserId, pixelId, at: startedAt, lane };
  return { pixelEvents: await readPixelEvents(tiktok, due, question) };
}

/** What TikTok shows says what became of it. */
export async function unfinishedOf(
  { pixels }: PixelPorts,
  workspace: Workspace,
  start: PixelStart,
  pixel: PixelAnswer,
): Promise<MatchingChange | null> {
  if (pixel.class !== 'good') return null;
  const seen = { pixelId: pixel.value.pixelId, now: matchingOf(pixel.value) };
  return pixels.settleChange(workspace, start, seen);
}
