import type { Translator } from '../../../locales/index.ts';
import { actionIds } from '../../ids.ts';
import { actions, button, date, message, mrkdwn, section } from '../elements.ts';
import type { Message } from '../elements.ts';
import { muteChoice } from './mute-choice.ts';
import type { MuteChoice } from './mute-choice.ts';

/** What only the person who clicked reads; the alert itself changes for everybody a little later. */
export const acknowledgedMessage = (t: Translator, done: 'done' | 'already' | 'gone'): Message =>
  message([section(t(done === 'gone' ? 'alerts.closed' : `alerts.ack.${done}`))]);

/** `choice` null: there was nothing to mute. `until` null: the mute was ended. */
export function mutedMessage(t: Translator, choice: MuteChoice | null, until: Date | null): Message {
  if (choice === null) return message([section(t('alerts.closed'))]);
  if (until === null) return message([section(t('alerts.mute.ended'))]);
  const end = muteChoice.write({ ...choice, hours: 0 });
  return message([
    section(mrkdwn(t, `alerts.mute.${choice.scope}.done`, { until: date(until) })),
    actions([button(t('button.endMute'), actionIds.alertMute, end)]),
  ]);
}
