/**
 * Virtual time. Everything that happens is an event of one heap, in order of time and then of its making; between two events
 * the use cases run until all of them wait for an answer again. Real time plays no part, so that a run can be repeated.
 */
export type Engine = {
  readonly nowMs: () => number;
  /** How many events have happened. */
  readonly steps: () => number;
  /** Runs at this virtual time; what it answers (a real storage call) is waited for, with real timers. */
  at(timeMs: number, run: () => unknown): Timer;
  /** Tells that a use case asks for something or has ended, so that draining may stop early. */
  noteProgress(): void;
  /** Runs everything until that time. `wake`: when the replicas want to look next, as things are now. */
  run(untilMs: number, wake: Wake): Promise<void>;
};

export type Wake = {
  /** No replica looks before this, whatever it would find: no need to look into the storage. */
  readonly soonestMs: () => number;
  /** Looks into the storage if something may have changed there. */
  readonly refresh: () => void | Promise<void>;
  readonly nextMs: () => number;
  readonly run: () => unknown;
};
export type Timer = { readonly timeMs: number; readonly order: number; run: (() => unknown) | null };

const nothing = () => undefined;
const turned = Promise.resolve();
/** More turns of the microtask queue than the longest chain of awaits between two calls takes. */
const mostTurns = 40;
const turnsAfterProgress = 3;

export function createEngine(startMs: number): Engine {
  const heap: Timer[] = [];
  let [now, order, steps, progress] = [startMs, 0, 0, 0];

  const at = (timeMs: number, run: () => unknown): Timer => {
    order += 1;
    const timer: Timer = { timeMs: Math.max(timeMs, now), order, run };
    push(heap, timer);
    return timer;
  };

  const drain = async () => {
    const before = progress;
    for (let turn = 0; turn < mostTurns; turn += 1) {
      await turned;
      if (progress === before) continue;
      for (let more = 0; more < turnsAfterProgress; more += 1) await turned;
      return;
    }
  };

  const step = async (run: () => unknown) => {
    steps += 1;
    const answer = run();
    if (answer instanceof Promise) {
      const goOn: unknown = await realTime.during(answer);
      // Whoever waited for it goes on in virtual time.
      if (typeof goOn === 'function') (goOn as () => void)(); // process.ts makes them
    }
    await drain();
  };

  const look = async (wake: Wake): Promise<number> => {
    const looking = wake.refresh();
    if (looking instanceof Promise) await realTime.during(looking);
    return Math.max(wake.nextMs(), now);
  };

  /** false: nothing more until then. */
  const happenNext = async (untilMs: number, wake: Wake): Promise<boolean> => {
    while (heap[0]?.run === null) pop(heap);
    const eventMs = heap[0]?.timeMs ?? Infinity;
    const wakeMs = eventMs < wake.soonestMs() ? Infinity : await look(wake);
    const nextMs = Math.min(wakeMs, eventMs);
    if (nextMs > untilMs) return false;
    now = nextMs;
    await step(eventMs <= wakeMs ? (pop(heap)?.run ?? nothing) : wake.run);
    return true;
  };

  return {
    nowMs: () => now,
    steps: () => steps,
    at,
    noteProgress() {
      progress += 1;
    },
    async run(untilMs, wake) {
      const release = realTime.replace((callback, ms) => at(now + ms, callback));
      try {
        while (await happenNext(untilMs, wake));
        now = untilMs;
      } finally {
        release();
      }
    },
  };
}

const isBefore = (one: Timer, other: Timer): boolean =>
  one.timeMs < other.timeMs || (one.timeMs === other.timeMs && one.order < other.order);

function push(heap: Timer[], timer: Timer): void {
  let at = heap.length;
  heap.push(timer);
  while (at > 0) {
    const parentAt = (at - 1) >> 1;
    const parent = heap[parentAt]!;
    if (!isBefore(timer, parent)) break;
    heap[at] = parent;
    at = parentAt;
  }
  heap[at] = timer;
}

function pop(heap: Timer[]): Timer | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child += 1;
    if (!isBefore(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}

const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;

/** The deadline of a check is a plain timer: while the simulation runs, timers are virtual; while a database works, real. */
const realTime = {
  virtual: null as { set: unknown; clear: unknown } | null,
  replace(start: (callback: () => void, ms: number) => Timer): () => void {
    const set = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
      start(() => {
        callback(...args);
      }, ms);
    const clear = (timer: Timer | NodeJS.Timeout | undefined) => {
      if (timer !== undefined && 'order' in timer) timer.run = null;
      else realClearTimeout(timer);
    };
    this.virtual = { set, clear };
    this.install();
    return () => {
      this.virtual = null;
      Object.assign(globalThis, { setTimeout: realSetTimeout, clearTimeout: realClearTimeout });
    };
  },
  install() {
    if (this.virtual === null) return;
    Object.assign(globalThis, { setTimeout: this.virtual.set, clearTimeout: this.virtual.clear });
  },
  async during<T>(work: Promise<T>): Promise<T> {
    Object.assign(globalThis, { setTimeout: realSetTimeout, clearTimeout: realClearTimeout });
    try {
      const answer = await work;
      // The driver tidies up after its answer, with timers of its own.
      await new Promise(setImmediate);
      return answer;
    } finally {
      this.install();
    }
  },
};
