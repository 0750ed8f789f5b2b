import { z } from 'zod';
import { causeNames } from '../../../core/products/causes.ts';
import type { CauseGroup, FixList } from '../../../core/products/list/fix-list.ts';
import { isUuid } from '../../../core/uuid.ts';
import { clip, limits } from '../elements.ts';
import { groupKey, isStorable } from './products-values.ts';

/** slack.md 5.2: at most 3,000 characters in all, which names of this length keep to even where JSON escapes each of theirs. */
const choice = z.object({
  key: z.string().min(1).max(32).refine(isStorable),
  name: z.string().min(1).max(limits.optionText),
});
export const longestSearch = 100;
export const mostPages = 1_000_000;

const stateShape = z.object({
  storeId: z.string().refine(isUuid),
  /** groupKey; null: every cause. */
  group: z.string().max(40).nullable(),
  brand: choice.nullable(),
  category: choice.nullable(),
  search: z.string().max(longestSearch),
  /** From 1. */
  page: z.int().min(1).max(mostPages),
});

/** What the modal of products shows. It lives in the modal itself (`private_metadata`), so any replica can go on with it. */
export type ModalState = Readonly<z.infer<typeof stateShape>>;
export type Choice = NonNullable<ModalState['brand']>;

export const firstState = (
  storeId: string,
  group: Pick<CauseGroup, 'cause' | 'reason'> | null,
): ModalState => ({
  ...{ storeId, group: group === null ? null : groupKey(group) },
  ...{ brand: null, category: null, search: '', page: 1 },
});

export const cleared = ({ storeId }: ModalState): ModalState => firstState(storeId, null);

export const isFiltered = ({ group, brand, category, search }: ModalState): boolean =>
  group !== null || brand !== null || category !== null || search !== '';

export const writeState = (state: ModalState): string => JSON.stringify(state);

/** null: what came back is none of ours. */
export function readState(text: string): ModalState | null {
  try {
    return stateShape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** null: no option of ours. */
export const choiceOf = (key: string, name: string): Choice | null =>
  choice.safeParse({ key, name: clip(name, limits.optionText) }).data ?? null;

/** Without the list, where the key says it all. undefined: it takes the list. */
export function plainGroup({ group }: ModalState): Pick<CauseGroup, 'cause' | 'reason'> | null | undefined {
  if (group === null) return null;
  const cause = causeNames.find((name) => name === group);
  return cause === undefined ? undefined : { cause, reason: '' };
}

/** 'gone': nothing has that cause any more. */
export function groupIn(
  { groups }: Pick<FixList, 'groups'>,
  { group }: ModalState,
): CauseGroup | null | 'gone' {
  if (group === null) return null;
  return groups.find((one) => groupKey(one) === group) ?? 'gone';
}
