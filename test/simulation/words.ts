import { shrink } from './shrink.ts';
import { textOfPlan } from './plan.ts';
import type { Plan } from './plan.ts';
import type { Failure } from './campaign.ts';
import { runSchedule } from './schedule.ts';
import type { ScheduleOptions } from './schedule.ts';
import type { OpenWorld } from './storage.ts';

/** A failing schedule, made small, with everything that happens in it: what somebody needs who has to mend it. */
export async function explain({ plan, invariant, force }: Failure, open?: OpenWorld): Promise<string> {
  const options = open === undefined ? { force } : { force, open };
  const small = await shrink(plan, async (candidate) => {
    const { report } = await runSchedule(candidate, options);
    return report.violations.some((one) => one.invariant === invariant);
  });
  return tell(small, options);
}

export async function tell(plan: Plan, options: ScheduleOptions): Promise<string> {
  const lines: string[] = [];
  const { report, shape } = await runSchedule(plan, { ...options, trace: (line) => lines.push(line) });
  const found = report.violations.map(({ invariant, message }) => `${invariant}: ${message}`);
  return [
    `plan ${textOfPlan(plan)}`,
    `${String(shape.replicas)} replicas, ${String(shape.stores.length)} stores, ${String(shape.subscriptions.length)} subscriptions, ` +
      `history ${shape.canReadHistory ? 'readable' : 'not readable'}`,
    ...lines,
    ...(found.length === 0 ? ['no violation'] : found),
  ].join('\n');
}
