import { unknownAfterMs } from '../../src/core/alerts/post.ts';
import type { TestDatabase } from '../support/test-database.ts';
import type { Call } from './gate.ts';

/** A post or an edit whose intent is written down, and whose fate is open. */
export type Intent = {
  readonly method: 'chat.postMessage' | 'chat.update';
  readonly postId: string;
  readonly fence: number;
  /** World time from which on another replica may look it up or send it again. */
  readonly notBeforeMs: number;
  /** Real time at which we saw it first. */
  readonly seenAtMs: number;
};

/**
 * alerts.md 5 promises one message if Slack applies a request within T + D of its intent. A clock that is moved could
 * break that where reality would not, so each application is held against the intent that allowed it.
 */
export type Bounds = {
  /** Reads the intents that are open now. */
  look(database: TestDatabase): Promise<readonly Intent[]>;
  applied(call: Call): void;
  /** What Slack has applied when its intent was as good as given up: our time has run too fast. */
  readonly tooLate: string[];
};

/** Back from the moment at which the other one may act: clocks that differ, and the way to Slack. */
const marginMs = 5_000;

type Row = { method: Intent['method']; post_id: string; fence: number; not_before: Date };

export function createBounds(nowMs: () => number): Bounds {
  const known = new Map<string, Intent>();
  const tooLate: string[] = [];
  return {
    tooLate,
    async look(database) {
      const rows = await database.query<Row>(`
        select 'chat.postMessage' as method, id as post_id, fence, not_before from outbox where state = 'intent'
        union all
        select 'chat.update', post_id, edit_fence, edit_not_before from message
        where dirty and edit_not_before > app_now()`);
      return rows.map(({ method, post_id: postId, fence, not_before }) => {
        const before = known.get(`${method} ${postId}`);
        if (before?.fence === fence) return before;
        const intent = {
          method,
          postId,
          fence,
          notBeforeMs: not_before.getTime(),
          seenAtMs: performance.now(),
        };
        known.set(`${method} ${postId}`, intent);
        return intent;
      });
    },
    applied({ method, postId, replica, arrivedAtMs }) {
      const limitMs = (known.get(`${method} ${postId ?? ''}`)?.notBeforeMs ?? Infinity) - marginMs;
      // One that arrived after the limit is a later attempt.
      if (arrivedAtMs < limitMs && limitMs <= nowMs())
        tooLate.push(`${method} of ${postId ?? ''} by ${replica}`);
    },
  };
}

/** From the commit of an intent until we may see its request: an edit's due time moves when its fate is unknown. */
const slackMs = { 'chat.postMessage': 2_000, 'chat.update': 15_000 } as const;

/** World time since when its request may have reached Slack. */
export const sentSinceMs = ({ notBeforeMs, method }: Intent): number =>
  notBeforeMs - unknownAfterMs - slackMs[method];
