import { createRandom } from './random.ts';

/**
 * A schedule as small integers: a header (the shape of the world), then items of four: what, when, and two arguments.
 * fast-check shrinks it item by item; `--replay` takes it as text.
 */
export type Plan = readonly number[];

export const headerLength = 10;
export const itemLength = 4;
export const biggest = 255;

export type Item = {
  readonly what: number;
  /** 0…255: which part of the faulty phase. */
  readonly when: number;
  readonly kind: number;
  readonly amount: number;
};

type Header = readonly [number, number, number, number, number, number, number, number, number, number];

export function headerOf(plan: Plan): Header {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = plan;
  return [a, b, c, d, e, ...secondHalf(plan)];
}

function secondHalf(plan: Plan): readonly [number, number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = plan.slice(5, headerLength);
  return [a, b, c, d, e];
}

export function itemsOf(plan: Plan): readonly Item[] {
  const items: Item[] = [];
  for (let at = headerLength; at < plan.length; at += itemLength) {
    const [what = 0, when = 0, kind = 0, amount = 0] = plan.slice(at, at + itemLength);
    items.push({ what, when, kind, amount });
  }
  return items;
}

const mostItems = 24;

/** The plan of schedule number `index` of a run. */
export function planOf(seed: number, index: number): Plan {
  const random = createRandom(Math.imul(seed, 1_000_003) + index);
  // Few faults find other things than many do.
  const items = 1 + random.below(random.chance(0.5) ? 8 : mostItems);
  return Array.from({ length: headerLength + items * itemLength }, () => random.below(biggest + 1));
}

export const textOfPlan = (plan: Plan): string => plan.join(',');

/** null: it is none. */
export function planOfText(text: string): Plan | null {
  const plan = text.split(',').map(Number);
  return plan.every((one) => Number.isInteger(one) && one >= 0) ? plan : null;
}
