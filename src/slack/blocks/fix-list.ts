import { causes } from '../../core/products/causes.ts';
import type { CauseGroup, FixList, ProductWithCause } from '../../core/products/fix-list.ts';
import type { Translator } from '../../locales/index.ts';
import { actionIds } from '../ids.ts';
import { actions, button, clip, context, divider, header, message, mrkdwn, section } from './elements.ts';
import type { Block, Message } from './elements.ts';
import { numberText, shareText } from './figures.ts';
import { stateBlocks } from './fix-list-state.ts';
import { productLine } from './product-line.ts';
import type { AdminLinks } from './product-line.ts';

export type GroupShown = { readonly group: CauseGroup; readonly products: readonly ProductWithCause[] };

/** The answer to `/tiktok products`: what is wrong with which products, by cause, and where each is mended. */
export function fixListMessage(
  t: Translator,
  {
    list,
    shown,
    links,
  }: { readonly list: FixList; readonly shown: readonly GroupShown[]; readonly links: AdminLinks },
): Message {
  const left = list.groups.length - shown.length;
  return message([
    header(t('products.title', { store: clip(list.store.name, 100) })),
    ...stateBlocks(t, list),
    ...shown.flatMap((one, at) => groupBlocks(t, list, one, { links, before: shown[at - 1]?.group ?? null })),
    ...(left > 0 ? [context(mrkdwn(t, 'products.moreCauses', { count: left }))] : []),
    actions([
      button(t('button.refresh'), actionIds.productsRefresh, list.store.id),
      button(t('button.catalog'), actionIds.catalogShow, list.store.id),
    ]),
  ]);
}

type Place = { readonly links: AdminLinks; readonly before: CauseGroup | null };

function groupBlocks(t: Translator, list: FixList, { group, products }: GroupShown, place: Place): Block[] {
  const { severity } = causes[group.cause];
  const isFirst = place.before === null || causes[place.before.cause].severity !== severity;
  const shownOf = products.map((product) => productLine(t, list.store, group, product, place.links));
  const more = group.products - products.length;
  const lines = [titleOf(t, list, group), mrkdwn(t, `fix.${group.cause}`), ...shownOf];
  if (more > 0) lines.push(mrkdwn(t, 'products.andMore', { count: more, number: numberText(t, more) }));
  return [
    ...(isFirst ? [divider(), context(mrkdwn(t, `severity.${severity}`))] : []),
    section(lines.join('\n')),
  ];
}

function titleOf(t: Translator, { vtex }: FixList, { cause, reason, skus, products }: CauseGroup): string {
  const counted = (key: 'products.items' | 'products.products', count: number) =>
    t(key, { count, number: numberText(t, count) });
  const items = counted('products.items', skus);
  const both =
    products === skus
      ? items
      : t('products.groupProducts', { items, products: counted('products.products', products) });
  const share = vtex === null || vtex.skus === 0 ? '' : shareText(t, skus / vtex.skus);
  const name = reason === '' ? t(`cause.${cause}`) : `${t(`cause.${cause}`)}: ${clip(reason, 200)}`;
  return mrkdwn(t, 'products.group', { cause: name, items: both, share });
}
