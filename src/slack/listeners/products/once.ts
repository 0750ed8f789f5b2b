import type { Clock } from '../../../core/ports.ts';

/** A second click of a double click comes well within it, and nobody needs the same file twice in it. */
const restMs = 5_000;

export type Once = {
  /** false: that is under way, or ended a moment ago. */
  begin(key: string): boolean;
  end(key: string): void;
};

/** What one click has started, another one does not start again. Known to this process only. */
export function createOnce(clock: Clock): Once {
  const running = new Set<string>();
  const ended = new Map<string, number>();
  return {
    begin(key) {
      const nowMs = clock.now().getTime();
      for (const [other, at] of ended) if (nowMs - at >= restMs) ended.delete(other);
      if (running.has(key) || ended.has(key)) return false;
      running.add(key);
      return true;
    },
    end(key) {
      running.delete(key);
      ended.set(key, clock.now().getTime());
    },
  };
}
