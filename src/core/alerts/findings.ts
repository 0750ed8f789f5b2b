import { isCounted } from './incident.ts';
import type { Finding } from './incident.ts';
import type { ConditionRule, Observation, Seen } from './observation.ts';

type Judged = { readonly findings: readonly Finding[]; readonly isChanged: boolean };

/**
 * Applies one counted observation to the findings. The rule of two opens and ends what is wrong in a scope; in between a complete
 * observation is taken as it is, new ones and missing ones at once: a message must not show a number that the source never had.
 * `version` is the one that the incident gets if anything changes that a channel could want to see.
 */
export function judgeFindings(
  rule: ConditionRule,
  findings: readonly Finding[],
  observation: Observation,
  version: number,
): Judged {
  const renamed = renamedFindings(findings, observation, version);
  if (renamed !== null) return renamed;
  const seen = new Map(observation.seen.map((one) => [one.fingerprint, one]));
  const live = findings.filter(isLive);
  const known = new Set(live.map(({ fingerprint }) => fingerprint));
  const isStillBad = observation.isComplete && observation.seen.some(({ isBad }) => isBad);
  const isOpening = rule.openAfter === 1 || (isStillBad && live.length > 0);
  const isEnding = rule.closeAfter === 1 || isStillBad;
  const judged = findings.map((finding) => {
    const news = seen.get(finding.fingerprint);
    if (!isLive(finding) || (news === undefined && !observation.isComplete)) return finding;
    return news?.isBad === true ? stillBad(finding, news, version) : onceGood(finding, isEnding, version);
  });
  const fresh = observation.seen
    .filter(({ fingerprint, isBad }) => isBad && !known.has(fingerprint))
    .map((news) => newFinding(news, isOpening, version));
  // One that was fixed and is bad again begins anew; an incident has each fingerprint once.
  const again = new Set(fresh.map(({ fingerprint }) => fingerprint));
  const kept = judged.filter((one): one is Finding => one !== null && !again.has(one.fingerprint));
  const next = [...kept, ...fresh];
  return { findings: next, isChanged: visible(findings) !== visible(next) };
}

export const isLive = ({ phase }: Finding): boolean =>
  phase === 'candidate' || phase === 'open' || phase === 'clearing';

/** What a channel is shown of them. */
const visible = (findings: readonly Finding[]): string =>
  JSON.stringify(findings.filter(isCounted).map(({ fingerprint, amount }) => [fingerprint, amount]));

function newFinding(news: Seen, isOpen: boolean, version: number): Finding {
  const { fingerprint, label, storeId, amount } = news;
  return {
    ...{ fingerprint, label, storeId, amount },
    phase: isOpen ? 'open' : 'candidate',
    openedVersion: isOpen ? version : null,
    closedVersion: null,
  };
}

function stillBad(finding: Finding, { amount, label }: Seen, version: number): Finding {
  const openedVersion = finding.phase === 'candidate' ? version : finding.openedVersion;
  return { ...finding, amount, label, phase: 'open', openedVersion };
}

/** null: forgotten, since nobody was told of it. */
function onceGood(finding: Finding, isEnding: boolean, version: number): Finding | null {
  if (finding.phase === 'candidate') return null;
  if (finding.phase === 'open' && !isEnding) return { ...finding, phase: 'clearing' };
  return { ...finding, phase: 'fixed', closedVersion: version };
}

const isUnnamed = ({ fingerprint }: Pick<Finding, 'fingerprint'>): boolean =>
  fingerprint.startsWith('count:');

/**
 * A source that only counted now names what it counts (or the other way round): the same wrongs under other names. They
 * take the place of the old ones at once, or a release would post an alert about nothing new; only another number is news.
 */
function renamedFindings(
  findings: readonly Finding[],
  { seen, isComplete }: Observation,
  version: number,
): Judged | null {
  const live = findings.filter(isLive);
  const bad = seen.filter(({ isBad }) => isBad);
  const [before] = live;
  const [after] = bad;
  if (!isComplete || before === undefined || after === undefined || isUnnamed(before) === isUnnamed(after))
    return null;
  const openedVersion = firstVersion(live) ?? version;
  const taken = bad.map(({ fingerprint, label, storeId, amount }): Finding => ({
    ...{ fingerprint, label, storeId, amount },
    phase: 'open',
    openedVersion,
    closedVersion: null,
  }));
  const names = new Set(taken.map(({ fingerprint }) => fingerprint));
  // Those whose place they take leave no trace: whoever adds up the incident would count them twice.
  const closed = findings.filter((one) => !isLive(one) && !names.has(one.fingerprint));
  return { findings: [...closed, ...taken], isChanged: amountOf(live.filter(isCounted)) !== amountOf(taken) };
}

/** null: they are all candidates. The second bad result opens what stands for them. */
function firstVersion(live: readonly Finding[]): number | null {
  const versions = live.flatMap(({ openedVersion }) => (openedVersion === null ? [] : [openedVersion]));
  return versions.length === 0 ? null : Math.min(...versions);
}

const amountOf = (findings: readonly Finding[]): number =>
  findings.reduce((sum, { amount }) => sum + amount, 0);
