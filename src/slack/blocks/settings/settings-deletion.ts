import type { types } from '@slack/bolt';
import type { Translator } from '../../../locales/index.ts';
import { actionIds, commandName, eraseModalId } from '../../ids.ts';
import { actions, button, clip, code, header, mrkdwn, section } from '../elements.ts';
import type { Block } from '../elements.ts';
import type { SettingsContent } from './settings.ts';

/** What each way of deleting deletes, and what it leaves; the button only leads to a page that says so with numbers. */
export const deletionBlocks = (t: Translator, { mayChange }: SettingsContent): Block[] => [
  header(t('settings.deletion')),
  section(mrkdwn(t, 'settings.deletion.text', { command: code(`${commandName} stores`) })),
  ...(mayChange
    ? [actions([{ ...button(t('settings.erase'), actionIds.settingsErase, 'all'), style: 'danger' }])]
    : []),
];

export const eraseFields = { block: 'word', action: 'typed' } as const;

/** What somebody must type: the name of their workspace in Slack. */
export const eraseWord = (t: Translator, name: string): string =>
  name.trim() === '' ? t('app.name') : clip(name.trim(), 80);

export type EraseFacts = {
  readonly word: string;
  readonly stores: number;
  readonly channels: number;
  readonly contacts: number;
  readonly endings: number;
};

/** Titles of modals have at most 24 characters (slack.md 5.2). */
const view = (t: Translator, blocks: Block[]): types.ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: clip(t('settings.erase.title'), 24), emoji: false },
  close: { type: 'plain_text', text: t('settings.cancel'), emoji: false },
  blocks,
});

export const eraseModal = (
  t: Translator,
  { word, stores, channels, contacts, endings }: EraseFacts,
): types.ModalView => ({
  ...view(t, [
    section(t('settings.erase.text', { stores, channels, contacts })),
    section(t('settings.erase.outside')),
    ...(endings === 0 ? [] : [section(t('settings.erase.endings', { count: endings }))]),
    {
      type: 'input',
      block_id: eraseFields.block,
      label: { type: 'plain_text', text: t('settings.erase.word', { word }), emoji: false },
      element: { type: 'plain_text_input', action_id: eraseFields.action, max_length: 100 },
    },
  ]),
  callback_id: eraseModalId,
  submit: { type: 'plain_text', text: clip(t('settings.erase.submit'), 24), emoji: false },
});

/** The settings below it show what is no more: closing this one closes them, too. */
export const erasedModal = (t: Translator, done: 'erased' | 'gone'): types.ModalView => ({
  ...view(t, [section(t(done === 'erased' ? 'settings.erase.done' : 'settings.erase.gone'))]),
  close: { type: 'plain_text', text: t('button.close'), emoji: false },
  clear_on_close: true,
});
