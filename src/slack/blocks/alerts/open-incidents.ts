import { conditions } from '../../../core/alerts/conditions/index.ts';
import type { Severity } from '../../../core/alerts/incident.ts';
import type { OpenIncident } from '../../../core/status.ts';
import type { Translator } from '../../../locales/index.ts';
import { sentenceOf, severityIcon } from './alert-words.ts';
import { date, mrkdwn, section } from '../elements.ts';
import type { Block } from '../elements.ts';
import { person } from '../mentions.ts';

const rank: { readonly [S in Severity]: number } = { critical: 0, warning: 1, info: 2 };

export const severityOf = ({ condition }: OpenIncident): Severity => conditions[condition].severity;

export const isCritical = (incidents: readonly OpenIncident[]): boolean =>
  incidents.some((incident) => severityOf(incident) === 'critical');

/** VTEX's side only: of TikTok's the age of the counts tells. */
export const isOfVtex = ({ condition }: OpenIncident): boolean =>
  condition.startsWith('vtex.') || condition === 'upstream.vtex';

/** What is wrong with a store at present, one paragraph each: the same sentences as in its alerts. */
export function openIncidentBlocks(t: Translator, incidents: readonly OpenIncident[]): Block[] {
  if (incidents.length === 0) return [];
  const worstFirst = incidents.toSorted((one, other) => rank[severityOf(one)] - rank[severityOf(other)]);
  return [section(worstFirst.map((incident) => lineOf(t, incident)).join('\n'))];
}

function lineOf(t: Translator, incident: OpenIncident): string {
  const { openedAt, asOf, acknowledged } = incident;
  const severity = severityOf(incident);
  const sentences = [
    `${severityIcon[severity]} ${t(`alert.severity.${severity}`)}: ${sentenceOf(t, incident)}`,
    mrkdwn(t, 'alert.times', { since: date(openedAt), asOf: date(asOf) }),
  ];
  if (acknowledged !== null) {
    const { by, at } = acknowledged;
    sentences.push(mrkdwn(t, 'alert.acknowledged', { by: person(by), at: date(at) }));
  }
  return sentences.join(' ');
}
