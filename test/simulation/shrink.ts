import { fc } from '../support/fast-check.ts';
import { biggest, headerLength, itemLength } from './plan.ts';
import type { Plan } from './plan.ts';

const small = fc.nat({ max: biggest });
const headers = fc.array(small, { minLength: headerLength, maxLength: headerLength });
const items = fc.array(fc.array(small, { minLength: itemLength, maxLength: itemLength }), { maxLength: 64 });

const plans: fc.Arbitrary<Plan> = fc.tuple(headers, items).map(
  ([header, list]) => [...header, ...list.flat()],
  (plan) => {
    const all = plan as number[];
    const list: number[][] = [];
    for (let at = headerLength; at + itemLength <= all.length; at += itemLength)
      list.push(all.slice(at, at + itemLength));
    return [all.slice(0, headerLength), list];
  },
);

/** A smaller plan that fails as well: whole items go first, then numbers become smaller. */
export async function shrink(plan: Plan, fails: (plan: Plan) => Promise<boolean>): Promise<Plan> {
  const property = fc.asyncProperty(plans, async (candidate) => !(await fails(candidate)));
  const { counterexample } = await fc.check(property, { examples: [[plan]], numRuns: 1 });
  return counterexample?.[0] ?? plan;
}
