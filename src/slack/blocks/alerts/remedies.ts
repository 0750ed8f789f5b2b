import type { Translator } from '../../../locales/index.ts';
import { botName, commandName } from '../../ids.ts';
import { code, mrkdwn } from '../elements.ts';

/** What to do about a channel that Slack refuses, by Slack's code. */
export function remedyText(t: Translator, slackCode: string): string {
  const command = code(`${commandName} alerts on`);
  if (slackCode === 'is_archived' || slackCode === 'is_inactive')
    return mrkdwn(t, 'remedy.archived', { command });
  if (slackCode.startsWith('restricted_action')) return mrkdwn(t, 'remedy.restricted', { command });
  if (slackCode === 'not_in_channel' || slackCode === 'channel_not_found') {
    return mrkdwn(t, 'remedy.invite', { invite: code(`/invite @${botName}`), command });
  }
  return mrkdwn(t, 'remedy.other', { command });
}
