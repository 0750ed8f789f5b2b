import { fc } from './fast-check.ts';
import type { Fault } from '../../sandbox/faults.ts';
import { vtexCauses } from '../../sandbox/worlds/vtex-world.ts';
import type { VtexCause, VtexDownMode } from '../../sandbox/worlds/vtex-world.ts';

/** What happens to VTEX for one slice of a pass. */
export type Trouble =
  | { readonly kind: 'fault'; readonly fault: Fault; readonly after: number }
  | { readonly kind: 'down'; readonly mode: VtexDownMode }
  | { readonly kind: 'key' }
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'empty' };

/** A catalog with what is wrong in it, and what disturbs the pass over it. */
export type Plan = {
  readonly skus: number;
  readonly planted: readonly { readonly at: number; readonly causes: readonly VtexCause[] }[];
  readonly unreadable: readonly number[];
  readonly troubles: readonly Trouble[];
  /** SKUs that come in while the pass is under way, and one that goes. */
  readonly added: number;
  readonly removed: readonly number[];
};

// Of these others must be left that can be read (read-contexts.ts), so they are planted by number.
const freely = vtexCauses.filter((cause) => cause !== 'unreadable' && cause !== 'removed');
const faults: readonly Fault[] = [
  { kind: 'reset' },
  { kind: 'garbage' },
  { kind: 'html502' },
  { kind: 'answerLost' },
  { kind: 'throttle', retryAfterS: 30 },
];
const troubles: fc.Arbitrary<Trouble> = fc.oneof(
  fc.record({ kind: fc.constant('fault' as const), fault: fc.constantFrom(...faults), after: fc.nat(60) }),
  fc.record({
    kind: fc.constant('down' as const),
    mode: fc.constantFrom('refuse', 'html502', 'hang', 'garbage', 'throttle', '503'),
  }),
  fc.constantFrom({ kind: 'key' } as const, { kind: 'forbidden' } as const, { kind: 'empty' } as const),
);
/** One after the other, as the SKUs of a product are; where it is more than that, VTEX could as well be down. */
const someOf = (skus: number) =>
  fc
    .tuple(fc.nat(skus - 1), fc.nat(Math.floor(skus / 3)))
    .map(([from, count]) => Array.from({ length: count }, (_, at) => (from + at) % skus));

export const plansOf = (least: number, most: number): fc.Arbitrary<Plan> =>
  fc.integer({ min: least, max: most }).chain((skus) =>
    fc
      .record({
        skus: fc.constant(skus),
        planted: fc.array(
          fc.record({ at: fc.nat(skus - 1), causes: fc.subarray(freely, { minLength: 1, maxLength: 5 }) }),
          { maxLength: skus },
        ),
        unreadable: someOf(skus),
        troubles: fc.array(troubles, { minLength: 1, maxLength: 3 }),
        added: fc.nat(3),
        removed: someOf(skus),
      })
      .map((plan) => ({ ...plan, unreadable: plan.unreadable.filter((at) => !isLeft(plan.planted, at)) })),
  );

/** One that has left the list is asked for once more, and while it cannot be read nobody knows whether it is gone. */
const isLeft = (planted: Plan['planted'], index: number): boolean =>
  planted.some(({ at, causes }) => at === index && causes.includes('not-in-channel'));
