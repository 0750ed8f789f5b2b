import type { types } from '@slack/bolt';
import { allValue } from '../../blocks/products/product-modal-filters.ts';
import {
  choiceOf,
  cleared,
  longestSearch,
  mostPages,
  readState,
  writeState,
} from '../../blocks/products/product-modal-state.ts';
import type { Choice, ModalState } from '../../blocks/products/product-modal-state.ts';
import { filterIds } from '../../ids.ts';

/** The modal as Slack hands it back: what we wrote into it, and what its form holds now. */
export type SentView = {
  readonly private_metadata: string;
  readonly state?: { readonly values: Readonly<Record<string, Readonly<Record<string, FormValue>>>> };
};
type FormValue = {
  readonly value?: string | null | undefined;
  readonly selected_option?: Pick<types.PlainTextOption, 'text' | 'value'> | null | undefined;
};

/** What was clicked, with its value where it is a button. */
export type Change = { readonly actionId: string; readonly value: string };

/**
 * What to show after a click or a submit (`change` null). All of the form counts and not only what was clicked: words that
 * were typed without Enter count as well. null: the modal is none of ours.
 */
export function changedState(view: SentView, change: Change | null): ModalState | null {
  const before = readState(view.private_metadata);
  if (before === null) return null;
  if (change?.actionId === filterIds.clear) return cleared(before);
  const filtered = { ...before, ...formOf(view) };
  const isSameList = writeState(filtered) === writeState(before);
  const turnsPage = change?.actionId === filterIds.previous || change?.actionId === filterIds.next;
  return { ...filtered, page: turnsPage && isSameList ? pageIn(change.value) : 1 };
}

function pageIn(value: string): number {
  const page = Number(value);
  return Number.isSafeInteger(page) && page > 0 && page <= mostPages ? page : 1;
}

function formOf({ state }: SentView): Partial<ModalState> {
  const fields = Object.assign({}, ...Object.values(state?.values ?? {})) as Record<string, FormValue>; // one id, one field
  const cause = fields[filterIds.cause];
  const [brand, category] = [fields[filterIds.brand], fields[filterIds.category]];
  const search = fields[filterIds.search];
  return {
    ...(cause === undefined ? {} : { group: chosenKey(cause) }),
    ...(brand === undefined ? {} : { brand: choiceIn(brand) }),
    ...(category === undefined ? {} : { category: choiceIn(category) }),
    ...(search === undefined ? {} : { search: (search.value ?? '').trim().slice(0, longestSearch) }),
  };
}

function chosenKey({ selected_option: chosen }: FormValue): string | null {
  return chosen?.value === undefined || chosen.value === allValue ? null : chosen.value;
}

function choiceIn(field: FormValue): Choice | null {
  const key = chosenKey(field);
  return key === null ? null : choiceOf(key, field.selected_option?.text.text ?? '');
}
