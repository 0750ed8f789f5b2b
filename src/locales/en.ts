import { enConnect } from './en-connect.ts';
import { enAccount } from './en-account.ts';
import { enAlerts } from './en-alerts.ts';
import { enDisconnect } from './en-disconnect.ts';
import { enFixList } from './en-fix-list.ts';
import { enManage } from './en-manage.ts';
import { enHome } from './en-home.ts';
import { enProducts } from './en-products.ts';
import { enRecheck } from './en-recheck.ts';
import { enStores } from './en-stores.ts';
import { enRecord } from './en-record.ts';

/** ICU messages; the other languages must have exactly these keys (the type check sees to it). */
export const en = {
  ...enAccount,
  ...enAlerts,
  ...enConnect,
  ...enProducts,
  ...enFixList,
  ...enDisconnect,
  ...enManage,
  ...enRecheck,
  ...enStores,
  ...enRecord,
  ...enHome,
  'app.name': 'TikTok for VTEX',

  'status.title': '{store} on TikTok',
  'status.connected': '*Connected* since {since}.',
  'status.connectedPlain': '*Connected.*',
  'status.proof': 'TikTok answered a check made as {user} ({asOf}).',
  'status.proofNone': 'TikTok has not answered a check yet.',
  'status.phase.new': '*Not connected yet.*',
  'status.phase.authorized': '*Authorized, but the accounts are not chosen yet.*',
  'status.phase.disconnecting': '*Being disconnected.*',
  'status.phase.disconnected': '*Disconnected.*',
  'status.grantUser': 'TikTok user',
  'status.businessCenter': 'Business Center',
  'status.adAccount': 'Ad account',
  'status.catalog': 'Catalog',
  'status.pixel': 'Pixel',
  'status.vtex': 'VTEX account',
  'status.tradePolicy': 'trade policy {policy}',
  'status.pixelBound': 'bound to the catalog',
  'status.pixelUnbound': 'not bound to the catalog',
  'status.pixelNone': 'none chosen',
  'status.usable': 'usable in ads',
  'status.notUsable': 'not usable in ads',
  'status.usableUnknown': 'not known yet whether usable in ads',
  'status.partAsOf': 'as of {asOf}',
  'status.partRefused': 'TikTok denied access at the last check',
  'status.lastProof': '*Connected when last checked* ({asOf}), as the TikTok user {user}.',
  'status.signInRefused': '*TikTok refuses the sign-in.* It last worked {asOf}, as the TikTok user {user}.',
  'status.revoked':
    '*TikTok access was revoked*, proven by three refusals. It last worked {asOf}, as the TikTok user {user}.',
  'status.signInNeverWorked': '*TikTok refuses the sign-in.*',
  'status.notConfirmed': '*Registered, but not confirmed yet.*',

  'state.active': 'active',
  'state.suspended': 'suspended',
  'state.closed': 'closed',
  'state.rejected': 'not approved',
  'state.inReview': 'in review',
  'state.unknown': 'state not known',
  'bcState.active': 'active',
  'bcState.suspended': 'suspended',
  'bcState.closed': 'closed',
  'bcState.rejected': 'not approved',
  'bcState.inReview': 'in review',
  'bcState.unknown': 'state not known',

  'counts.available': 'Available',
  'counts.inReview': 'In review',
  'counts.rejected': 'Rejected: need attention',
  'counts.unknown': 'not known yet',
  'counts.items': '{count, plural, one {# item} other {# items}}',
  'counts.asOf':
    'As of {asOf}. TikTok counts items. VTEX’s page shows “need additional details” instead of “rejected”; the two numbers can differ.',
  'counts.noneYet': 'No count has been read yet. The first check usually ends within a few minutes.',

  'catalog.title': '{store}: TikTok catalog',
  'catalog.sinceDay': '{change} since yesterday',
  'catalog.sinceWeek': '{change} in 7 days',
  'catalog.noChange': 'no change',
  'catalog.noHistory': 'no reading from {when}',
  'catalog.dayAgo': 'yesterday',
  'catalog.weekAgo': '7 days ago',
  'catalog.share': '{share} of all',
  'catalog.hint':
    'Catalog Manager: open Business Center, then Assets → Catalogs. You need a role on the catalog.',

  'stale.title': '*These figures are {age} old.* {reason}',
  'stale.noFigures': '*No figures yet.* {reason}',
  'stale.reason.noInfo':
    'TikTok does not answer at the moment. This says nothing about your connection; the app keeps trying.',
  'stale.reason.throttled': 'TikTok asks the app to slow down. The app keeps trying.',
  'stale.reason.tokenRefused':
    'TikTok does not accept the app’s sign-in at the moment. Whether it ended for good is not confirmed yet. If it did, *Status* offers *Reconnect* to the admins of this app.',
  'stale.reason.revoked':
    'The access that this app had to TikTok was revoked. Any admin of this app can bring it back with *Reconnect*.',
  'stale.reason.askUser':
    'TikTok has a problem with the user who authorized the app. That person should open TikTok Business Center and check their account.',
  'stale.reason.appRefused':
    'TikTok refuses the developer app itself. Whoever runs this app must look at it in TikTok’s developer portal.',
  'stale.reason.objectRefused':
    'TikTok answers, but does not show this catalog to the user who authorized the app.',
  'stale.reason.none': 'No check has ended since then. Whoever runs this app can look at its log.',
  'stale.reason.notConnected': 'The store is not connected to TikTok, so nothing is read.',

  'age.now': 'less than a minute',
  'age.minutes': '{count, plural, one {# minute} other {# minutes}}',
  'age.hours': '{count, plural, one {# hour} other {# hours}}',
  'age.days': '{count, plural, one {# day} other {# days}}',

  'button.catalog': 'Catalog',
  'button.products': 'Products',
  'button.status': 'Status',
  'button.refresh': 'Refresh',
  'button.manageCatalog': 'Manage catalog',
  'button.businessCenter': 'Business Center',
  'button.adsManager': 'Ads Manager',

  'help.title': 'What you can do here',
  'help.intro': 'Type a command in any channel; only you see the answer.',
  'help.status': 'connection, accounts and counts of the store',
  'help.catalog': 'the three counts and how they changed',
  'help.products': 'which products lack what, and where to fix it',
  'help.recheck': 'reads VTEX and TikTok now: what is fixed, what remains',
  'help.products.more':
    'Shows which products lack what, and where to fix it. A cause behind it shows only that one: {example}. With several stores, name the store too, in any order.',
  'help.recheck.more':
    'Reads VTEX and TikTok now and says what is fixed and what remains, 100 items at most while you wait. With several stores, name the store.',
  'help.words.store': '[store]',
  'help.words.cause': '[cause]',
  'help.words.use': 'store',
  'help.causeExample': 'price',
  'help.use': 'sets the default store of this channel',
  'help.help': 'this overview, or more on one command',
  'help.aliases': 'Also: {aliases}',
  'help.languages': 'The app answers in the language of your Slack: English, Spanish or Portuguese.',
  'help.example': 'Example: {example}',
  'help.noStores': 'Admins of this app add one with {command}.',
  'help.stores': 'Stores: {stores}',

  'guess.title': 'I do not know “{word}”.',
  'guess.didYouMean': 'Did you mean {suggestions}?',
  'guess.products':
    'After {command} you can type a cause, for example {example}, or the handle of a store; {help} says more.',
  'guess.help': '{help} shows everything that you can do.',

  'store.choose': 'Which store?',
  'store.chooseText':
    'This workspace has {count, plural, one {# store} other {# stores}}. Choose one, or set a default for this channel with {command}.',
  'store.placeholder': 'Choose a store',
  'store.none': 'No store is set up yet.',
  'store.gone': 'This store no longer exists.',
  'use.done': '*{store}* is now the store of this channel. {command} shows it.',
  'use.missing': 'Say which store: {example}',
  'use.unavailable': 'A default needs a channel. Type the command in the channel that is meant.',

  'refused.guest': 'This app does not show anything to guests. An admin of this workspace can help you.',
  'refused.foreign': 'This app only answers people of the workspace that runs it.',
  'refused.adminsOnly':
    '{owners, select, yes {{count, plural, =0 {Only owners and admins of this Slack workspace may do this.} other {Only these people may do this, and owners and admins of this Slack workspace: {names}{more, plural, =0 {} other { and # more}}.}}} other {Only these people may do this: {names}{more, plural, =0 {} other { and # more}}.}}',
  'refused.unknown': 'Slack did not tell in time who you are, so nothing was changed. Try again in a moment.',

  'error.title': '*That did not work.* {sentence}',
  'error.reference':
    'Nothing was changed. Try again; if it stays, give this reference to whoever runs the app: {reference}',
  'error.config_invalid': 'The app is not configured correctly.',
  'error.encryption_key_wrong':
    'The app cannot read its own secrets. Whoever runs it must check its encryption keys.',
  'error.secret_unreadable':
    'The app cannot read its own secrets. Whoever runs it must check its encryption keys.',
  'error.data_directory_in_use': 'The app’s data is in use by another process.',
  'error.postgres_unavailable': 'The app has no database.',
  'error.schema_too_new': 'The app is older than its database.',
  'error.slack_token_refused': 'Slack does not accept the app’s sign-in.',
  'error.database_unreachable': 'The app cannot reach its database at the moment.',
  'error.slack_unreachable': 'Slack does not answer the app at the moment.',
  'error.tiktok_unavailable': 'TikTok does not answer at the moment.',
  'error.tiktok_refused': 'TikTok refused the request.',
  'error.vtex_unavailable': 'VTEX does not answer at the moment.',
  'error.vtex_refused': 'VTEX refused the request.',
  'error.not_allowed': 'You may not do that.',
  'error.input_invalid': 'The app did not understand that.',
  'error.bug': 'The app made a mistake.',
} as const;

export type MessageKey = keyof typeof en;
export type Messages = Readonly<Record<MessageKey, string>>;
