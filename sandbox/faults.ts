/** What can go wrong on the way to a vendor. `answerLost`: the effect happens, then the connection is cut. */
export type Fault =
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'reset' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'garbage' }
  | { readonly kind: 'html502' }
  | { readonly kind: 'throttle'; readonly retryAfterS: number }
  | { readonly kind: 'answerLost' };

/** Slow enough to be felt, and sooner than the sandbox's app gives up (a second). */
export const slowMs = 600;

export const faultKinds = ['delay', 'reset', 'hang', 'garbage', 'html502', 'throttle', 'answerLost'] as const;

type Planned = { readonly operation: string; readonly fault: Fault; left: number };

/** A list of planned faults of one vendor; the first that fits a request is used up by it. */
export type Faults = {
  /** `operation`: a method or path, or `*`; `times` defaults to 1, Infinity until cleared. */
  add(fault: Fault, operation?: string, times?: number): void;
  clear(): void;
  /** What spoils every call until it is cleared; null: nothing does. */
  standing(): Fault | null;
  /** Takes the fault for this request, if one is planned. */
  take(operation: string): Fault | null;
};

export function createFaults(): Faults {
  let planned: Planned[] = [];
  return {
    add(fault, operation = '*', times = 1) {
      planned.push({ operation, fault, left: times });
    },
    clear() {
      planned = [];
    },
    standing: () =>
      planned.find(({ operation, left }) => operation === '*' && left === Infinity)?.fault ?? null,
    take(operation) {
      const found = planned.find((plan) => plan.operation === '*' || plan.operation === operation);
      if (found === undefined) return null;
      found.left -= 1;
      if (found.left <= 0) planned = planned.filter((plan) => plan !== found);
      return found.fault;
    },
  };
}
