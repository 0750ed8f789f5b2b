import type { BlockElementAction } from '@slack/bolt';

/** An id may carry a suffix, since ids are unique within a message. */
export const startsWith = (actionId: string) => new RegExp(`^${actionId}(:|$)`);

/** What a button or a menu of ours carries; '' for everything else. */
export function valueOf(action: BlockElementAction | undefined): string {
  if (action?.type === 'button') return action.value ?? '';
  return action?.type === 'static_select' ? (action.selected_option?.value ?? '') : '';
}
