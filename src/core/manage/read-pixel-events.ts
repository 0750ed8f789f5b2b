import type { Answer } from '../answer.ts';
import type { Lane, TikTokApi } from '../ports.ts';
import { withDays } from './pixel-events.ts';
import type { DueDays, EventDay } from './pixel-events.ts';

export type EventsQuestion = {
  readonly token: string;
  readonly advertiserId: string;
  readonly pixelId: string;
  readonly at: Date;
  readonly lane: Lane;
};

/** One call a day, one after the other; at the first that is not answered it ends. Days that were read before are kept. */
export async function readPixelEvents(
  tiktok: Pick<TikTokApi, 'pixelEvents'>,
  { days, known }: DueDays,
  { token, advertiserId, pixelId, at, lane }: EventsQuestion,
): Promise<Answer<readonly EventDay[]>> {
  const read: EventDay[] = [];
  for (const day of days) {
    const answer = await tiktok.pixelEvents(token, { advertiserId, pixelId }, day, lane);
    if (answer.class !== 'good') {
      if (read.length === 0) return answer;
      break;
    }
    read.push({ day, count: answer.value, readAtMs: at.getTime() });
  }
  return { class: 'good', value: withDays(known, read, at) };
}
