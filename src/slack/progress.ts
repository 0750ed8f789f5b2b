import type { Message } from './blocks/elements.ts';

/** When a person hears that something takes a while, and how far it is. Real time: it is about their patience. */
export type Pace = {
  /** product.md 3: an answer within this time comes alone, without "Checking …" before it. */
  readonly patienceMs: number;
  /** A response_url adds a message each time (slack.md 5.1: what it showed before cannot be replaced). */
  readonly respondEveryMs: number;
  /** A modal is changed in place. */
  readonly updateEveryMs: number;
};

export const usualPace: Pace = { patienceMs: 2_000, respondEveryMs: 8_000, updateEveryMs: 3_000 };

/** product.md 3: at most four uses of a response_url, of which "Checking …" and the answer are two. */
const mostRespondProgress = 2;

type Shown = { readonly kind: 'message'; readonly message: Message };

export type Progress = {
  readonly tell: (message: Message) => void;
  /** The person was told that it takes a while: from now on they want to know how far it is. */
  begin(): void;
  /** Nothing is told any more, and nothing is on its way. */
  end(): Promise<void>;
};

/** Shows few of the things that it is told, one at a time, and none after the end. */
export function createProgress(
  { respondEveryMs, updateEveryMs }: Pace,
  { kind }: { readonly kind: string },
  show: (shown: Shown) => Promise<void>,
): Progress {
  const everyMs = kind === 'respond' ? respondEveryMs : updateEveryMs;
  let left = kind === 'respond' ? mostRespondProgress : Infinity;
  let notBeforeMs = Infinity;
  let sending: Promise<void> | null = null;
  return {
    tell(message) {
      const nowMs = performance.now();
      if (sending !== null || left === 0 || nowMs < notBeforeMs) return;
      left -= 1;
      notBeforeMs = nowMs + everyMs;
      // What Slack does not show of this is no loss: the answer tells all, and fails loudly where it cannot be shown.
      sending = show({ kind: 'message', message })
        .catch(() => undefined)
        .finally(() => {
          sending = null;
        });
    },
    begin() {
      notBeforeMs = performance.now() + everyMs;
    },
    async end() {
      left = 0;
      await sending;
    },
  };
}
