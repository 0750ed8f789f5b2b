import type { Answer, Refusal } from '../answer.ts';
import type { ReadingValues } from '../reading.ts';
import type { Workspace } from '../workspace.ts';
import { readPixel, unfinishedOf } from './look-at-pixel.ts';
import type { PixelPorts } from './look-at-pixel.ts';
import { bitsOf, fieldsThatAre, hasAutomatic, knownFields, matchingOf, sameMatching } from './matching.ts';
import type { Matching, MatchingField } from './matching.ts';
import type { MatchingChange, NoPixel, PixelStart } from './pixel-ports.ts';

/** What somebody saw and wants. */
export type MatchingWish = { readonly on: boolean; readonly seenBits: string };

export type SwitchResult =
  | { readonly kind: NoPixel | 'superseded' | 'notAllowed' | 'already' | 'changed-meanwhile' }
  /** Before anything was done. */
  | { readonly kind: 'unread'; readonly why: Refusal }
  | { readonly kind: 'busy'; readonly change: MatchingChange }
  /** Somebody's earlier change, whose end nobody saw: what it came to is shown first. */
  | { readonly kind: 'unfinished'; readonly change: MatchingChange }
  | { readonly kind: 'done' }
  /** `left`: flags that TikTok shows as they were. `why` null: it said yes. */
  | { readonly kind: 'partly'; readonly left: readonly MatchingField[]; readonly why: Refusal | null }
  | { readonly kind: 'unchanged'; readonly why: Refusal | null }
  /** It was asked for, and TikTok shows nothing since. */
  | { readonly kind: 'unknown'; readonly why: Refusal };

/**
 * Switches every flag of Advanced Matching, if they are still what this person saw. What TikTok shows afterwards decides what came of
 * it, not its answer: that can be lost after the effect.
 */
export async function switchMatching(
  ports: PixelPorts,
  workspace: Workspace,
  storeId: string,
  { on, seenBits }: MatchingWish,
): Promise<SwitchResult> {
  const start = await ports.pixels.begin(workspace, storeId);
  if (typeof start === 'string') return { kind: start };
  const pixel = await readPixel(ports, start);
  await ports.pixels.save(workspace, start, { pixel });
  if (pixel.class !== 'good') return { kind: 'unread', why: pixel };
  const unfinished = await unfinishedOf(ports, workspace, start, pixel);
  if (unfinished !== null) return { kind: 'unfinished', change: unfinished };
  const before = matchingOf(pixel.value);
  const known = knownFields(before).length;
  if (known === 0) return { kind: 'unread', why: untold };
  if (fieldsThatAre(before, on).length === known) return { kind: 'already' };
  if (bitsOf(before) !== seenBits) return { kind: 'changed-meanwhile' };
  return change(ports, workspace, start, { on, before, pixel: pixel.value });
}

type Wanted = {
  readonly on: boolean;
  readonly before: Matching;
  readonly pixel: ReadingValues['pixel'];
};

async function change(
  ports: PixelPorts,
  workspace: Workspace,
  start: PixelStart,
  { on, before, pixel: { pixelId, name } }: Wanted,
): Promise<SwitchResult> {
  const { pixels, tiktok } = ports;
  const begun = await pixels.beginChange(workspace, start, { pixelId, on, before });
  if (begun.kind !== 'begun') return begun;
  const { advertiserId } = start.ids;
  const wanted = { advertiserId, pixelId, name, on, withAutomatic: hasAutomatic(before) };
  const said = await tiktok.switchMatching(start.token, wanted, 'interactive');
  const seen = await readAgain(ports, workspace, start);
  const result = resultOf(said, seen, { on, before });
  const isOpen = result.kind === 'unknown' || seen === null;
  await pixels.endChange(workspace, start, begun.changeId, isOpen ? null : seen);
  return result;
}

/** What TikTok shows after it; null: it does not say. */
async function readAgain(
  ports: PixelPorts,
  workspace: Workspace,
  start: PixelStart,
): Promise<Matching | null> {
  const fresh = await ports.pixels.begin(workspace, start.storeId);
  if (typeof fresh === 'string') return null;
  const pixel = await readPixel(ports, fresh);
  await ports.pixels.save(workspace, fresh, { pixel });
  return pixel.class === 'good' ? matchingOf(pixel.value) : null;
}

function resultOf(
  said: Answer<unknown>,
  seen: Matching | null,
  { on, before }: Pick<Wanted, 'on' | 'before'>,
): SwitchResult {
  const why = said.class === 'good' ? null : said;
  if (seen === null) return { kind: 'unknown', why: why ?? unseen };
  const left = fieldsThatAre(seen, !on);
  if (left.length === 0) return { kind: 'done' };
  if (!sameMatching(seen, before)) return { kind: 'partly', left, why };
  // Without an answer that says something it may still have its effect.
  if (why?.class === 'noInfo') return { kind: 'unknown', why };
  return { kind: 'unchanged', why };
}

const untold: Refusal = { class: 'noInfo', reason: 'TikTok tells none of the flags' };
const unseen: Refusal = { class: 'noInfo', reason: 'not read after the change' };
