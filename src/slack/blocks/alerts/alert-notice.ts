import { mostStores } from '../../../core/alerts/content.ts';
import type { PostContent, SummaryLine } from '../../../core/alerts/content.ts';
import type { Translator } from '../../../locales/index.ts';
import { commandName } from '../../ids.ts';
import { labelOf, listed } from './alert-words.ts';
import { clip, code, context, date, mrkdwn, section, words } from '../elements.ts';
import type { Block } from '../elements.ts';
import { disconnectedBlocks, unprovenBlocks } from '../disconnect/disconnect-posts.ts';
import { followBlocks } from '../products/follow.ts';
import { channel, person } from '../mentions.ts';
import { remedyText } from './remedies.ts';

type Notice = Exclude<PostContent, { kind: 'incident' | 'update' | 'card' }>;

/** Posts that are not about one incident. */
export function noticeBlocks(t: Translator, notice: Notice): Block[] {
  switch (notice.kind) {
    case 'introduction':
      return introduction(t, notice);
    case 'test': {
      const values = { by: person(notice.by), at: date(new Date(notice.atMs)) };
      return [section(mrkdwn(t, 'alert.test', values))];
    }
    case 'summary':
      return [section(t('alert.summary')), ...lineBlocks(t, notice), statusHint(t)];
    case 'digest':
      return [section(t('alert.digest')), ...lineBlocks(t, notice), statusHint(t)];
    case 'disconnected':
      return disconnectedBlocks(t, notice);
    case 'unproven':
      return unprovenBlocks(t, notice);
    case 'proven': {
      const values = { store: clip(notice.store, 80), at: date(new Date(notice.atMs)) };
      return [section(mrkdwn(t, 'alert.proven', values))];
    }
    case 'follow':
      return followBlocks(t, notice);
    case 'broken': {
      const values = { channel: channel(notice.channelId), code: code(clip(notice.code, 80)) };
      return [section(mrkdwn(t, 'alert.broken', values)), section(remedyText(t, notice.code))];
    }
  }
}

function introduction(t: Translator, { by, stores }: Extract<Notice, { kind: 'introduction' }>): Block[] {
  const hint = mrkdwn(t, 'alert.introduction.hint', {
    list: code(`${commandName} alerts`),
    off: code(`${commandName} alerts off`),
  });
  const values = { by: person(by), stores: { markup: storesText(t, stores) } };
  return [section(mrkdwn(t, 'alert.introduction', values)), context(hint)];
}

/** null: all stores, later ones too. */
export function storesText(t: Translator, names: readonly string[] | null, most = mostStores): string {
  if (names === null) return t('alert.allStores');
  const shown = names.slice(0, most).map((name) => `*${words(clip(name, 80))}*`);
  const more = names.length - shown.length;
  return [...shown, ...(more > 0 ? [t('alert.more', { count: more })] : [])].join(', ');
}

function lineBlocks(
  t: Translator,
  { lines, more }: { readonly lines: readonly SummaryLine[]; readonly more: number },
): Block[] {
  const texts = lines.map((line) =>
    mrkdwn(t, `alert.line.${line.condition}`, { label: labelOf(line), count: line.count }),
  );
  const text = listed(t, texts, more);
  return text === '' ? [] : [section(text)];
}

const statusHint = (t: Translator): Block =>
  context(mrkdwn(t, 'alert.statusHint', { status: code(`${commandName} status`) }));
