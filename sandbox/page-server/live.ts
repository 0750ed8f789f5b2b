import { done } from '../control/lever.ts';
import type { Applied } from '../control/lever.ts';
import { inWords } from '../control/product-words.ts';
import type { Session } from '../session.ts';
import type { WorldState } from './snapshot.ts';

/** Lets time run while a page is served, and jump when somebody asks for it. */
export type LiveTime = {
  /** Jumps in steps, so that one sees how far it is; a second jump waits for the first. */
  advance(ms: number): Promise<Applied>;
  busy(): WorldState['busy'];
  /** What somebody does in Slack; nothing that is due begins meanwhile, and what it left to do is done right after. */
  during<T>(act: () => Promise<T>): Promise<T>;
  /** Ends with the step that is under way. */
  stop(): Promise<void>;
};

export type LiveOptions = {
  readonly session: Session;
  /** Something of the world may be different now. */
  readonly onChange: () => void;
  readonly onTrouble: (text: string) => void;
};

const beatMs = 1_000;
// A day is twenty-four looks at the progress bar.
const stepMs = 3_600_000;

export function startLiveTime(options: LiveOptions): LiveTime {
  let acts = 0;
  const rest = createRest(options);
  const jumps = createJumps(options);
  const beats = startBeats(options, () => acts === 0 && jumps.busy() === null);
  return {
    busy: jumps.busy,
    advance: jumps.advance,
    async during(act) {
      acts += 1;
      try {
        return await act();
      } finally {
        acts -= 1;
        rest.begin();
      }
    },
    async stop() {
      await beats.stop();
      await jumps.stop();
      await rest.stop();
    },
  };
}

/**
 * What an answer left to do at once, e.g. the edit of a message whose button was clicked. Nobody waits for it: among it may be the
 * first reading of all products.
 */
function createRest({ session, onChange, onTrouble }: LiveOptions) {
  const running = new Set<Promise<void>>();
  return {
    begin() {
      const one = session.app.time
        .drain()
        .catch((error: unknown) => {
          onTrouble(`What was left to do failed: ${error instanceof Error ? error.message : String(error)}`);
        })
        .finally(() => {
          running.delete(one);
          onChange();
        });
      running.add(one);
    },
    async stop() {
      await Promise.all(running);
    },
  };
}

function createJumps({ session, onChange }: LiveOptions) {
  let busy: WorldState['busy'] = null;
  let isOver = false;
  let last: Promise<unknown> = Promise.resolve();
  const show = (now: WorldState['busy']) => {
    busy = now;
    onChange();
  };
  const jump = async (ms: number): Promise<Applied> => {
    const text = `${inWords(ms)} pass`;
    try {
      for (let doneMs = 0; (doneMs < ms || doneMs === 0) && !isOver; doneMs += stepMs) {
        show({ text, doneMs, totalMs: ms });
        await session.advance(Math.min(stepMs, ms - doneMs));
      }
    } finally {
      show(null);
    }
    return done(`${inWords(ms)} later.`);
  };
  return {
    busy: () => busy,
    advance: (ms: number): Promise<Applied> => {
      const next = last.then(() => jump(ms));
      last = next.catch(() => undefined); // whoever asked for that one hears of it
      return next;
    },
    async stop() {
      isOver = true;
      await last;
    },
  };
}

function startBeats({ session, onChange, onTrouble }: LiveOptions, isFree: () => boolean) {
  let running: Promise<void> | null = null;
  const beat = async () => {
    try {
      await session.advance(0);
      // What was asked for without a due time, e.g. by a click.
      await session.app.time.drain();
    } catch (error) {
      onTrouble(`What is due could not run: ${error instanceof Error ? error.message : String(error)}`);
    }
    running = null;
    onChange();
  };
  const timer = setInterval(() => {
    if (running === null && isFree()) running = beat();
  }, beatMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
