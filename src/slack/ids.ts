import { isUuid } from '../core/uuid.ts';

/** Every action_id (`noun:verb`), in one place: blocks write them, listeners answer them. */
export const actionIds = {
  statusShow: 'status:show',
  statusRefresh: 'status:refresh',
  catalogShow: 'catalog:show',
  catalogRefresh: 'catalog:refresh',
  productsShow: 'products:show',
  productsRefresh: 'products:refresh',
  /** Opens the list of the products with one cause. Value: causeValue. */
  productsCause: 'products:cause',
  /** The same of all products. Value: the store's id. */
  productsBrowse: 'products:browse',
  /** In place of the list, that of one cause. Value: causeValue. */
  productsPick: 'products:pick',
  /** In the modal; filterIds say what was changed. */
  productsFilter: 'products:filter',
  /** A file of all findings. Value: the store's id. */
  productsCsv: 'products:csv',
  /** Value: recheckValue. */
  productsRecheck: 'products:recheck',
  storePick: 'store:pick',
  alertAck: 'alert:ack',
  alertMute: 'alert:mute',
  /** Repeats `/tiktok alerts on …` with the words that are its value. */
  alertRetry: 'alert:retry',
  /** The same in a channel that other organisations see: an admin's yes. */
  alertConfirm: 'alert:confirm',
  /** Link buttons: Slack sends a click for these too, and it must be acked. */
  linkOpen: 'link:open',
} as const;

/** What was changed in the modal of products, as the suffix of `productsFilter`. */
export const filterIds = {
  cause: `${actionIds.productsFilter}:cause`,
  brand: `${actionIds.productsFilter}:brand`,
  category: `${actionIds.productsFilter}:category`,
  search: `${actionIds.productsFilter}:search`,
  clear: `${actionIds.productsFilter}:clear`,
  previous: `${actionIds.productsFilter}:previous`,
  next: `${actionIds.productsFilter}:next`,
} as const;

/** callback_id of the modal of products. */
export const productsModalId = 'products';

/** What the store select shows once a store is picked. */
export const views = ['status', 'catalog', 'products'] as const;
export type ViewName = (typeof views)[number];

export const commandName = '/tiktok';

/** The bot's name in manifest.yml, for `/invite`. */
export const botName = 'tiktok-for-vtex';

/** The block_id by which a click on an alert names its post. */
export const postBlockId = (postId: string): string => `post:${postId}`;
export function postIdIn(blockId: string): string | null {
  const [, id = ''] = /^post:(.+)$/.exec(blockId) ?? [];
  return isUuid(id) ? id : null;
}
