import type { CauseGroup, ProductWithCause } from '../../../core/products/list/fix-list.ts';
import type {
  FixedBefore,
  NamedFinding,
  NamedSku,
  OpenFinding,
  RecheckOutcome,
} from '../../../core/products/rechecks/recheck.ts';
import type { Store } from '../../../core/store.ts';
import type { RecheckResult, Sides } from '../../../core/use-cases/recheck.ts';
import type { MessageKey, Translator } from '../../../locales/index.ts';
import { clip, date, limits, mrkdwn, section, words } from '../elements.ts';
import type { Block } from '../elements.ts';
import { groupName } from './fix-list-words.ts';
import { fitLines, oneLine } from '../fit-lines.ts';
import { productLine } from './product-line.ts';
import type { AdminLinks } from './product-line.ts';

type Around = { readonly store: Store; readonly links: AdminLinks };

type Checked = Pick<Extract<RecheckResult, { kind: 'checked' }>, 'outcome' | 'sides' | 'fixedBefore'>;

/** One kind of change: a section of its own, each item in a line. */
type Part = { readonly title: string; readonly count: number; readonly lines: readonly string[] };

/** Of all lines: Slack refuses messages whose blocks hold more than some 13,200 characters (it publishes no number). */
const roomForLines = 10_000;

/** Each kind of change in a section of its own, by name. */
export function changeBlocks(
  t: Translator,
  around: Around,
  { outcome, sides, fixedBefore }: Checked,
): Block[] {
  const { fixed, available, still, waiting, verdicts, found, hints, inReview, gone } = outcome;
  const isWhole = isWholeAnswer(sides);
  const done = (all: readonly NamedFinding[]) => all.map((one) => doneLine(t, one, '✅', one));
  const open = (all: readonly OpenFinding[]) => all.map((one) => openLine(t, around, one));
  return [
    ...partBlocks(t, [
      part(t, 'recheck.fixed', done(fixed)),
      fixedBeforePart(t, fixedBefore),
      part(
        t,
        'recheck.available',
        available.map((one) => doneLine(t, one, '✅', null)),
      ),
      part(
        t,
        'recheck.waiting',
        onceEach(waiting).map((one) => doneLine(t, one, '⏳', one)),
      ),
      part(
        t,
        'recheck.inReview',
        inReview.map((one) => doneLine(t, one, '⏳', null)),
      ),
      part(t, isWhole ? 'recheck.still' : 'recheck.stillPartly', open(still)),
      part(t, 'recheck.verdicts', open(verdicts)),
      part(t, 'recheck.found', open(found)),
      part(t, 'recheck.hints', open(hints.map((one) => ({ ...one, isRefused: false })))),
      part(
        t,
        'recheck.gone',
        gone.map((one) => doneLine(t, one, '➖', null)),
      ),
    ]),
    ...conclusionBlocks(t, outcome, isWhole),
  ];
}

/** Where nothing was open that could be read again. */
export const fixedBeforeBlocks = (t: Translator, fixedBefore: FixedBefore): Block[] =>
  partBlocks(t, [fixedBeforePart(t, fixedBefore)]);

const isWholeAnswer = (sides: Sides): boolean =>
  [sides.vtex, sides.tiktok].every((side) => side === 'read' || side === 'none');

/** Of a side that gave no answer nothing could have changed, and nothing is known to be in order. */
function conclusionBlocks(t: Translator, outcome: RecheckOutcome, isWhole: boolean): Block[] {
  const { fixed, available, still, found, hints, gone, imagesLater } = outcome;
  if (!isWhole || isTikToksTurn(outcome)) return [];
  if (still.length + found.length + hints.length > 0)
    return fixed.length === 0 ? [section(t('recheck.noneFixed'))] : [];
  if (imagesLater > 0) return [];
  if (fixed.length + available.length > 0) return [section(t('recheck.allFixed'))];
  return gone.length > 0 ? [] : [section(t('recheck.fine'))];
}

/** VTEX's minute does not matter where only a review can tell. */
export const isTikToksTurn = ({ inReview, waiting, verdicts }: RecheckOutcome): boolean =>
  inReview.length + waiting.length + verdicts.length > 0;

/** An item waits once, whatever TikTok says of it. */
const onceEach = <T extends NamedSku>(all: readonly T[]): readonly T[] =>
  [...new Map(all.toReversed().map((one) => [one.skuId, one])).values()].toReversed();

const part = (t: Translator, title: MessageKey, lines: readonly string[]): Part => ({
  title: mrkdwn(t, title, { count: lines.length }),
  count: lines.length,
  lines,
});

function fixedBeforePart(t: Translator, { findings, total }: FixedBefore): Part {
  return {
    title: mrkdwn(t, 'recheck.fixedBefore', { count: total }),
    count: total,
    lines: findings.map((one) => `${doneLine(t, one, '✅', one)} · ${date(one.fixedAt).markup}`),
  };
}

/** Whole lines only, as many as there is room for. */
function partBlocks(t: Translator, parts: readonly Part[]): Block[] {
  const shown = parts.filter(({ count }) => count > 0);
  const room = Math.min(limits.sectionText, Math.floor(roomForLines / Math.max(1, shown.length)));
  return shown.map(({ title, count, lines }) => {
    const more = (told: number) => (told < count ? t('recheck.andMore', { count: count - told }) : null);
    return section(`${title}\n${fitLines(lines, room - title.length - 1, more)}`);
  });
}

function doneLine(
  t: Translator,
  { name, skuId, skuName }: NamedSku,
  icon: string,
  finding: NamedFinding | null,
): string {
  const said = oneLine(name);
  const names = said === '' ? [t('products.nameless'), skuName || skuId] : [said, ...newIn(said, skuName)];
  const cause = finding === null ? '' : `: ${words(groupName(t, finding))}`;
  return `• ${icon} ${words(clip(names.map(oneLine).filter(Boolean).join(' · '), 120))}${cause}`;
}

/** TikTok's title of an item ends with what VTEX calls the SKU: "Saia Branca P · Branca P" would say it twice. */
const newIn = (said: string, skuName: string): readonly string[] => {
  const known = new Set(said.toLowerCase().split(' '));
  const isSaid = oneLine(skuName)
    .toLowerCase()
    .split(' ')
    .every((word) => known.has(word));
  return isSaid ? [] : [skuName];
};

function openLine(t: Translator, { store, links }: Around, finding: OpenFinding): string {
  const { cause, reason, idKind, productId, name, skuId, skuName, detail, isRefused } = finding;
  const group: CauseGroup = { cause, reason, skus: 1, products: 1, refused: 0 };
  const now = new Date(0);
  const product: ProductWithCause = {
    ...{ idKind, productId, name, brand: '', category: '', firstSeenAt: now, lastSeenAt: now },
    skus: [{ skuId, name: skuName, detail }],
  };
  const line = `${productLine(t, store, group, product, links)} · *${words(groupName(t, group))}*`;
  return isRefused ? `${line} · ${t('products.refusedForThat')}` : line;
}
