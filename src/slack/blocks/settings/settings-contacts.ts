import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { actions, context, header, section, sectionWith } from '../elements.ts';
import type { Block } from '../elements.ts';
import { person } from '../mentions.ts';
import type { SettingsContent } from './settings.ts';
import { personMenu, removeButton } from './settings-elements.ts';

const SHOWN = 20;

/** Who is told what no channel hears. */
export function contactBlocks(t: Translator, { contacts, mayChange, round }: SettingsContent): Block[] {
  const more = contacts.length - SHOWN;
  const add = personMenu(t, actionIds.contactAdd, t('settings.contacts.add'), {
    text: t('settings.contacts.addSure'),
    yes: t('settings.contacts.addButton'),
  });
  return [
    header(t('settings.contacts')),
    section(t('settings.contacts.text')),
    ...(contacts.length === 0 ? [context(t('settings.contacts.none'))] : []),
    ...contacts.slice(0, SHOWN).map(({ channelId: userId }) => {
      const { markup } = person(userId);
      if (!mayChange) return section(markup);
      return sectionWith(markup, removeButton(t, actionIds.contactRemove, userId, null));
    }),
    ...(more > 0 ? [context(t('alert.more', { count: more }))] : []),
    ...(mayChange ? [{ ...actions([add]), block_id: `contacts:${round}` }] : []),
  ];
}
