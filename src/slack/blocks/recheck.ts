import type { CauseGroup, ProductWithCause } from '../../core/products/fix-list.ts';
import type { NamedFinding } from '../../core/products/recheck.ts';
import type { RecheckTarget } from '../../core/products/recheck-target.ts';
import type { Store } from '../../core/store.ts';
import type { RecheckResult } from '../../core/use-cases/recheck.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { actionIds } from '../ids.ts';
import {
  actions,
  button,
  clip,
  context,
  header,
  limits,
  message,
  mrkdwn,
  section,
  words,
} from './elements.ts';
import type { Block, Message } from './elements.ts';
import { productLine } from './product-line.ts';
import type { AdminLinks } from './product-line.ts';
import { recheckValue } from './products-values.ts';
import { noKeysText, vtexRefusalText } from './vtex-refusal.ts';

export const checkingMessage = (t: Translator): Message =>
  message([section(`:hourglass_flowing_sand: ${t('recheck.checking')}`)]);

type View = {
  readonly store: Store;
  readonly target: RecheckTarget;
  readonly result: RecheckResult;
  readonly links: AdminLinks;
  readonly now: Date;
};

/** What a recheck found: what is fixed by name, what remains with where to mend it. */
export function recheckMessage(t: Translator, view: View): Message {
  const { store, target, result } = view;
  return message([
    header(t('recheck.title', { store: clip(store.name, 100) })),
    ...resultBlocks(t, view),
    ...('isReadAnew' in result && result.isReadAnew ? [context(t('recheck.readAnew'))] : []),
    actions([
      button(t('button.recheck'), actionIds.productsRecheck, recheckValue(store.id, target)),
      button(t('button.products'), actionIds.productsShow, store.id),
    ]),
  ]);
}

function resultBlocks(t: Translator, view: View): Block[] {
  const { store, result, now } = view;
  switch (result.kind) {
    case 'checked':
      return checkedBlocks(t, view, result);
    case 'refused':
      return [section(vtexRefusalText(t, store, result.refusal, now))];
    case 'no-keys':
      return [section(noKeysText(t, store))];
    case 'gone':
    case 'nothing':
      return [section(t('recheck.nothing'))];
    case 'busy':
      return [section(t('recheck.busy'))];
    case 'lost':
      return [section(t('recheck.lost'))];
  }
}

function checkedBlocks(
  t: Translator,
  view: View,
  { outcome, checked, total }: Extract<RecheckResult, { kind: 'checked' }>,
): Block[] {
  const { fixed, still, found } = outcome;
  const read = total > checked ? t('recheck.partly', { checked, total }) : t('recheck.checked', { checked });
  const open = still.length + found.length;
  return [
    ...listBlocks(t, 'recheck.fixed', fixed, (one) => fixedLine(t, one)),
    ...listBlocks(t, 'recheck.still', still, (one) => openLine(t, view, one)),
    ...listBlocks(t, 'recheck.found', found, (one) => openLine(t, view, one)),
    ...(open === 0 ? [section(t('recheck.allFixed'))] : []),
    ...(fixed.length === 0 && open > 0 ? [section(t('recheck.noneFixed'))] : []),
    context([read, ...(fixed.length > 0 ? [t('recheck.next')] : [])].join(' ')),
  ];
}

/** Whole lines only, as many as a section takes. */
function listBlocks(
  t: Translator,
  title: MessageKey,
  findings: readonly NamedFinding[],
  lineOf: (finding: NamedFinding) => string,
): Block[] {
  if (findings.length === 0) return [];
  const lines = [mrkdwn(t, title, { count: findings.length })];
  let length = lines[0]?.length ?? 0;
  for (const [at, finding] of findings.entries()) {
    const line = lineOf(finding);
    length += line.length + 1;
    if (length > limits.sectionText - roomForMore) {
      lines.push(mrkdwn(t, 'recheck.andMore', { count: findings.length - at }));
      break;
    }
    lines.push(line);
  }
  return [section(lines.join('\n'))];
}

const roomForMore = 60;

function fixedLine(t: Translator, { name, skuName, cause }: NamedFinding): string {
  const product = [name.trim() === '' ? t('products.nameless') : name, skuName].filter(Boolean).join(' · ');
  return `• ✅ ${words(clip(product, 120))}: ${words(t(`cause.${cause}`))}`;
}

function openLine(t: Translator, { store, links }: View, finding: NamedFinding): string {
  const { cause, reason, productId, name, skuId, skuName, detail } = finding;
  const group: CauseGroup = { cause, reason, skus: 1, products: 1 };
  const now = new Date(0);
  const product: ProductWithCause = {
    ...{ productId, name, brand: '', category: '', firstSeenAt: now, lastSeenAt: now },
    skus: [{ skuId, name: skuName, detail }],
  };
  return `${productLine(t, store, group, product, links)} · *${words(t(`cause.${cause}`))}*`;
}
