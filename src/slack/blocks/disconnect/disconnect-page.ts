import type { types } from '@slack/bolt';
import type { DisconnectFacts } from '../../../core/disconnect/ports.ts';
import type { Binding } from '../../../core/disconnect/saga.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import {
  actions,
  button,
  clip,
  code,
  context,
  date,
  divider,
  header,
  linkButton,
  mrkdwn,
  option,
  section,
} from '../elements.ts';
import type { Block } from '../elements.ts';
import { storesText } from './disconnect-card.ts';
import { longestName } from './who.ts';

type Modal = types.ModalView;

export type Dated<T> = { readonly value: T; readonly at: Date };

/** What TikTok says at this moment. `refused`: it does not accept the token; `denied`: it shows it to others; `unknown`: it says nothing. */
export type LiveFacts = {
  readonly items: Dated<number> | 'unknown' | 'refused' | 'denied';
  /** null: the store has no pixel. */
  readonly binding: Dated<Binding> | 'unknown' | 'denied' | null;
};

export type DisconnectPage = {
  readonly facts: DisconnectFacts;
  readonly live: LiveFacts;
  readonly links: { readonly authorizations: string; readonly vtexTikTok: string };
};

/** Which store, and in which state it was when the page was shown: of any other state nothing is confirmed. */
export const disconnectValue = (storeId: string, generation: number): string =>
  `${storeId}/${String(generation)}`;
export function readDisconnectValue(value: string): { storeId: string; generation: number } | null {
  const [, storeId, generation] = /^([0-9a-f-]{36})\/(\d{1,9})$/.exec(value) ?? [];
  return storeId === undefined ? null : { storeId, generation: Number(generation) };
}

const modal = (t: Translator, blocks: Block[]): Modal => ({
  type: 'modal',
  title: { type: 'plain_text', text: t('disconnect.modalTitle'), emoji: false },
  close: { type: 'plain_text', text: t('button.close'), emoji: false },
  blocks,
});

export const disconnectLoading = (t: Translator): Modal =>
  modal(t, [section(`:hourglass_flowing_sand: ${t('disconnect.loading')}`)]);

/** What it means, before anything is done (product.md 4). */
export function disconnectPage(t: Translator, page: DisconnectPage): Modal {
  const { facts } = page;
  const store = clip(facts.store, longestName);
  const others = { store, count: facts.others.length, stores: storesText(t, facts.others) };
  return modal(t, [
    header(t('disconnect.title', { store })),
    section(mrkdwn(t, 'disconnect.intro', { store, signIn: clip(facts.signIn ?? '', longestName) })),
    ...(facts.phase === 'authorized' ? [section(mrkdwn(t, 'disconnect.authorizedOnly', { store }))] : []),
    ...(facts.ids === null ? [] : [section(itemsText(t, page))]),
    section(t('disconnect.stops')),
    section(mrkdwn(t, accessKey(facts), others)),
    ...pixelBlocks(t, page),
    divider(),
    section(`*${t('disconnect.vtexTitle')}*\n${t('disconnect.vtex')}`),
    actions([
      linkButton(t('button.vtexTikTok'), 'vtex', page.links.vtexTikTok, actionIds.linkOpen),
      linkButton(t('button.authorizations'), 'authorizations', page.links.authorizations, actionIds.linkOpen),
    ]),
    divider(),
    context(t('disconnect.window')),
    actions([dangerButton(t, facts)]),
  ]);
}

/** What becomes of the access at TikTok; where TikTok has ended it, nothing is left to be revoked. */
function accessKey({ isRevoked, others, isElsewhere }: DisconnectFacts) {
  if (isRevoked) return 'disconnect.endedByTikTok';
  if (others.length > 0) return 'disconnect.others';
  return isElsewhere ? 'disconnect.elsewhere' : 'disconnect.alone';
}

const itemsKeys = {
  unknown: 'disconnect.itemsUnknown',
  refused: 'disconnect.itemsRefused',
  denied: 'disconnect.itemsDenied',
} as const;

