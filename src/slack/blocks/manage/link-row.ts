import type { TikTokIds } from '../../../core/connection.ts';
import { stalenessOf } from '../../../core/freshness.ts';
import type { StoreStatus } from '../../../core/status.ts';
import type { MessageKey, Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { linkButton, mrkdwn, section, sectionWith } from '../elements.ts';
import type { Block } from '../elements.ts';
import { phaseText } from '../disconnect/phase-text.ts';
import { staleBlocks } from '../figures.ts';
import { fillLink } from '../links.ts';

type LinkRow = {
  readonly template: string;
  readonly ids: TikTokIds;
  /** What the page is for, and the permission that TikTok asks for there. */
  readonly text: MessageKey;
  readonly label: MessageKey;
  /** Tells the links of one message apart. */
  readonly name: string;
};

/** A page of TikTok, with what it takes to use it: whoever lacks that sees an error there, which says less. */
export const linkRow = (t: Translator, { template, ids, text, label, name }: LinkRow): Block =>
  sectionWith(mrkdwn(t, text), linkButton(t(label), name, fillLink(template, ids), actionIds.linkOpen));

/** In place of links: why there are none. */
export const nothingToOpen = (t: Translator, { connection }: StoreStatus): Block =>
  section(mrkdwn(t, `manage.nothingToOpen.${connection.phase}`));

/** Above everything: since when nothing is read, and who wanted it so; of a connected store, how old what was read is. */
export function standingBlocks(t: Translator, status: StoreStatus, now: Date): Block[] {
  const { phase } = status.connection;
  if (phase === 'connected') return staleBlocks(t, stalenessOf(status, now));
  // Without accounts `nothingToOpen` says it.
  return status.connection.ids === null ? [] : [section(phaseText(t, status.connection, phase))];
}
