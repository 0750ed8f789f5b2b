import type { Engine } from './engine.ts';
import type { Fault, Faults, Operation } from './faults.ts';
import type { Random } from './random.ts';

/** One life of a replica: what it held in memory ends with it. */
export type Process = {
  readonly name: string;
  isDead: boolean;
  frozenUntilMs: number;
};

export type Calls = {
  /** One storage call: an event at which it takes effect, and an answer that may not arrive. */
  store<T>(process: Process, operation: Operation, effect: () => T | Promise<T>): Promise<T>;
  /** One that changes nothing, and is not struck by faults: at once in memory, an event where it takes its time. */
  read<T>(look: () => T | Promise<T>): Promise<T>;
  /** A request whose effect and answer have their own times; the engine makes both happen. */
  request<T>(process: Process, times: RequestTimes, effect: () => void, answer: () => T): Promise<T>;
  kill(process: Process): void;
  freeze(process: Process, ms: number): void;
};

export type RequestTimes = {
  /** null: it never takes effect. */
  readonly effectAtMs: number | null;
  readonly answerAtMs: number;
};

export type CallsOptions = {
  readonly engine: Engine;
  readonly faults: Faults;
  readonly random: Random;
  /** Storage calls take real time. */
  readonly areCallsReal: boolean;
  readonly onKill: (process: Process) => void;
  readonly note: (text: () => string) => void;
};

export const freezeMs = ({ amount }: Fault): number => 1_000 + Math.floor((amount / 255) * 239_000);

const storageFaults = [
  'killBefore',
  'killAfter',
  'errorBefore',
  'errorAfter',
  'freezeBefore',
  'freezeAfter',
  'slow',
] as const;

export function createCalls({ engine, faults, random, areCallsReal, onKill, note }: CallsOptions): Calls {
  const kill = (process: Process) => {
    if (process.isDead) return;
    process.isDead = true;
    note(() => `${process.name} is killed`);
    onKill(process);
  };
  const freeze = (process: Process, ms: number) => {
    process.frozenUntilMs = Math.max(process.frozenUntilMs, engine.nowMs() + ms);
    note(() => `${process.name} freezes for ${String(Math.round(ms / 1000))} s`);
  };
  /** A dead process hears nothing, a frozen one hears it when it goes on. */
  const settle = (process: Process, run: () => void) => {
    if (process.isDead) return;
    if (process.frozenUntilMs > engine.nowMs()) {
      engine.at(process.frozenUntilMs, () => {
        settle(process, run);
      });
    } else run();
  };

  return {
    kill,
    freeze,
    store(process, operation, effect) {
      engine.noteProgress();
      return new Promise((resolve, reject) => {
        if (process.isDead) return;
        const fault = faults.take(operation);
        const how = fault === null ? null : storageFaults[fault.kind % storageFaults.length]!;
        if (fault !== null) note(() => `${process.name} ${operation}: ${String(how)}`);
        if (how === 'killBefore') {
          kill(process);
          return;
        }
        const fail = () => {
          settle(process, () => {
            reject(new Error(`the database did not answer ${operation}`));
          });
        };
        let latencyMs = 1 + random.below(4);
        if (fault !== null && how === 'slow') latencyMs = freezeMs(fault) / 10;
        if (fault !== null && how === 'freezeBefore') freeze(process, freezeMs(fault));
        // A frozen process has not sent it yet.
        const atMs = Math.max(engine.nowMs(), process.frozenUntilMs) + latencyMs;
        engine.at(atMs, () => {
          if (how === 'errorBefore') {
            fail();
            return undefined;
          }
          const afterwards = (result: unknown) => {
            if (how === 'killAfter') kill(process);
            else if (how === 'errorAfter') fail();
            else {
              if (fault !== null && how === 'freezeAfter') freeze(process, freezeMs(fault));
              settle(process, () => {
                resolve(result as never); // the effect's own result
              });
            }
          };
          const result = effect();
          if (!(result instanceof Promise)) {
            afterwards(result);
            return undefined;
          }
          return result.then(
            (later: unknown) => () => {
              afterwards(later);
            },
            (error: unknown) => () => {
              settle(process, () => {
                reject(error instanceof Error ? error : new Error(String(error)));
              });
            },
          );
        });
      });
    },
    read(look) {
      if (!areCallsReal) return Promise.resolve(look());
      engine.noteProgress();
      return new Promise((resolve) => {
        engine.at(engine.nowMs(), async () => {
          const answer = await look();
          return () => {
            resolve(answer);
          };
        });
      });
    },
    request(process, { effectAtMs, answerAtMs }, effect, answer) {
      engine.noteProgress();
      return new Promise((resolve) => {
        if (process.isDead) return;
        const answered = () => {
          settle(process, () => {
            resolve(answer());
          });
        };
        if (effectAtMs === answerAtMs) {
          engine.at(answerAtMs, () => {
            effect();
            answered();
          });
          return;
        }
        if (effectAtMs !== null) engine.at(effectAtMs, effect);
        engine.at(answerAtMs, answered);
      });
    },
  };
}
