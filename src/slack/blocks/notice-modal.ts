import type { types } from '@slack/bolt';
import type { Translator } from '../../locales/index.ts';
import type { Message } from './elements.ts';

/** What there is to say once a form was sent, in the form's place. */
export const noticeModal = (t: Translator, { blocks }: Message): types.ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: t('app.name'), emoji: false },
  close: { type: 'plain_text', text: t('button.close'), emoji: false },
  blocks,
});
