import type { App, BlockSuggestion, types } from '@slack/bolt';
import type { Facet } from '../../../core/products/list/fix-list.ts';
import type { Workspace } from '../../../core/workspace.ts';
import { localeOf, translatorFor } from '../../../locales/index.ts';
import type { MessageKey, Translator } from '../../../locales/index.ts';
import { limits, option } from '../../blocks/elements.ts';
import { allValue, countedOption } from '../../blocks/products/product-modal-filters.ts';
import { groupIn, plainGroup, readState } from '../../blocks/products/product-modal-state.ts';
import { filterIds } from '../../ids.ts';
import { workspaceOf } from '../../workspace-context.ts';
import { knownAsker } from '../known-asker.ts';
import type { ProductListenerDeps } from '../products/register.ts';

type Kind = 'brand' | 'category';
const words: { readonly [K in Kind]: { readonly all: MessageKey; readonly none: MessageKey } } = {
  brand: { all: 'products.filter.allBrands', none: 'products.filter.noBrand' },
  category: { all: 'products.filter.allCategories', none: 'products.filter.noCategory' },
};

/** Brands and categories that products of the modal's list have, as somebody types. From the database, in the ack itself. */
export function registerFacetOptions(app: App, deps: ProductListenerDeps): void {
  for (const kind of ['brand', 'category'] as const) {
    app.options<'block_suggestion'>(filterIds[kind], ({ ack, payload, context }) =>
      deps.inFlight.track(
        facetOptions(deps, workspaceOf(context), payload, kind).then((options) => ack({ options })),
      ),
    );
  }
}

async function facetOptions(
  deps: ProductListenerDeps,
  workspace: Workspace,
  payload: BlockSuggestion,
  kind: Kind,
): Promise<types.PlainTextOption[]> {
  const { person, mayLook } = await knownAsker(deps, workspace, payload);
  if (!mayLook) return [];
  const facets = await facetsFor(deps, workspace, payload, kind);
  if (facets.length === 0) return [];
  const t = translatorFor(localeOf(person?.slackLocale ?? null) ?? workspace.language ?? deps.defaultLocale);
  const all = payload.value.trim() === '' ? [option(t(words[kind].all), allValue)] : [];
  return [...all, ...facets.map((facet) => facetOption(t, facet, kind))];
}

/** None: the modal is none of ours, its store is gone, or nothing is left of its cause. */
async function facetsFor(
  { fixLists }: ProductListenerDeps,
  workspace: Workspace,
  { view, value: typed }: BlockSuggestion,
  of: Kind,
): Promise<readonly Facet[]> {
  const state = readState(view?.private_metadata ?? '');
  if (state === null) return [];
  const { storeId } = state;
  const plain = plainGroup(state);
  // Slack waits 3 s only, so the whole list is read where nothing else tells the cause.
  const list = plain === undefined ? await fixLists.read(workspace, storeId) : null;
  const group = plain === undefined ? groupIn(list ?? { groups: [] }, state) : plain;
  if (group === 'gone') return [];
  return fixLists.facets(workspace, storeId, { of, group, typed }, limits.options - 1);
}

function facetOption(t: Translator, { key, name, products }: Facet, kind: Kind): types.PlainTextOption {
  const shown = name.trim() === '' ? t(words[kind].none) : name;
  return countedOption(t, shown, key, products);
}
