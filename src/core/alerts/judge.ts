import { isLive, judgeFindings } from './findings.ts';
import { isCounted } from './incident.ts';
import type { CloseReason, ConditionFile, ConditionState, Finding, Incident } from './incident.ts';
import type { ConditionRule, Observation } from './observation.ts';

/** Closed and bad again within this time: the same incident. */
export const reopenMs = 30 * 60_000;
const flappingTransitions = 4;
const flappingMs = 6 * 3_600_000;
const flappingIntervals = 12;
/** Without a transition for so long, it no longer flaps. */
export const quietMs = 2 * 3_600_000;

export type Judgement = {
  readonly file: ConditionFile;
  /** Something that a channel could want to see: routes have to be looked at. */
  readonly isNews: boolean;
};

/**
 * Applies one observation to a condition: opens, changes, closes or reopens its incident. A result that started less than
 * the rule's gap after the last counted one is not counted, nor is one that comes late. Safe to repeat.
 */
export function judge(
  rule: ConditionRule,
  file: ConditionFile,
  observation: Observation,
  clock: { readonly now: Date; readonly newId: () => string },
): Judgement {
  if (!isDue(rule, file.state, observation)) return { file, isNews: false };
  const state = { ...file.state, lastCountedAt: observation.at };
  const incident = incidentFor(rule, file, observation, clock);
  if (incident === null) return { file: { ...file, state }, isNews: false };
  const findings = incident.id === file.incident?.id ? file.findings : [];
  const judged = judgeFindings(rule, findings, observation, incident.version + 1);
  const { asOf, total } = { asOf: asOfOf(observation), total: observation.total ?? incident.total };
  const version = incident.version + (judged.isChanged ? 1 : 0);
  const label = observation.label;
  return settle(
    { ...file, state, findings: judged.findings },
    { ...incident, asOf, total, version, label },
    clock.now,
    {
      // A share of another total may be on the other side of a channel's threshold.
      isNews: judged.isChanged || (incident.phase === 'open' && total !== incident.total),
      intervalMs: observation.intervalMs,
    },
  );
}

/** Partial observations of a shared scope are of one store each: in order by themselves, and not to hold each other up. */
function isDue(
  rule: ConditionRule,
  { lastCountedAt }: ConditionState,
  { at, isComplete, scope }: Observation,
): boolean {
  const isOfOneStore = !isComplete && !scope.startsWith('store:');
  if (isOfOneStore || lastCountedAt === null) return true;
  const sinceMs = at.getTime() - lastCountedAt.getTime();
  return rule.minGapMs === 0 ? sinceMs >= 0 : sinceMs >= rule.minGapMs;
}

/** null: nothing is wrong, and nothing was. */
function incidentFor(
  rule: ConditionRule,
  file: ConditionFile,
  observation: Observation,
  { now, newId }: { readonly now: Date; readonly newId: () => string },
): Incident | null {
  const { incident } = file;
  const isBad = observation.seen.some((one) => one.isBad);
  // A closed one goes on while a candidate may reopen it: a good result in between has to strike that candidate out.
  const isAlive =
    incident?.phase !== 'closed' || file.findings.some(isLive) || (isBad && mayReopen(incident, now));
  if (incident !== null && isAlive) return incident;
  if (!isBad) return null;
  return {
    id: newId(),
    condition: rule.name,
    scope: observation.scope,
    label: observation.label,
    phase: 'pending',
    version: 0,
    openedAt: asOfOf(observation),
    firedAt: now,
    asOf: asOfOf(observation),
    total: observation.total,
    closedAt: null,
    closeReason: null,
    acknowledged: null,
    muted: null,
    flapping: isFlapping(file.state.transitions, now, observation.intervalMs) ? now : null,
  };
}

const asOfOf = ({ asOf, at }: Observation): Date => asOf ?? at;

function mayReopen({ closedAt, closeReason, flapping }: Incident, now: Date): boolean {
  if (closedAt === null || closeReason !== 'fixed') return false;
  const sinceMs = now.getTime() - closedAt.getTime();
  return sinceMs <= reopenMs || (flapping !== null && sinceMs <= quietMs);
}

/** Brings the incident's phase in line with its findings. */
function settle(
  file: ConditionFile,
  incident: Incident,
  now: Date,
  { isNews, intervalMs }: { readonly isNews: boolean; readonly intervalMs: number },
): Judgement {
  const isBad = file.findings.some(isCounted);
  const { phase } = incident;
  if (phase === 'pending' && !isBad) {
    const isForgotten = file.findings.length === 0;
    return { file: { ...file, incident: isForgotten ? null : incident }, isNews: false };
  }
  if (isBad === (phase === 'open')) return { file: { ...file, incident: calmed(incident, now) }, isNews };
  if (phase === 'closed' && !isBad) return { file: { ...file, incident }, isNews };
  const state = turned(file.state, now, intervalMs);
  const flapping = isFlapping(state.transitions, now, intervalMs) ? now : calmed(incident, now).flapping;
  const turnedTo = isBad ? opened(incident, now) : closed(incident, now, 'fixed');
  return { file: { ...file, state, incident: { ...turnedTo, flapping } }, isNews: true };
}

const opened = (incident: Incident, now: Date): Incident => ({
  ...incident,
  phase: 'open',
  firedAt: now,
  closedAt: null,
  closeReason: null,
  // A reopened one is news again: what was said about the earlier one does not cover it.
  acknowledged: null,
});

const closed = (incident: Incident, now: Date, closeReason: CloseReason): Incident => ({
  ...incident,
  phase: 'closed',
  closedAt: now,
  closeReason,
});

const calmed = (incident: Incident, now: Date): Incident =>
  incident.flapping !== null && now.getTime() - incident.flapping.getTime() >= quietMs
    ? { ...incident, flapping: null }
    : incident;

const windowMs = (intervalMs: number): number => Math.max(flappingMs, flappingIntervals * intervalMs);

function turned(state: ConditionState, now: Date, intervalMs: number): ConditionState {
  const recent = state.transitions.filter((at) => now.getTime() - at.getTime() <= windowMs(intervalMs));
  return { ...state, transitions: [...recent, now] };
}

function isFlapping(transitions: readonly Date[], now: Date, intervalMs: number): boolean {
  const recent = transitions.filter((at) => now.getTime() - at.getTime() <= windowMs(intervalMs));
  return recent.length >= flappingTransitions;
}

/**
 * Ends what can no longer be watched: the store was removed (`removed`), its sign-in was renewed (`reconnected`). `storeId`
 * null: all of it. Never says "fixed".
 */
export function endFindings(
  file: ConditionFile,
  storeId: string | null,
  reason: Exclude<CloseReason, 'fixed'>,
  now: Date,
): Judgement {
  const { incident } = file;
  if (incident === null || incident.phase === 'closed') return { file, isNews: false };
  const version = incident.version + 1;
  const findings = file.findings
    .filter((one) => one.phase !== 'candidate' || !belongs(one, storeId))
    .map((one): Finding =>
      isCounted(one) && belongs(one, storeId) ? { ...one, phase: 'gone', closedVersion: version } : one,
    );
  const isOver = !findings.some((one) => isCounted(one) || one.phase === 'candidate');
  if (incident.phase === 'pending')
    return { file: { ...file, findings, incident: isOver ? null : incident }, isNews: false };
  const ended = { ...incident, version };
  const left = findings.some(isCounted);
  return { file: { ...file, findings, incident: left ? ended : closed(ended, now, reason) }, isNews: true };
}

const belongs = ({ storeId }: Finding, wanted: string | null): boolean =>
  wanted === null || wanted === storeId;
