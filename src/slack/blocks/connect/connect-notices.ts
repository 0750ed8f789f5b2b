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
import type { Element, Message } from '../elements.ts';

/** What needs no new sign-in; `isFirst`: the store waits for its accounts. */
type Choosing = { readonly button: Element; readonly isFirst: boolean };

/** To this person only: the address is theirs. */
export const connectLinkMessage = (
  t: Translator,
  {
    url,
    until,
    choosing,
  }: { readonly url: string; readonly until: Date; readonly choosing: Choosing | null },
): Message =>
  message([
    section(mrkdwn(t, 'connect.link', { until: date(until) })),
    ...(choosing === null
      ? []
      : [section(t(choosing.isFirst ? 'connect.link.choosingFirst' : 'connect.link.choosing'))]),
    actions([
      linkButton(t('connect.open'), 'connect', url, actionIds.linkOpen),
      ...(choosing === null ? [] : [choosing.button]),
    ]),
    context(mrkdwn(t, 'connect.link.card')),
  ]);

export const noPublicUrlMessage = (t: Translator): Message =>
  message([
    section(
      mrkdwn(t, 'connect.noPublicUrl', {
        variable: code('PUBLIC_URL'),
        command: code('npm run admin -- store add'),
      }),
    ),
  ]);

/** One row of buttons; the others are named in the command. */
const mostButtons = 20;

export const connectWhichMessage = (t: Translator, stores: readonly Store[]): Message =>
  message([
    section(
      mrkdwn(t, 'connect.which', {
        command: code(`${commandName} connect ${stores[0]?.handle ?? ''}`),
        more: Math.max(stores.length - mostButtons, 0),
      }),
    ),
    actions(
      stores
        .slice(0, mostButtons)
        .map(({ id, name, handle }) => button(clip(name, 70), `${actionIds.connectBegin}:${handle}`, id)),
    ),
  ]);

export const connectNoticeMessage = (
  t: Translator,
  why: 'disconnecting' | 'choiceGone' | 'choiceReading' | 'late',
): Message => message([section(mrkdwn(t, `connect.${why}`))]);
