import type { MatchingChange, PixelRepository, PixelStart } from '../../src/core/manage/pixel-ports.ts';
import type { Matching } from '../../src/core/manage/matching.ts';
import type { Reading } from '../../src/core/reading.ts';
import { ids, now, storeIdOf } from './builders.ts';

export const pixelStart: PixelStart = {
  storeId: storeIdOf(1),
  startedAt: now,
  generation: 1,
  tokenVersion: 1,
  token: 'token-of-the-test',
  ids: { ...ids, pixelCode: 'CPIXELCODE' },
  events: [],
};

export type FakePixels = PixelRepository & {
  readonly saved: Reading[];
  /** What was recorded at the end of each change; null: nobody knew. */
  readonly ended: (Matching | null)[];
};

/** Of a connected store with a pixel; `unfinished` is told once, `busy` is somebody else's change under way. */
export function fakePixels(
  over: { readonly unfinished?: MatchingChange; readonly busy?: MatchingChange } = {},
): FakePixels {
  const saved: Reading[] = [];
  const ended: (Matching | null)[] = [];
  let unfinished = over.unfinished ?? null;
  return {
    saved,
    ended,
    begin: async () => pixelStart,
    save: async (_, __, reading) => {
      saved.push(reading);
      return 'saved';
    },
    beginChange: async () =>
      over.busy === undefined ? { kind: 'begun', changeId: 'change' } : { kind: 'busy', change: over.busy },
    endChange: async (_, __, ___, after) => {
      ended.push(after);
    },
    settleChange: async () => {
      const told = unfinished;
      unfinished = null;
      return told;
    },
  };
}
