import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../../../src/core/answer.ts';
import { bitsOf, matchingOf } from '../../../../src/core/manage/matching.ts';
import { switchMatching } from '../../../../src/core/manage/switch-matching.ts';
import type { ReadingValues } from '../../../../src/core/reading.ts';
import { good, now, readingValues, refusal, storeIdOf, workspace } from '../../../support/builders.ts';
import { fakeTikTokApi } from '../../../support/fakes.ts';
import { fakePixels } from '../../../support/pixel-fakes.ts';

type Pixel = ReadingValues['pixel'];
const { pixel } = readingValues;
const all = (on: boolean): Pixel => ({
  ...pixel,
  advancedMatching: { email: on, phone: on },
  automaticMatching: { email: on, phone: on, name: on, address: on, externalId: on },
});
const seenBits = bitsOf(matchingOf(pixel));

type Scene = {
  /** What TikTok shows at the first look, and at each after that. */
  readonly shows?: readonly Answer<Pixel>[];
  readonly says?: Answer<unknown>;
  readonly pixels?: ReturnType<typeof fakePixels>;
  readonly seen?: string;
};

async function switched({ shows = [good(pixel)], says = good(null), ...scene }: Scene) {
  const { pixels = fakePixels(), seen = seenBits } = scene;
  const sent: unknown[] = [];
  let looks = 0;
  const tiktok = {
    ...fakeTikTokApi(),
    pixel: async () => shows[Math.min(looks++, shows.length - 1)]!,
    switchMatching: async (_: string, change: unknown) => {
      sent.push(change);
      return says;
    },
  };
  const wish = { on: true, seenBits: seen };
  const result = await switchMatching({ pixels, tiktok }, workspace, storeIdOf(1), wish);
  return { result, sent, pixels };
}

describe('switching Advanced Matching', () => {
  it('sends every flag with the name as it is, and records what TikTok shows then', async () => {
    const { result, sent, pixels } = await switched({ shows: [good(pixel), good(all(true))] });
    expect(result).toEqual({ kind: 'done' });
    const { pixelId, name } = pixel;
    const advertiserId = '7000000000000000002';
    expect(sent).toEqual([{ advertiserId, pixelId, name, on: true, withAutomatic: true }]);
    expect(pixels.ended).toEqual([matchingOf(all(true))]);
  });

  it('goes by what TikTok shows, not by an answer that was lost after the effect', async () => {
    const scene = { shows: [good(pixel), good(all(true))], says: refusal('noInfo') };
    expect((await switched(scene)).result).toEqual({ kind: 'done' });
  });

  it('leaves the end open where there was no answer and nothing is to be seen: it may still come', async () => {
    const { result, pixels } = await switched({ says: refusal('noInfo') });
    expect(result.kind).toBe('unknown');
    expect(pixels.ended).toEqual([null]);
  });

  it('leaves the end open where TikTok cannot be read after it', async () => {
    const { result, pixels } = await switched({ shows: [good(pixel), refusal('throttled')] });
    expect(result.kind).toBe('unknown');
    expect(pixels.ended).toEqual([null]);
  });

  it.each([['objectRefused' as const], ['appRefused' as const]])('says why on %s', async (refused) => {
    const { result, pixels } = await switched({ says: refusal(refused) });
    expect(result).toMatchObject({ kind: 'unchanged', why: { class: refused } });
    expect(pixels.ended).toEqual([matchingOf(pixel)]);
  });

  it('names the flags that stayed', async () => {
    const after = { ...all(true), advancedMatching: { email: false, phone: true } };
    const { result } = await switched({ shows: [good(pixel), good(after)] });
    expect(result).toEqual({ kind: 'partly', left: ['manual.email'], why: null });
  });

  it('leaves automatic flags alone where TikTok tells of none', async () => {
    const { automaticMatching: _, ...manual } = pixel;
    const seen = bitsOf(matchingOf(manual));
    const { sent } = await switched({ shows: [good(manual)], seen });
    expect(sent).toMatchObject([{ withAutomatic: false }]);
  });
});

describe('nothing is sent', () => {
  const change = { on: false, by: 'UANA', at: now };
  it.each<readonly [string, Scene, string]>([
    ['somebody else changed it since it was seen', { seen: '0000000' }, 'changed-meanwhile'],
    ['it is so already', { shows: [good(all(true))] }, 'already'],
    ['TikTok does not say what it is', { shows: [refusal('throttled')] }, 'unread'],
    ['somebody else is at it', { pixels: fakePixels({ busy: change }) }, 'busy'],
    [
      'what came of the last change is yet to be told',
      { pixels: fakePixels({ unfinished: change }) },
      'unfinished',
    ],
  ])('where %s', async (_, scene, kind) => {
    const { result, sent } = await switched(scene);
    expect(result.kind).toBe(kind);
    expect(sent).toEqual([]);
  });
});
