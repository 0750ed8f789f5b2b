import type { VendorLimiter } from '../core/ports.ts';

type Turn = Awaited<ReturnType<VendorLimiter['take']>>;

export type SlotBatchOptions = {
  /** Between two slots, in ms. */
  readonly intervalMs: number;
  /** Takes so many slots in a row, which nobody else gets; `waitMs` is that of the first. */
  readonly reserve: (slots: number) => Promise<Turn>;
  /** A clock that only goes forward. */
  readonly nowMs: () => number;
};

export type SlotBatches = {
  take(): Promise<Turn>;
  /** Gives up what is left: nobody may send now. */
  forget(): void;
};

/** A pause that another replica began is respected within this time. */
const longestMs = 1_000;
/** A timer's grain: a call is sent this much after its slot, or as the waits of single slots are rounded. Never before it. */
const lateMs = 1;

type Batch = { readonly firstMs: number; readonly takenMs: number; next: number };

/**
 * Takes the slots of up to one second with one statement and hands them out here, one interval apart. A slot whose time has
 * passed is lost, as are all when the second is over: used later, they and the next ones would be too many for one window.
 */
export function createSlotBatches({ intervalMs, reserve, nowMs }: SlotBatchOptions): SlotBatches {
  const slots = Math.max(1, Math.floor(longestMs / intervalMs));
  let batch: Batch | null = null;
  let reserving: Promise<Turn> | null = null;

  function takeHere(): Turn | null {
    const now = nowMs();
    if (batch === null || now - batch.takenMs > longestMs) return null;
    const next = Math.max(batch.next, Math.ceil((now - lateMs - batch.firstMs) / intervalMs));
    if (next >= slots) return null;
    batch.next = next + 1;
    return { waitMs: Math.ceil(Math.max(0, batch.firstMs + next * intervalMs - now)) };
  }

  async function takeBatch(): Promise<Turn> {
    const turn = await reserve(slots);
    const takenMs = nowMs();
    if ('waitMs' in turn) batch = { firstMs: takenMs + turn.waitMs, takenMs, next: 0 };
    return turn;
  }

  return {
    async take() {
      for (;;) {
        const turn = takeHere();
        if (turn !== null) return turn;
        // Whoever comes meanwhile waits for the same statement.
        reserving ??= takeBatch().finally(() => {
          reserving = null;
        });
        const taken = await reserving;
        if ('refused' in taken) return taken;
      }
    },
    forget() {
      batch = null;
    },
  };
}
