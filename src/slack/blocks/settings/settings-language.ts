import { locales } from '../../../locales/index.ts';
import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { context, header, mrkdwn, option, section } from '../elements.ts';
import type { Block } from '../elements.ts';
import type { SettingsContent } from './settings.ts';

/** Stands for that none was chosen; a value cannot be empty. */
export const noLanguage = 'none';

export function languageBlocks(t: Translator, { settings, mayChange, round }: SettingsContent): Block[] {
  const chosen = settings.language ?? noLanguage;
  const text = mrkdwn(t, 'settings.language.is', { language: t(`settings.language.${chosen}`) });
  const all = [noLanguage, ...locales] as const;
  const options = all.map((one) => option(t(`settings.language.${one}`), one));
  const initial = options.find(({ value }) => value === chosen);
  const block = section(text);
  return [
    header(t('settings.language')),
    mayChange && initial !== undefined && block.type === 'section'
      ? {
          ...block,
          block_id: `language:${round}`,
          accessory: {
            type: 'static_select',
            action_id: actionIds.settingsLanguage,
            placeholder: { type: 'plain_text', text: t('settings.language.pick'), emoji: false },
            options,
            initial_option: initial,
          },
        }
      : block,
    context(t('settings.language.text')),
  ];
}
