import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { actions, button, clip, header, message, section } from '../elements.ts';
import type { Block, Message } from '../elements.ts';
import { askAdminBlocks, connectButtons } from '../connect/connect-buttons.ts';
import type { StatusView } from '../status.ts';
import { accountText } from './account-text.ts';
import { linkRow, nothingToOpen, standingBlocks } from './link-row.ts';

/** The answer to `/tiktok business-center`: its state, and its pages with the role that each needs. */
export function businessCenterMessage(t: Translator, view: StatusView): Message {
  const { status, now, isAdmin } = view;
  const { id } = status.store;
  return message([
    header(t('bc.title', { store: clip(status.store.name, 100) })),
    ...standingBlocks(t, status, now),
    ...pageBlocks(t, view),
    actions([
      ...connectButtons(t, status, isAdmin),
      button(t('button.status'), actionIds.statusShow, id),
      button(t('button.ads'), actionIds.adLinkShow, id),
      button(t('button.dataSharing'), actionIds.dataSharingShow, id),
    ]),
    ...askAdminBlocks(t, status, isAdmin),
  ]);
}

function pageBlocks(t: Translator, { status, links }: StatusView): Block[] {
  const { ids } = status.connection;
  if (ids === null) return [nothingToOpen(t, status)];
  const part = status.memory.businessCenter;
  return [
    section(accountText(t, { id: ids.bcId, part, kind: 'bcState' })),
    linkRow(t, {
      ...{ template: links.businessCenter, ids, name: 'bc' },
      ...{ text: 'bc.manage', label: 'button.manage' },
    }),
    linkRow(t, {
      ...{ template: links.bcAdAccounts, ids, name: 'ad-accounts' },
      ...{ text: 'bc.adAccounts', label: 'button.adAccounts' },
    }),
    linkRow(t, {
      ...{ template: links.bcMembers, ids, name: 'members' },
      ...{ text: 'bc.members', label: 'button.members' },
    }),
    linkRow(t, {
      ...{ template: links.catalog, ids, name: 'catalog' },
      ...{ text: 'bc.catalog', label: 'button.manageCatalog' },
    }),
  ];
}
