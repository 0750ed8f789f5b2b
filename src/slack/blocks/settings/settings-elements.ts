import type { types } from '@slack/bolt';
import type { Translator } from '../../../locales/index.ts';
import { button, clip, limits } from '../elements.ts';

const plain = (text: string): types.PlainTextElement => ({
  type: 'plain_text',
  text: clip(text, limits.buttonText),
  emoji: false,
});

/** Slack's own limit of the text of a confirm dialog (slack.md 5.2). */
const longestConfirm = 300;
/** Of its buttons. */
const longestVerb = 30;

type Question = { readonly text: string; readonly yes: string; readonly isDanger?: boolean };

function sure(t: Translator, { text, yes, isDanger = false }: Question): types.ConfirmationDialog {
  return {
    text: { type: 'plain_text', text: clip(text, longestConfirm) },
    confirm: plain(clip(yes, longestVerb)),
    deny: plain(clip(t('settings.cancel'), longestVerb)),
    ...(isDanger ? { style: 'danger' as const } : {}),
  };
}

/** Somebody is picked, and Slack asks once more before it tells us. */
export const personMenu = (
  t: Translator,
  actionId: string,
  placeholder: string,
  question: Question,
): types.UsersSelect => ({
  type: 'users_select',
  action_id: actionId,
  placeholder: plain(placeholder),
  confirm: sure(t, question),
});

/** `userId` also tells the buttons of one view apart. */
export const removeButton = (
  t: Translator,
  actionId: string,
  userId: string,
  text: string | null,
): types.Button => ({
  ...button(t('settings.remove'), `${actionId}:${userId}`, userId),
  ...(text === null ? {} : { confirm: sure(t, { text, yes: t('settings.remove'), isDanger: true }) }),
});
