/** Work that was acked but not answered yet; a stop waits for it, so that no acked command is lost. */
export type InFlight = {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way or the deadline has passed; answers how many were left. */
  drain(deadlineMs: number): Promise<number>;
};

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    track(work) {
      running.add(work);
      const forget = () => running.delete(work);
      work.then(forget, forget);
      return work;
    },
    async drain(deadlineMs) {
      const deadline = new AbortController();
      const timer = setTimeout(() => {
        deadline.abort();
      }, deadlineMs);
      while (running.size > 0 && !deadline.signal.aborted) {
        await Promise.race([Promise.allSettled(running), aborted(deadline.signal)]);
      }
      clearTimeout(timer);
      return running.size;
    },
  };
}

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
