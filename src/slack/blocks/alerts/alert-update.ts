import type { PostContent } from '../../../core/alerts/content.ts';
import type { Translator } from '../../../locales/index.ts';
import { durationText, endingOf, labelOf, sentenceOf } from './alert-words.ts';
import { context, date, mrkdwn, section, words } from '../elements.ts';
import type { Block } from '../elements.ts';

type Update = Extract<PostContent, { kind: 'update' }>;

/** A reply in an incident's thread. It may stand in the channel too, without its thread: so it names the incident. */
export function updateBlocks(t: Translator, update: Update): Block[] {
  const { incident } = update;
  const label = words(labelOf(incident));
  const title =
    incident.phase === 'closed'
      ? t(`alert.subject.${incident.condition}`, { label })
      : t(`alert.title.${incident.condition}`, { label });
  const lines = [`*${title}*`, ...linesOf(t, update)];
  return [
    section(lines.join('\n')),
    context(mrkdwn(t, 'alert.asOf', { asOf: date(new Date(incident.asOfMs)) })),
  ];
}

function linesOf(t: Translator, update: Update): string[] {
  const { incident, reason } = update;
  const ending = endingOf(t, incident);
  if (ending !== null) return [...changesOf(t, update), ending];
  const now = sentenceOf(t, incident);
  switch (reason) {
    case 'still':
      return [t('alert.update.still', { age: durationText(t, ageOf(update)) }), ...changesOf(t, update), now];
    case 'again':
      return [t('alert.update.again'), now];
    case 'flapping':
      return [t('alert.flapping'), now];
    case 'changed':
    case 'closed':
      return [...changesOf(t, update), now];
  }
}

const ageOf = ({ atMs, incident }: Update) => Math.max(atMs - incident.openedAtMs, 0);

/** "+3 new · −2 fixed"; nothing where neither is. */
function changesOf(t: Translator, { added, fixed }: Update): string[] {
  const parts = [
    ...(added > 0 ? [t('alert.update.added', { count: added })] : []),
    ...(fixed > 0 ? [t('alert.update.fixed', { count: fixed })] : []),
  ];
  return parts.length === 0 ? [] : [parts.join(' · ')];
}
