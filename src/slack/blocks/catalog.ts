import { stalenessOf } from '../../core/freshness.ts';
import type { FixListTrends } from '../../core/products/list/fix-list.ts';
import type { Counts } from '../../core/reading.ts';
import type { DatedCounts } from '../../core/status.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { actionIds } from '../ids.ts';
import { causeBlocks } from './products/catalog-causes.ts';
import { recheckValue } from './products/products-values.ts';
import {
  actions,
  button,
  clip,
  context,
  escape,
  fields,
  header,
  linkButton,
  message,
  mrkdwn,
  section,
} from './elements.ts';
import { phaseText } from './disconnect/phase-text.ts';
import type { Block, Message } from './elements.ts';
import { asOfBlocks, countKeys, numberText, shareText, staleBlocks } from './figures.ts';
import { fillLink } from './links.ts';
import { isOfVtex, openIncidentBlocks } from './alerts/open-incidents.ts';
import type { StatusView } from './status.ts';

export type CatalogView = StatusView & { readonly causes: FixListTrends | null };

/** The answer to `/tiktok catalog`: the three counts, their shares, how they moved, and what keeps products out. */
export function catalogMessage(t: Translator, view: CatalogView): Message {
  const { status, now, causes } = view;
  const { good } = status.memory.counts;
  const { phase } = status.connection;
  return message([
    header(t('catalog.title', { store: clip(status.store.name, 100) })),
    ...(phase === 'connected' ? [] : [section(phaseText(t, status.connection, phase))]),
    ...staleBlocks(t, stalenessOf(status, now)),
    ...openIncidentBlocks(t, status.incidents.filter(isOfVtex)),
    ...(good === null ? [] : [fields(countFields(t, good.value, status.history))]),
    ...asOfBlocks(t, status),
    ...(causes === null ? [] : causeBlocks(t, causes, now)),
    context(mrkdwn(t, 'catalog.hint')),
    buttons(t, view),
  ]);
}

type History = StatusView['status']['history'];

function countFields(t: Translator, counts: Counts, history: History): string[] {
  const total = counts.approved + counts.processing + counts.rejected;
  return countKeys.map(([key, name]) => {
    const share = total === 0 ? null : t('catalog.share', { share: shareText(t, counts[name] / total) });
    return [
      `*${t(key)}*`,
      `${numberText(t, counts[name])}${share === null ? '' : ` · ${escape(share)}`}`,
      change(t, counts[name], history.dayAgo, name, ['catalog.sinceDay', 'catalog.dayAgo']),
      change(t, counts[name], history.weekAgo, name, ['catalog.sinceWeek', 'catalog.weekAgo']),
    ].join('\n');
  });
}

function change(
  t: Translator,
  current: number,
  before: DatedCounts | null,
  name: keyof Counts,
  [since, when]: readonly [MessageKey, MessageKey],
): string {
  // Nothing was read then: saying "no change" would be inventing a figure.
  if (before === null) return t('catalog.noHistory', { when: t(when) });
  const difference = current - before.counts[name];
  const text =
    difference === 0
      ? t('catalog.noChange')
      : difference.toLocaleString(t.locale, { signDisplay: 'exceptZero' }).replace('-', '−');
  return t(since, { change: text });
}

function buttons(t: Translator, { status, links }: StatusView): Block {
  const { ids } = status.connection;
  return actions([
    button(t('button.products'), actionIds.productsShow, status.store.id),
    button(t('button.recheck'), actionIds.productsRecheck, recheckValue(status.store.id, { kind: 'store' })),
    button(t('button.status'), actionIds.statusShow, status.store.id),
    button(t('button.refresh'), actionIds.catalogRefresh, status.store.id),
    ...(ids === null
      ? []
      : [linkButton(t('button.manageCatalog'), 'catalog', fillLink(links.catalog, ids), actionIds.linkOpen)]),
  ]);
}
