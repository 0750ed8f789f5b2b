import type { Markup } from './elements.ts';
import { clip, words } from './elements.ts';

const LONGEST_ID = 40;

/** A person by id, shown with the name that the reader's Slack has for them. What is no id is shown as words. */
export const person = (userId: string): Markup => ({
  markup: /^[UW][A-Z0-9]{1,30}$/.test(userId) ? `<@${userId}>` : words(clip(userId, LONGEST_ID)),
});

/** A channel by id: Slack shows its name only to those who may know it. */
export const channel = (channelId: string): Markup => ({
  markup: /^[CDG][A-Z0-9]{1,30}$/.test(channelId) ? `<#${channelId}>` : words(clip(channelId, LONGEST_ID)),
});

/** Everybody in the channel. Only where an admin of the channel asked for it. */
export const everybody = '<!channel>';