function itemsText(t: Translator, { live: { items }, facts: { lastItems } }: DisconnectPage): string {
  if (typeof items === 'string') {
    const text = t(itemsKeys[items]);
    if (lastItems === null) return text;
    const last = { count: lastItems.value, asOf: date(lastItems.at) };
    return `${text} ${mrkdwn(t, 'disconnect.itemsLast', last)}`;
  }
  return mrkdwn(t, 'disconnect.items', { count: items.value, asOf: date(items.at) });
}

const mostSources = 5;

/** Off unless somebody wants it: ads use that link. */
function pixelBlocks(t: Translator, { facts, live: { items, binding } }: DisconnectPage): Block[] {
  const pixel = facts.ids?.pixelCode ?? null;
  if (pixel === null || binding === null) return [];
  // It could not be unlinked either.
  if (facts.isRevoked || items === 'refused') return [];
  const title = `*${mrkdwn(t, 'disconnect.pixelTitle', { pixel: code(pixel) })}*`;
  if (binding === 'unknown') {
    return [withBox(t, facts, `${title}\n${t('disconnect.pixelUnknown')}`)];
  }
  // Nor does it let this user unlink it.
  if (binding === 'denied') return [section(`${title}\n${t('disconnect.pixelDenied')}`)];
  const asOf = date(binding.at);
  if (!binding.value.bound) {
    return [section(`${title}\n${mrkdwn(t, 'disconnect.pixelUnbound', { asOf })}`)];
  }
  const names = binding.value.sources.slice(0, mostSources).map((name) => clip(name, longestName));
  const more = binding.value.sources.length - names.length;
  const sources = [...names, ...(more > 0 ? [t('disconnect.more', { count: more })] : [])].join(', ');
  return [withBox(t, facts, `${title}\n${mrkdwn(t, 'disconnect.pixelBound', { asOf, sources })}`)];
}

/** Without the box where others would lose the pixel, too. */
function withBox(t: Translator, { sharing }: DisconnectFacts, text: string): Block {
  if (sharing.length > 0) {
    const others = { count: sharing.length, stores: storesText(t, sharing) };
    return section(`${text}\n${mrkdwn(t, 'disconnect.pixelShared', others)}`);
  }
  const box = {
    ...option(t('disconnect.unlink'), 'unlink'),
    description: {
      type: 'plain_text' as const,
      text: clip(t('disconnect.unlinkHint'), 75),
      emoji: false,
    },
  };
  return {
    type: 'section',
    text: { type: 'mrkdwn', text, verbatim: true },
    accessory: { type: 'checkboxes', action_id: actionIds.disconnectUnlink, options: [box] },
  };
}

function confirmKey({ isRevoked, others, isElsewhere }: DisconnectFacts) {
  if (isRevoked) return 'disconnect.confirm.ended';
  if (others.length > 0) return 'disconnect.confirm.detach';
  return isElsewhere ? 'disconnect.confirm.elsewhere' : 'disconnect.confirm.revoke';
}

/** slack.md 5.2: of a confirm dialog. */
const [longestConfirmTitle, longestConfirmText, longestConfirmButton] = [100, 300, 30];

function dangerButton(t: Translator, facts: DisconnectFacts): types.Button {
  const plain = (text: string, max: number) => ({
    type: 'plain_text' as const,
    text: clip(text, max),
    emoji: false,
  });
  const value = disconnectValue(facts.storeId, facts.generation);
  return {
    ...button(t('button.disconnect'), actionIds.disconnectStart, value),
    style: 'danger',
    confirm: {
      title: plain(t('disconnect.confirm.title', { store: clip(facts.store, 60) }), longestConfirmTitle),
      text: plain(t(confirmKey(facts)), longestConfirmText),
      confirm: plain(t('disconnect.confirm.yes'), longestConfirmButton),
      deny: plain(t('disconnect.confirm.no'), longestConfirmButton),
      style: 'danger',
    },
  };
}
