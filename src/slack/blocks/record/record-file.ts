import type { Translator } from '../../../locales/index.ts';
import { date, message, mrkdwn, section } from '../elements.ts';
import type { Message } from '../elements.ts';
import { numberText } from '../figures.ts';

const sentence = (text: string): Message => message([section(text)]);

export const recordBusyMessage = (t: Translator): Message => sentence(t('record.csv.busy'));
export const recordEmptyMessage = (t: Translator): Message => sentence(t('record.csv.nothing'));
export const recordFailedMessage = (t: Translator): Message => sentence(t('record.csv.failed'));

export const recordSentMessage = (t: Translator, rows: number): Message =>
  sentence(t('record.csv.sent', { count: rows, rows: numberText(t, rows) }));

/** Stands above the file in the person's DM. */
export const recordIntroduction = (t: Translator, rows: number, at: Date): Message =>
  sentence(mrkdwn(t, 'record.csv.introduction', { count: rows, rows: numberText(t, rows), asOf: date(at) }));
