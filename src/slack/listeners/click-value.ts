import type { BlockElementAction } from '@slack/bolt';

/** What a button or a menu of ours carries; '' for everything else. */
export function valueOf(action: BlockElementAction | undefined): string {
  if (action?.type === 'button') return action.value ?? '';
  if (action?.type === 'static_select' || action?.type === 'external_select')
    return action.selected_option?.value ?? '';
  return '';
}
