import type { CauseGroup, ProductWithCause } from '../../core/products/fix-list.ts';
import type { NamedFinding, NamedSku, RecheckOutcome } from '../../core/products/recheck.ts';
import type { Store } from '../../core/store.ts';
import type { Sides } from '../../core/use-cases/recheck.ts';
import type { MessageKey, Translator } from '../../locales/index.ts';
import { clip, limits, mrkdwn, section, words } from './elements.ts';
import type { Block } from './elements.ts';
import { groupName } from './fix-list-words.ts';
import { fitLines } from './fit-lines.ts';
import { productLine } from './product-line.ts';
import type { AdminLinks } from './product-line.ts';

type Around = { readonly store: Store; readonly links: AdminLinks };

/** Each kind of change in a section of its own, by name. */
export function changeBlocks(t: Translator, around: Around, outcome: RecheckOutcome, sides: Sides): Block[] {
  const { fixed, still, found, inReview, imagesLater } = outcome;
  const open = still.length + found.length;
  const isWhole = [sides.vtex, sides.tiktok].every((side) => side === 'read' || side === 'none');
  // Hints are in no list here: where nothing was fixed, one of them may be what was asked about.
  const isDone = fixed.length > 0 && open === 0 && inReview.length === 0 && imagesLater === 0 && isWhole;
  return [
    ...listBlocks(t, 'recheck.fixed', fixed, (one) => doneLine(t, one, '✅', one)),
    ...listBlocks(t, 'recheck.inReview', inReview, (one) => doneLine(t, one, '⏳', null)),
    ...listBlocks(t, isWhole ? 'recheck.still' : 'recheck.stillPartly', still, (one) =>
      openLine(t, around, one),
    ),
    ...listBlocks(t, 'recheck.found', found, (one) => openLine(t, around, one)),
    ...(isDone ? [section(t('recheck.allFixed'))] : []),
    // Of a side that gave no answer nothing could have changed.
    ...(isWhole && fixed.length === 0 && inReview.length === 0 && open > 0
      ? [section(t('recheck.noneFixed'))]
      : []),
  ];
}

/** Whole lines only, as many as a section takes. */
function listBlocks<T>(
  t: Translator,
  title: MessageKey,
  all: readonly T[],
  lineOf: (one: T) => string,
): Block[] {
  if (all.length === 0) return [];
  const head = `${mrkdwn(t, title, { count: all.length })}\n`;
  const more = (shown: number) =>
    shown < all.length ? t('recheck.andMore', { count: all.length - shown }) : null;
  return [section(`${head}${fitLines(all.map(lineOf), limits.sectionText - head.length, more)}`)];
}

function doneLine(
  t: Translator,
  { name, skuName }: NamedSku,
  icon: string,
  finding: NamedFinding | null,
): string {
  const product = [name.trim() === '' ? t('products.nameless') : name, skuName].filter(Boolean).join(' · ');
  const cause = finding === null ? '' : `: ${words(groupName(t, finding))}`;
  return `• ${icon} ${words(clip(product, 120))}${cause}`;
}

function openLine(t: Translator, { store, links }: Around, finding: NamedFinding): string {
  const { cause, reason, idKind, productId, name, skuId, skuName, detail } = finding;
  const group: CauseGroup = { cause, reason, skus: 1, products: 1 };
  const now = new Date(0);
  const product: ProductWithCause = {
    ...{ idKind, productId, name, brand: '', category: '', firstSeenAt: now, lastSeenAt: now },
    skus: [{ skuId, name: skuName, detail }],
  };
  return `${productLine(t, store, group, product, links)} · *${words(groupName(t, group))}*`;
}
