import type { ConditionFile, Finding, Incident } from '../../../../src/core/alerts/incident.ts';
import { judge } from '../../../../src/core/alerts/judge.ts';
import type { Observation, Seen } from '../../../../src/core/alerts/observation.ts';
import { productsNeedDetails } from '../../../../src/core/alerts/conditions/products-need-details.ts';
import { MINUTE_MS, now } from '../../../support/builders.ts';

export const at = (minutes: number): Date => new Date(now.getTime() + minutes * MINUTE_MS);

export const emptyFile: ConditionFile = {
  condition: 'products.need_details',
  scope: 'store:s1',
  state: { lastCountedAt: null, transitions: [] },
  incident: null,
  findings: [],
};

export const seen = (fingerprint: string, amount = 1, isBad = amount > 0): Seen => ({
  ...{ fingerprint, amount, isBad },
  label: '',
  storeId: 's1',
});

export const observed = (
  minutes: number,
  all: readonly Seen[],
  over: Partial<Observation> = {},
): Observation => ({
  scope: 'store:s1',
  label: 'Loja',
  at: at(minutes),
  isComplete: true,
  seen: all,
  total: 100,
  intervalMs: 5 * MINUTE_MS,
  ...over,
});

/** Counts of rejected items, one a check, five minutes apart; null: a check that says nothing. */
export function checks(
  counts: readonly (number | null)[],
  { from = emptyFile, startMinutes = 0, rule = productsNeedDetails } = {},
) {
  let file = from;
  let serial = 0;
  const news: boolean[] = [];
  counts.forEach((count, index) => {
    if (count === null) return void news.push(false);
    const minutes = startMinutes + 5 * index;
    const judged = judge(rule, file, observed(minutes, [seen('count:rejected', count)]), {
      now: at(minutes),
      newId: () => `incident-${String(startMinutes)}-${String((serial += 1))}`,
    });
    file = judged.file;
    news.push(judged.isNews);
  });
  return { file, news };
}

export const incidentOf = (file: ConditionFile): Incident => {
  if (file.incident === null) throw new Error('there is no incident');
  return file.incident;
};

export const phases = (findings: readonly Finding[]): Record<string, string> =>
  Object.fromEntries(findings.map(({ fingerprint, phase }) => [fingerprint, phase]));
