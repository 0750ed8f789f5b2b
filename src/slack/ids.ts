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
  businessCenterShow: 'business-center:show',
  adLinkShow: 'ad-link:show',
  /** Reads TikTok. */
  dataSharingShow: 'data-sharing:show',
  dataSharingRefresh: 'data-sharing:refresh',
  /** Turns every flag on or off. Value: matchingValue. */
  matchingSwitch: 'matching:switch',
  /** The Home tab anew. */
  homeRefresh: 'home:refresh',
  /** Opens the form of a new store. */
  storeAdd: 'store:add',
  /** The same of a store that there is. Value: its id; so in the ones below. */
  storeEdit: 'store:edit',
  /** A link for the keys of its VTEX account. */
  storeKeys: 'store:keys',
  /** The page that says what its removal means. */
  storeRemove: 'store:remove',
  /** Removes it. */
  storeDrop: 'store:drop',
  /** The list of stores. Value: the number of the page. */
  storesShow: 'stores:show',
  /** Begins to connect. Value: the store's id. */
  connectBegin: 'connect:begin',
  /** Opens the form that chooses its accounts. Value: the attempt's id, or the store's: of what waits there. */
  connectChoose: 'connect:choose',
  /** In the form: another ad account has other pixels. As its menu, below `connectPickId`. */
  connectAccount: 'connect:pick:advertiser',
  /** Opens the settings of the workspace. */
  settingsShow: 'settings:show',
  alertAck: 'alert:ack',
  alertMute: 'alert:mute',
  /** Repeats `/tiktok alerts on …` with the words that are its value. */
  alertRetry: 'alert:retry',
  /** The same in a channel that other organisations see: an admin's yes. */
  alertConfirm: 'alert:confirm',
  /** Another page of the record. Value: recordValue. */
  recordPage: 'record:page',
  /** A file of all of it. */
  recordCsv: 'record:csv',
  /** Suffix: the right. The person is picked in it. */
  rightGrant: 'right:grant',
  /** Value: the user's id; so for contacts. */
  rightWithdraw: 'right:withdraw',
  /** Another page of those who have one. Value: its number. */
  rightPage: 'right:page',
  settingsLanguage: 'settings:language',
  contactAdd: 'contact:add',
  contactRemove: 'contact:remove',
  /** Opens the form that deletes everything. */
  settingsErase: 'settings:erase',
  /** Opens the page about disconnecting a store; changes nothing. Value: the store's id. */
  disconnectOpen: 'disconnect:open',
  /** The danger button of that page. Value: disconnectValue. */
  disconnectStart: 'disconnect:start',
  /** A box on that page; it counts when the button is clicked. */
  disconnectUnlink: 'disconnect:unlink',
  /** Value: the disconnect's id. */
  disconnectCancel: 'disconnect:cancel',
  disconnectCheck: 'disconnect:check',
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

/** callback_id of the form that deletes everything. */
export const eraseModalId = 'settings-erase';

/** callback_id of the form of a store. */
export const storeFormId = 'store:form';

/** The menus of that form; they stand in inputs, of which only that of the ad account sends clicks. Suffix: what is chosen in it. */
export const connectPickId = 'connect:pick';

/** callback_id of the form that chooses the accounts of a store. */
export const connectModalId = 'connect:accounts';

/** An id may carry a suffix (`status:show:handle`), since ids are unique within a view. */
export const startsWith = (actionId: string): RegExp => new RegExp(`^${actionId}(:|$)`);

/** callback_id of the modal of products. */
export const productsModalId = 'products';

/** What the store select shows once a store is picked. */
export const views = ['status', 'catalog', 'products', 'business-center', 'ad-link', 'data-sharing'] as const;
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
