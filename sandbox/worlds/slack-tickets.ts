import { nextNumber } from './slack-state.ts';
import type { SlackMessage, SlackResponseUrl, SlackState, SlackTrigger } from './slack-state.ts';

// slack.md 5.1
const triggerLifeMs = 3_000;
const responseUrlLifeMs = 30 * 60_000;
const responseUrlUses = 5;

/** Allows one views.open or views.push within three seconds. */
export function issueTrigger(state: SlackState, userId: string, viewId: string | null = null): string {
  const id = `${state.nowMs()}.${nextNumber(state)}.${userId.toLowerCase()}`;
  state.triggers.set(id, { userId, viewId, expiresAtMs: state.nowMs() + triggerLifeMs, used: false });
  return id;
}

/** A word of settings.triggerErrors when it cannot be used. */
export function useTrigger(
  state: SlackState,
  id: string,
): SlackTrigger | 'expired' | 'exchanged' | 'invalid' {
  const trigger = state.triggers.get(id);
  if (trigger === undefined) return 'invalid';
  if (trigger.used) return 'exchanged';
  if (state.nowMs() > trigger.expiresAtMs) return 'expired';
  trigger.used = true;
  return trigger;
}

export function issueResponseUrl(
  state: SlackState,
  target: { readonly userId: string; readonly channelId: string; readonly source?: SlackMessage | null },
): string {
  const id = `R${nextNumber(state).toString(36).padStart(8, '0')}`;
  state.responseUrls.set(id, {
    userId: target.userId,
    channelId: target.channelId,
    source: target.source ?? null,
    expiresAtMs: state.nowMs() + responseUrlLifeMs,
    usesLeft: responseUrlUses,
  });
  return `${state.baseUrl}/response/${id}`;
}

/** Takes one of the five uses. */
export function useResponseUrl(
  state: SlackState,
  id: string,
): SlackResponseUrl | 'unknown' | 'expired' | 'used' {
  const found = state.responseUrls.get(id);
  if (found === undefined) return 'unknown';
  if (state.nowMs() > found.expiresAtMs) return 'expired';
  if (found.usesLeft <= 0) return 'used';
  found.usesLeft -= 1;
  return found;
}
