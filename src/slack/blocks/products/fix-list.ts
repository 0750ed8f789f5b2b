import { causes } from '../../../core/products/causes.ts';
import type { CauseName } from '../../../core/products/causes.ts';
import { isKnown } from '../../../core/products/list/fix-list-facts.ts';
import type { CauseGroup, FixList, ProductWithCause } from '../../../core/products/list/fix-list.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import {
  actions,
  button,
  clip,
  clipMrkdwn,
  context,
  divider,
  header,
  limits,
  message,
  mrkdwn,
  section,
  sectionWith,
} from '../elements.ts';
import type { Block, Message } from '../elements.ts';
import { listButtons, recheckGroupButton } from './fix-list-buttons.ts';
import { stateBlocks } from './fix-list-state.ts';
import { reportBlocks } from './fix-list-tiktok.ts';
import { groupTitle, remedyText } from './fix-list-words.ts';
import { numberText } from '../figures.ts';
import { fitLines, oneLine } from '../fit-lines.ts';
import { productLine } from './product-line.ts';
import type { AdminLinks } from './product-line.ts';
import { causeValue } from './products-values.ts';

export type GroupShown = { readonly group: CauseGroup; readonly products: readonly ProductWithCause[] };

export type FixListView = {
  readonly list: FixList;
  /** The first groups, each with its first products. */
  readonly shown: readonly GroupShown[];
  /** All groups that there are to show. */
  readonly groupCount: number;
  /** Only this cause was asked for; null: all. */
  readonly cause: CauseName | null;
  readonly links: AdminLinks;
};

/** Characters of all groups: Slack refuses messages whose blocks hold more than some 13,200 (it publishes no number). */
const roomForGroups = 10_000;

/** The answer to `/tiktok products`: what is wrong with which products, by cause, and where each is mended. */
export function fixListMessage(t: Translator, view: FixListView): Message {
  const { list } = view;
  const before = [
    header(t('products.title', { store: clip(oneLine(list.store.name), 100) })),
    ...stateBlocks(t, list),
    ...onlyCauseBlocks(t, view),
  ];
  const groups = groupsThatFit(t, view);
  const left = view.groupCount - groups.length;
  const more = left > 0 ? mrkdwn(t, 'products.moreCauses', { count: left }) : null;
  const severities = groups.map(({ group }, at) =>
    severityBlocks(t, group.cause, groups[at - 1]?.group.cause ?? null),
  );
  const after = [...(more === null ? [] : [context(more)]), ...reportBlocks(t, list), listButtons(t, view)];
  const used = before.length + severities.flat().length + groups.length + after.length;
  const rows = limits.messageBlocks - used;
  const { blocks } = message([
    ...before,
    ...groups.flatMap((one, at) => [...(severities[at] ?? []), ...groupBlocks(t, list, one, { at, rows })]),
    ...after,
  ]);
  return { blocks, text: spokenText(t, before, view.shown, view) };
}

/** Which cause this is about, and whether nothing has it. */
function onlyCauseBlocks(t: Translator, { list, cause, groupCount }: FixListView): Block[] {
  if (cause === null) return [];
  const noneKey = isKnown(list, cause) ? 'products.causeNone' : 'products.causeNoneKnown';
  const key = groupCount === 0 ? noneKey : 'products.causeOnly';
  return [context(mrkdwn(t, key, { cause: t(`cause.${cause}`) }))];
}

function severityBlocks(t: Translator, cause: CauseName, before: CauseName | null): Block[] {
  const { severity } = causes[cause];
  if (before !== null && causes[before].severity === severity) return [];
  return [divider(), context(mrkdwn(t, `severity.${severity}`))];
}

type Fitting = { readonly group: CauseGroup; readonly text: string; readonly isWhole: boolean };

/** Every group gets an even share of the room; what one does not need is for the others. */
function groupsThatFit(t: Translator, view: FixListView): readonly Fitting[] {
  const whole = view.shown.map((one) => groupText(t, view, one, limits.sectionText));
  const share = evenShare(whole.map(({ text }) => text.length));
  const fitting: Fitting[] = [];
  let room = roomForGroups;
  for (const one of view.shown) {
    const { text, lines } = groupText(t, view, one, share);
    if (text.length > room) break;
    room -= text.length;
    fitting.push({ group: one.group, text, isWhole: lines === one.group.products });
  }
  return fitting;
}

/** As much as each may have, so that all of them fit. */
function evenShare(needs: readonly number[]): number {
  let room = roomForGroups;
  for (const [at, need] of needs.toSorted((one, other) => one - other).entries()) {
    const share = Math.floor(room / (needs.length - at));
    if (need > share) return share;
    room -= need;
  }
  return limits.sectionText;
}

function groupText(
  t: Translator,
  { list, links }: FixListView,
  { group, products }: GroupShown,
  share: number,
): { readonly text: string; readonly lines: number } {
  const head = `${groupTitle(t, list, group)}\n${remedyText(t, group)}\n`;
  const lines = products.map((product) => productLine(t, list.store, group, product, links));
  const rest = (shown: number) => {
    const count = group.products - shown;
    return count > 0 ? mrkdwn(t, 'products.andMore', { count, number: numberText(t, count) }) : null;
  };
  const text = `${head}${fitLines(lines, share - head.length, rest)}`;
  return { text, lines: text.split('\n• ').length - 1 };
}

/**
 * Where all products of a cause are shown, there is no more to open. Where not, both buttons stand below, as long as `rows` are
 * left of Slack's blocks; the modal that *Show all* opens has the other one, too. Action ids are unique within a message.
 */
function groupBlocks(
  t: Translator,
  { store }: FixList,
  { group, text, isWhole }: Fitting,
  { at, rows }: { readonly at: number; readonly rows: number },
): Block[] {
  const recheck = recheckGroupButton(t, store.id, group, { name: String(at), isShown: isWhole });
  // A reason that no button can carry: *All products* leads there as well.
  if (recheck === null) return [section(text)];
  if (isWhole) return [sectionWith(text, recheck)];
  const showAll = button(
    t('button.showAll'),
    `${actionIds.productsCause}:${String(at)}`,
    causeValue(store.id, group),
  );
  return at < rows ? [section(text), actions([recheck, showAll])] : [sectionWith(text, showAll)];
}

/** For screen readers, which read it instead of the blocks: how it stands, and each cause with its counts. */
function spokenText(
  t: Translator,
  before: Block[],
  shown: FixListView['shown'],
  { list, groupCount }: FixListView,
): string {
  const state = message(before).text;
  const titles = shown.map(({ group }) => groupTitle(t, list, group));
  const rest = (told: number) =>
    groupCount > told ? mrkdwn(t, 'products.moreCauses', { count: groupCount - told }) : null;
  const text = `${state}\n${fitLines(titles, limits.messageText - state.length - 1, rest)}`.trim();
  return clipMrkdwn(text, limits.messageText);
}
