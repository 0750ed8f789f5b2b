import { planOf } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Bug } from './bugs.ts';
import type { Invariant } from './report.ts';
import { runSchedule } from './schedule.ts';
import type { ForcedShape } from './shape.ts';
import type { OpenWorld } from './storage.ts';

export type Totals = {
  readonly schedules: number;
  readonly steps: number;
  readonly markedRepeats: number;
  readonly outOfBounds: number;
  /** How many schedules broke each invariant. */
  readonly broken: Readonly<Partial<Record<Invariant, number>>>;
  /** The first ones, to be shrunk and replayed. */
  readonly failures: readonly Failure[];
};
export type Failure = {
  readonly index: number;
  readonly plan: Plan;
  readonly invariant: Invariant;
  readonly message: string;
  readonly force: ForcedShape;
};

export type Range = {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** Every so many-th of the range is run. */
  readonly every?: number;
  readonly force?: ForcedShape;
  readonly open?: OpenWorld;
};

const mostFailures = 20;

export async function runRange({ seed, from, to, every = 1, ...options }: Range): Promise<Totals> {
  const { force = {} } = options;
  const broken: Partial<Record<Invariant, number>> = {};
  const failures: Failure[] = [];
  let [schedules, steps, markedRepeats, outOfBounds] = [0, 0, 0, 0];
  for (let index = from; index < to; index += every) {
    const plan = planOf(seed, index);
    const result = await runSchedule(plan, options);
    schedules += 1;
    steps += result.steps;
    markedRepeats += result.report.markedRepeats;
    outOfBounds += result.report.outOfBounds;
    for (const { invariant, message } of result.report.violations) {
      broken[invariant] = (broken[invariant] ?? 0) + 1;
      const failure = { index, plan, invariant, message, force };
      if (failures.length < mostFailures) failures.push(failure);
    }
  }
  return { schedules, steps, markedRepeats, outOfBounds, broken, failures };
}

export function addTotals(all: readonly Totals[]): Totals {
  const sum = (of: (one: Totals) => number) => all.reduce((total, one) => total + of(one), 0);
  const broken: Partial<Record<Invariant, number>> = {};
  for (const one of all) {
    for (const [name, count] of Object.entries(one.broken) as [Invariant, number][])
      broken[name] = (broken[name] ?? 0) + count;
  }
  return {
    schedules: sum(({ schedules }) => schedules),
    steps: sum(({ steps }) => steps),
    markedRepeats: sum(({ markedRepeats }) => markedRepeats),
    outOfBounds: sum(({ outOfBounds }) => outOfBounds),
    broken,
    failures: all.flatMap(({ failures }) => failures),
  };
}

export type Caught = { readonly after: number; readonly invariant: Invariant; readonly message: string };

/** null: not caught in so many schedules. What the code without the bug is known to break does not count. */
export async function huntBug(
  bug: Bug,
  {
    seed,
    most,
    accepted = [],
  }: { readonly seed: number; readonly most: number; readonly accepted?: readonly Invariant[] },
): Promise<Caught | null> {
  for (let index = 0; index < most; index += 1) {
    const { report } = await runSchedule(planOf(seed, index), { bug });
    const found = report.violations.find(({ invariant }) => !accepted.includes(invariant));
    if (found === undefined) continue;
    const { report: without } = await runSchedule(planOf(seed, index));
    if (without.violations.some(({ invariant }) => invariant === found.invariant)) continue;
    return { after: index + 1, ...found };
  }
  return null;
}
