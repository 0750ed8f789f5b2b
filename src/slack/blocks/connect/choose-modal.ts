import type { types } from '@slack/bolt';
import type { Asset, AssetKind, Choice } from '../../../core/connect/ports.ts';
import type { TikTokIds } from '../../../core/connection.ts';
import type { MessageKey, Translator } from '../../../locales/index.ts';
import { connectModalId, connectPickId } from '../../ids.ts';
import { clip, context, limits, mrkdwn, option, section } from '../elements.ts';
import type { Block } from '../elements.ts';

/** In the order in which one is within the other. */
export const assetKinds = ['bc', 'advertiser', 'catalog', 'pixel'] as const satisfies readonly AssetKind[];

const labels: { readonly [K in AssetKind]: MessageKey } = {
  ...{ bc: 'status.businessCenter', advertiser: 'status.adAccount' },
  ...{ catalog: 'status.catalog', pixel: 'status.pixel' },
};

/** Slack cannot empty a menu that begins with something chosen. */
export const noPixel = 'none';

/** What is known of the pixels of the ad account that was just picked. */
export type PixelNote = 'reading' | 'unread' | null;

/** What a store stands on. The menus are filled from what the authorization reaches as somebody opens them. */
export function chooseModal(
  t: Translator,
  { attemptId, storeName, preset }: Choice,
  pixels: PixelNote = null,
): types.ModalView {
  return {
    type: 'modal',
    callback_id: connectModalId,
    private_metadata: attemptId,
    title: { type: 'plain_text', text: t('connect.modal.title'), emoji: false },
    submit: { type: 'plain_text', text: t('connect.modal.submit'), emoji: false },
    close: { type: 'plain_text', text: t('button.close'), emoji: false },
    blocks: [
      section(mrkdwn(t, 'connect.modal.text', { store: clip(storeName, 150) })),
      ...assetKinds.map((kind) => menu(t, kind, preset[kind])),
      ...(pixels === null ? [] : [context(mrkdwn(t, `connect.modal.pixels.${pixels}`))]),
      context(mrkdwn(t, 'connect.modal.hint')),
    ],
  };
}

const menu = (t: Translator, kind: AssetKind, chosen: Asset | null): Block => ({
  type: 'input',
  block_id: kind,
  optional: kind === 'pixel',
  // What is picked here is asked about at TikTok, for the menu of pixels.
  ...(kind === 'advertiser' ? { dispatch_action: true } : {}),
  label: { type: 'plain_text', text: t(labels[kind]), emoji: false },
  element: {
    type: 'external_select',
    action_id: `${connectPickId}:${kind}`,
    min_query_length: 0,
    placeholder: { type: 'plain_text', text: t('connect.modal.placeholder'), emoji: false },
    ...(chosen === null ? {} : { initial_option: assetOption(chosen) }),
  },
});

/** The id stands in it whole, however long the name: two may be called the same. */
export function assetOption({ id, name }: Asset): types.PlainTextOption {
  const room = Math.max(limits.optionText - id.length - 3, 0);
  return option(name.trim() === '' ? id : `${clip(name, room)} · ${id}`, id);
}

export const noPixelOption = (t: Translator): types.PlainTextOption =>
  option(t('connect.modal.noPixel'), noPixel);

type Values = Readonly<
  Record<string, Readonly<Record<string, { readonly selected_option?: { readonly value: string } | null }>>>
>;

/** What is chosen now in the menu of this kind; '': nothing. */
export const pickedIn = (values: Values, kind: AssetKind): string =>
  values[kind]?.[`${connectPickId}:${kind}`]?.selected_option?.value ?? '';

/** null: a menu that must be filled is empty. */
export function idsIn(values: Values): TikTokIds | null {
  const [bcId, advertiserId, catalogId] = [
    pickedIn(values, 'bc'),
    pickedIn(values, 'advertiser'),
    pickedIn(values, 'catalog'),
  ];
  if (bcId === '' || advertiserId === '' || catalogId === '') return null;
  const pixel = pickedIn(values, 'pixel');
  return { bcId, advertiserId, catalogId, pixelCode: pixel === '' || pixel === noPixel ? null : pixel };
}
