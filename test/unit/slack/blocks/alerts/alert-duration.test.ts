import { describe, expect, it } from '@jest/globals';
import type { PostContent } from '../../../../../src/core/alerts/content.ts';
import { translatorFor } from '../../../../../src/locales/index.ts';
import { alertMessage } from '../../../../../src/slack/blocks/alerts/alert.ts';
import { durationText } from '../../../../../src/slack/blocks/alerts/alert-words.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, ago, now } from '../../../../support/builders.ts';
import { closedOf, incidentOf, postId } from './alert-scenes.ts';

const t = translatorFor('en');
const shown = (content: PostContent) =>
  alertMessage(t, content, { id: postId, possiblyRepeated: false }).text;

describe('how long it lasted', () => {
  it.each([
    [0, 'less than a minute'],
    [MINUTE_MS - 1, 'less than a minute'],
    [MINUTE_MS, '1 minute'],
    [HOUR_MS - 1, '59 minutes'],
    [HOUR_MS, '1 hour'],
    [HOUR_MS + 55 * MINUTE_MS, '1 hour 55 minutes'],
    [2 * HOUR_MS + MINUTE_MS, '2 hours 1 minute'],
    [DAY_MS, '1 day'],
    [DAY_MS + 59 * MINUTE_MS, '1 day'],
    [2 * DAY_MS - 1, '1 day 23 hours'],
    [2 * DAY_MS + 3 * HOUR_MS + 4 * MINUTE_MS, '2 days 3 hours'],
    [400 * DAY_MS, '400 days'],
  ])('%i ms are %s', (durationMs, expected) => {
    expect(durationText(t, durationMs)).toBe(expected);
  });

  it.each([
    ['es', '1 hora y 55 minutos', '2 días y 1 hora', '1 día y 2 horas'],
    ['pt-BR', '1 hora e 55 minutos', '2 dias e 1 hora', '1 dia e 2 horas'],
  ] as const)('is said in %s', (locale, ...expected) => {
    const durations = [HOUR_MS + 55 * MINUTE_MS, 2 * DAY_MS + HOUR_MS, DAY_MS + 2 * HOUR_MS];
    expect(durations.map((one) => durationText(translatorFor(locale), one))).toEqual(expected);
  });

  it('stands in the message that ends it, and in what is said again', () => {
    const openedAtMs = ago(HOUR_MS + 55 * MINUTE_MS).getTime();
    expect(shown({ kind: 'incident', incident: closedOf({ openedAtMs }), mention: false })).toContain(
      'It lasted 1 hour 55 minutes.',
    );
    const still = shown({
      ...{ kind: 'update', reason: 'still', added: 0, fixed: 0, atMs: now.getTime() },
      incident: incidentOf({ openedAtMs }),
    });
    expect(still).toContain('*Still so*, for 1 hour 55 minutes.');
  });
});
