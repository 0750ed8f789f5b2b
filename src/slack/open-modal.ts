import type { types } from '@slack/bolt';
import { isPlatformError } from './client.ts';
import type { SlackClient } from './client.ts';
import { pushModal } from './push-modal.ts';

/** What Slack gives with a command or a click, good for three seconds and one modal. */
export type Trigger = {
  readonly triggerId: string;
  /** The modal that was clicked in: the new one lies over it. */
  readonly below: string | null;
};

/** The trigger was too old, or the click was answered already. */
const lateCodes = ['expired_trigger_id', 'exchanged_trigger_id', 'trigger_expired', 'trigger_exchanged'];

export const isLate = (error: unknown): boolean => lateCodes.some((code) => isPlatformError(error, code));

/** 'late': whoever asked must do it again. Throws what else Slack says. */
export async function openModal(
  client: SlackClient,
  { triggerId, below }: Trigger,
  view: types.ModalView,
): Promise<{ readonly viewId: string; readonly hash: string } | 'late'> {
  const call = { trigger_id: triggerId, view };
  try {
    const opened = await (below === null ? client.views.open(call) : pushModal(client, below, call));
    return { viewId: opened.view?.id ?? '', hash: opened.view?.hash ?? '' };
  } catch (error) {
    if (isLate(error)) return 'late';
    throw error;
  }
}
