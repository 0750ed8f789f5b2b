import type { types } from '@slack/bolt';
import type { CauseGroup, FixList } from '../../../core/products/list/fix-list.ts';
import type { RecheckTarget } from '../../../core/products/rechecks/recheck-target.ts';
import { mostRechecked } from '../../../core/use-cases/recheck.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { actions, button, limits } from '../elements.ts';
import type { Block, Element } from '../elements.ts';
import type { FixListView } from './fix-list.ts';
import { countText } from './fix-list-words.ts';
import { causeValue, recheckValue } from './products-values.ts';

/** What can be done with the whole list. Of a list with nothing in it nothing is offered. */
export function listButtons(t: Translator, view: FixListView): Block {
  const { list } = view;
  const { id } = list.store;
  return actions([
    ...(hasFindings(list) ? [button(t('button.allProducts'), actionIds.productsBrowse, id)] : []),
    button(t('button.recheck'), actionIds.productsRecheck, recheckValueOf(view)),
    ...(hasFindings(list) ? [button(t('button.csv'), actionIds.productsCsv, id)] : []),
    refreshButton(t, view),
    button(t('button.catalog'), actionIds.catalogShow, id),
  ]);
}

const hasFindings = ({ groups }: FixList): boolean => groups.length > 0;

/** Of a list of one cause, that cause; else the whole store. */
function recheckValueOf({ list, shown, groupCount, cause }: FixListView): string {
  const [only] = shown;
  const ofCause: RecheckTarget | null =
    cause === null || only === undefined || groupCount > 1 ? null : { kind: 'cause', group: only.group };
  const value = ofCause === null ? null : recheckValue(list.store.id, ofCause);
  if (value !== null && value.length <= limits.buttonValue) return value;
  return recheckValue(list.store.id, { kind: 'store' });
}

/** Unless all of them are in sight, how many it reads stands on it. null: a reason that no button can carry. */
export function recheckGroupButton(
  t: Translator,
  storeId: string,
  { skus, ...group }: Pick<CauseGroup, 'cause' | 'reason' | 'skus'>,
  { name, isShown }: { readonly name: string; readonly isShown: boolean },
): types.Button | null {
  const value = causeValue(storeId, group);
  if (value.length > limits.buttonValue) return null;
  const some = skus > mostRechecked ? 'button.recheckSome' : 'button.recheckAll';
  const figures = { most: mostRechecked, items: countText(t, 'products.items', skus) };
  const label = isShown && skus <= mostRechecked ? t('button.recheckThese') : t(some, figures);
  return button(label, `${actionIds.productsRecheck}:${name}`, value);
}

function refreshButton(t: Translator, { list, cause }: FixListView): Element {
  if (cause === null) return button(t('button.refresh'), actionIds.productsRefresh, list.store.id);
  return button(
    t('button.refresh'),
    `${actionIds.productsPick}:refresh`,
    causeValue(list.store.id, { cause, reason: '' }),
  );
}
