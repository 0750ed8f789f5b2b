import type { AuditFilter } from '../../../core/audit-ports.ts';
import type { AuditEntry } from '../../../core/audit.ts';
import { isUuid } from '../../../core/uuid.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import {
  actions,
  button,
  clipMrkdwn,
  code,
  context,
  date,
  header,
  message,
  mrkdwn,
  section,
} from '../elements.ts';
import type { Block, Message } from '../elements.ts';
import { changesOf, inMessage, sentenceOf } from './record-values.ts';

/** Two blocks each, with those around them below Slack's 50 of a message (slack.md 5.2). */
export const entriesPerPage = 20;
/** So that all of them together stay within what Slack takes, however long the names are. */
const longestChanges = 400;

export type RecordPage = {
  readonly entries: readonly AuditEntry[];
  readonly about: AuditFilter;
  /** By which whoever asked knows the store; null: all of them. */
  readonly store: string | null;
  readonly isNewest: boolean;
  readonly hasOlder: boolean;
  readonly mayExport: boolean;
};

export function recordMessage(t: Translator, page: RecordPage): Message {
  const { entries, store, isNewest, hasOlder } = page;
  const end = isNewest && entries.length === 0 ? 'record.none' : 'record.end';
  return message([
    header(store === null ? t('record.title') : t('record.titleOf', { store })),
    ...entries.flatMap((entry) => entryBlocks(t, entry)),
    ...(hasOlder ? [] : [context(t(end))]),
    ...buttonBlocks(t, page),
  ]);
}

function entryBlocks(t: Translator, entry: AuditEntry): Block[] {
  const { store, reference, at } = entry;
  const where = store === null ? '' : ` ${code(store.label).markup}`;
  const changes = clipMrkdwn(changesOf(t, entry, inMessage).join(' · '), longestChanges);
  const told = reference === '' ? [] : [mrkdwn(t, 'record.reference', { reference: code(reference) })];
  return [
    section([`${sentenceOf(t, entry, inMessage)}${where}`, changes].filter(Boolean).join('\n')),
    context([date(at).markup, ...told].join(' · ')),
  ];
}

function buttonBlocks(t: Translator, { entries, about, isNewest, hasOlder, mayExport }: RecordPage): Block[] {
  const last = entries.at(-1)?.id ?? null;
  const place = (before: string | null) => recordValue.write({ about, before });
  const buttons = [
    ...(isNewest ? [] : [button(t('record.newest'), `${actionIds.recordPage}:newest`, place(null))]),
    ...(hasOlder ? [button(t('record.older'), `${actionIds.recordPage}:older`, place(last))] : []),
    ...(mayExport ? [button(t('record.csv'), actionIds.recordCsv, 'all')] : []),
  ];
  return buttons.length === 0 ? [] : [actions(buttons)];
}

export type RecordPlace = { readonly about: AuditFilter; readonly before: string | null };

/** What a button carries: an entry's number stays right however many come after it. */
export const recordValue = {
  write: ({ about, before }: RecordPlace): string => `${subjectOf(about)}|${before ?? ''}`,
  /** null: none of ours. */
  read: (value: string): RecordPlace | null => {
    const [, subject, before = ''] = /^([^|]*)\|(\d{0,15})$/.exec(value) ?? [];
    const about = subject === undefined ? undefined : subjectIn(subject);
    return about === undefined ? null : { about, before: before === '' ? null : before };
  },
};

/** undefined: none of ours. */
function subjectIn(subject: string): AuditFilter | undefined {
  if (subject === '') return null;
  if (subject.startsWith('@')) return { label: subject.slice(1) };
  return isUuid(subject) ? { storeId: subject } : undefined;
}

/** A handle has no `@`, an id is a uuid. */
function subjectOf(about: AuditFilter): string {
  if (about === null) return '';
  return 'storeId' in about ? about.storeId : `@${about.label}`;
}
