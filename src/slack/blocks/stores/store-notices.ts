import type { StoreOverview } from '../../../core/store-ports.ts';
import type { Store } from '../../../core/store.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds, commandName } from '../../ids.ts';
import {
  actions,
  button,
  clip,
  code,
  context,
  date,
  linkButton,
  message,
  mrkdwn,
  section,
} from '../elements.ts';
import type { Block, Element, Message } from '../elements.ts';

const nameOf = ({ name }: Store): string => clip(name, 200);

const keysButton = (t: Translator, { id }: Store): Element =>
  button(t('button.storeKeys'), actionIds.storeKeys, id);
const connectButton = (t: Translator, { id }: Store): Element =>
  button(t('button.connect'), actionIds.connectBegin, id);

/** `twin`: another store of the same VTEX account and trade policy. */
type Saved = Pick<StoreOverview, 'store' | 'keys'> & { readonly twin?: Store | null };

const twinBlocks = (t: Translator, twin: Store | null = null): Block[] =>
  twin === null
    ? []
    : [
        section(
          `:information_source: ${mrkdwn(t, 'stores.twin', { store: nameOf(twin), handle: code(twin.handle) })}`,
        ),
      ];

/** What is known of the new store, and the two steps that are left. */
export function addedMessage(t: Translator, { store, keys, twin }: Saved): Message {
  const next = keys === 'none' ? 'stores.added.next' : 'stores.added.reading';
  return message([
    section(mrkdwn(t, 'stores.added', { store: nameOf(store), handle: code(store.handle) })),
    section(mrkdwn(t, next, { account: code(store.vtexAccount) })),
    ...twinBlocks(t, twin),
    actions([...(keys === 'none' ? [keysButton(t, store)] : []), connectButton(t, store)]),
  ]);
}

/** `hasOtherProducts`: its account or trade policy is another one now. */
export function savedMessage(
  t: Translator,
  { store, keys, twin }: Saved,
  hasOtherProducts: boolean,
): Message {
  const saved = section(mrkdwn(t, 'stores.saved', { store: nameOf(store) }));
  if (!hasOtherProducts) return message([saved]);
  const values = { account: code(store.vtexAccount), policy: code(store.tradePolicy) };
  const command = code(`${commandName} products ${store.handle}`);
  const next =
    keys === 'none' ? mrkdwn(t, 'stores.saved.noKeys') : mrkdwn(t, 'stores.saved.reading', { command });
  return message([
    saved,
    section(`${mrkdwn(t, 'stores.saved.otherProducts', values)} ${next}`),
    ...twinBlocks(t, twin),
    ...(keys === 'none' ? [actions([keysButton(t, store)])] : []),
  ]);
}

/** The page before a removal: what goes, what stays, and what had better be done first. */
export function removalMessage(t: Translator, overview: StoreOverview): Message {
  const { store, keys, sharesKeys } = overview;
  const account = code(store.vtexAccount);
  return message([
    section(`*${mrkdwn(t, 'stores.remove.title', { store: nameOf(store) })}*`),
    section(mrkdwn(t, 'stores.remove.goes')),
    section(mrkdwn(t, 'stores.remove.stays')),
    ...(keys === 'none'
      ? []
      : [context(mrkdwn(t, sharesKeys ? 'stores.remove.keysStay' : 'stores.remove.keysGo', { account }))]),
    ...connectedBlocks(t, overview),
    actions([dropButton(t, store), backButton(t)]),
  ]);
}

function connectedBlocks(t: Translator, { store, phase, grant, sharesGrant }: StoreOverview): Block[] {
  if (grant === null || grant.state === 'revoked' || phase === 'disconnected') return [];
  const command = code(`${commandName} disconnect ${store.handle}`);
  const values = { command, user: clip(grant.displayName, 100) };
  if (phase === 'disconnecting')
    return [
      section(mrkdwn(t, 'stores.remove.disconnecting', { ...values, shared: sharesGrant ? 'yes' : 'no' })),
    ];
  return [
    section(mrkdwn(t, sharesGrant ? 'stores.remove.connectedShared' : 'stores.remove.connected', values)),
  ];
}

const backButton = (t: Translator): Element => button(t('button.storesBack'), actionIds.storesShow, '1');

/** Slack's limit for the text of a question is 300, for its answers 30 (slack.md 5.2). */
const dropButton = (t: Translator, store: Store): Element => ({
  ...button(t('button.storeDrop'), actionIds.storeDrop, store.id),
  style: 'danger',
  confirm: {
    title: plain(t('stores.remove.confirmTitle')),
    text: plain(t('stores.remove.confirmText', { store: clip(store.name, 100) })),
    confirm: plain(t('stores.remove.confirmYes')),
    deny: plain(t('stores.remove.confirmNo')),
    style: 'danger',
  },
});
const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });

export const removedMessage = (t: Translator, store: Store): Message =>
  message([section(mrkdwn(t, 'stores.removed', { store: nameOf(store) })), actions([backButton(t)])]);

export const storeGoneMessage = (t: Translator): Message =>
  message([section(t('stores.gone')), actions([backButton(t)])]);

/** The link for the keys; it stands in an answer that only this person sees. */
export const keyLinkMessage = (
  t: Translator,
  store: Store,
  { url, until }: { readonly url: string; readonly until: Date },
): Message =>
  message([
    section(mrkdwn(t, 'stores.link', { account: code(store.vtexAccount), until: date(until) })),
    actions([linkButton(t('button.storeKeysOpen'), 'keys', url, actionIds.linkOpen)]),
    context(t('stores.link.again')),
  ]);

/** Without an address of ours there is no page: the host does it. */
export const noAddressMessage = (t: Translator, { vtexAccount, handle }: Store): Message =>
  message([
    section(
      mrkdwn(t, 'stores.link.noAddress', {
        account: code(vtexAccount),
        command: code(`npm run admin -- store keys --handle ${handle} --app-key vtexappkey-…`),
      }),
    ),
  ]);
