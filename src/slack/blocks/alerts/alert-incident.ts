import { conditions } from '../../../core/alerts/conditions/index.ts';
import type { IncidentContent, PostContent } from '../../../core/alerts/content.ts';
import type { Translator } from '../../../locales/index.ts';
import { alertButtons } from './alert-buttons.ts';
import { objectLines } from './alert-objects.ts';
import { endingOf, labelOf, listed, sentenceOf, severityIcon } from './alert-words.ts';
import { clip, context, date, header, mrkdwn, section, words } from '../elements.ts';
import type { Block } from '../elements.ts';
import type { LinkTemplates } from '../links.ts';
import { everybody, person } from '../mentions.ts';

/** An incident's own message: what is wrong since when, what it means, what to do. Edited in place as it goes on. */
export function incidentBlocks(
  t: Translator,
  { incident, mention }: Extract<PostContent, { kind: 'incident' }>,
  links: LinkTemplates | null,
): Block[] {
  const isClosed = incident.phase === 'closed';
  return [
    ...(mention ? [section(everybody)] : []),
    header(`${iconOf(incident)} ${stateOf(t, incident)}: ${titleOf(t, incident)}`),
    section(isClosed ? (endingOf(t, incident) ?? '') : presentOf(t, incident)),
    ...(isClosed ? [] : [section(t(`alert.means.${incident.condition}`))]),
    ...notesOf(t, incident).map((note) => context(note)),
    context(mrkdwn(t, isClosed ? 'alert.closedTimes' : 'alert.times', timesOf(incident))),
    ...alertButtons(t, incident, links),
  ];
}

/** Beside its word, never instead of it: colours are not for everybody. */
function iconOf({ phase, severity, closeReason }: IncidentContent): string {
  if (phase === 'below') return '⚪';
  if (phase === 'closed') return closeReason === 'fixed' || closeReason === 'reconnected' ? '✅' : '⚪';
  return severityIcon[severity];
}

function stateOf(t: Translator, { phase, severity, closeReason }: IncidentContent): string {
  if (phase === 'below') return t('alert.state.below');
  return phase === 'closed' ? t(`alert.state.${closeReason ?? 'removed'}`) : t(`alert.severity.${severity}`);
}

/** A header is plain text: nothing in it needs escaping. */
function titleOf(t: Translator, incident: IncidentContent): string {
  const label = labelOf(incident);
  return incident.phase === 'closed'
    ? t(`alert.subject.${incident.condition}`, { label })
    : t(`alert.title.${incident.condition}`, { label });
}

function presentOf(t: Translator, incident: IncidentContent): string {
  const { phase, condition, stores, storeCount, objects } = incident;
  const lines = [sentenceOf(t, incident)];
  if (objects !== undefined) lines.push(listed(t, objectLines(t, objects), 0));
  // A store's own incident has its name in the header.
  if (objects === undefined && conditions[condition].counts === 'stores' && stores.length > 0) {
    if (condition === 'grant.revoked') lines.push(t('alert.grantStores', { count: storeCount }));
    const names = stores.map(({ name }) => words(clip(name, 100)));
    lines.push(listed(t, names, storeCount - stores.length));
  }
  if (phase === 'below') lines.push(t('alert.below'));
  return lines.join('\n');
}

function notesOf(t: Translator, { phase, acknowledged, muted, flapping }: IncidentContent): string[] {
  if (phase === 'closed') return [];
  const notes: string[] = [];
  if (flapping) notes.push(t('alert.flapping'));
  if (acknowledged !== null) {
    const { by, atMs } = acknowledged;
    notes.push(mrkdwn(t, 'alert.acknowledged', { by: person(by), at: date(new Date(atMs)) }));
  }
  if (muted !== null) {
    const { by, untilMs, reason } = muted;
    const until = date(new Date(untilMs));
    // Nobody's name: it is this channel that was muted (situation.ts).
    const text =
      by === ''
        ? mrkdwn(t, 'alert.mutedHere', { until })
        : mrkdwn(t, 'alert.muted', { by: person(by), until });
    notes.push(reason === null ? text : `${text} ${words(clip(reason, 300))}`);
  }
  return notes;
}

const timesOf = ({ openedAtMs, asOfMs, closedAtMs }: IncidentContent) => ({
  since: date(new Date(openedAtMs)),
  asOf: date(new Date(asOfMs)),
  until: date(new Date(closedAtMs ?? asOfMs)),
});
