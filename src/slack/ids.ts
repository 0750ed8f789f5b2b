/** Every action_id (`noun:verb`), in one place: blocks write them, listeners answer them. */
export const actionIds = {
  statusShow: 'status:show',
  statusRefresh: 'status:refresh',
  catalogShow: 'catalog:show',
  catalogRefresh: 'catalog:refresh',
  storePick: 'store:pick',
  /** Link buttons: Slack sends a click for these too, and it must be acked. */
  linkOpen: 'link:open',
} as const;

/** What the store select shows once a store is picked. */
export const views = ['status', 'catalog'] as const;
export type ViewName = (typeof views)[number];

export const commandName = '/tiktok';
