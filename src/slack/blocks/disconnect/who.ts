import type { Translator } from '../../../locales/index.ts';
import { words } from '../elements.ts';
import type { Markup } from '../elements.ts';
import { person } from '../mentions.ts';

/** null: the host did it, with the admin command. */
export const whoText = (t: Translator, by: string | null): Markup =>
  by === null ? { markup: words(t('disconnect.host')) } : person(by);

export const longestName = 80;
