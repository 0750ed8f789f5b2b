/** ICU messages of connecting a store with TikTok. */
export const enConnect = {
  'help.connect': 'connects a store with TikTok (admins)',
  'help.connect.more':
    'Gives an admin a link, for one use, to TikTok’s consent page. A direct message then shows how far it is, and there the accounts of the store are chosen. It also connects again a store that was connected before.',
  'connect.link':
    'Open TikTok and agree there as the TikTok for Business user that manages this store. The link is yours alone: it works once, in one browser, until {until}.',
  'connect.link.card': 'How it goes on is told in a direct message from me.',
  'connect.link.choosing':
    'This store is connected already. To change only its accounts or its pixel you need no new sign-in: *Choose other accounts*.',
  'connect.link.choosingFirst':
    'This store has a sign-in, and only its accounts are still to be chosen. For that you need no new one: *Choose accounts*.',
  'connect.open': 'Open TikTok',
  'connect.which':
    '*Which store is to be connected?*{more, plural, =0 {} one { One more store is not shown: type {command}.} other { # more stores are not shown: type {command}.}}',
  'connect.noPublicUrl':
    'This app has no address that TikTok could send your browser back to ({variable} is not set), so nothing was begun. Whoever hosts it can set one, or connect a store with {command}.',
  'connect.disconnecting':
    'This store is being disconnected, or TikTok was not seen to let go of it yet, so nothing was changed. `/tiktok disconnect` shows which, and what can be done about it. Connect again when it has ended.',
  'connect.choiceGone':
    'There is nothing to choose here any more: this connect has ended or another one took its place. Nothing was changed. `/tiktok connect` begins a new one.',
  'connect.choiceReading':
    'What this sign-in reaches is being read. In a moment a direct message from me offers *Choose accounts*; clicking here again works too.',
  'connect.late': 'Slack gave too little time to open the form. Nothing was changed; click again.',
  'connect.newLink': 'New link',
  'connect.choose': 'Choose accounts',
  'connect.chooseOther': 'Choose other accounts',
  'connect.otherUser': 'Another TikTok user',
  'connect.card.title': 'Connect {store} ({handle}) with TikTok',
  'connect.card.reference': 'Reference {reference}',
  'connect.card.unchanged': 'Nothing was changed for this store.',
  'connect.card.offered': ':hourglass_flowing_sand: Waiting for your consent at TikTok, until {until}.',
  'connect.card.exchanging': ':hourglass_flowing_sand: You agreed at TikTok. The access is being fetched …',
  'connect.card.issued': ':hourglass_flowing_sand: TikTok gave access. Asking whose it is …',
  'connect.card.authorized':
    ':hourglass_flowing_sand: TikTok user *{user}* authorized this app. Reading which accounts that reaches …',
  'connect.card.progress.centers':
    'Reading … {done} of {of, plural, one {# Business Center} other {# Business Centers}}',
  'connect.card.progress.pixels':
    'Reading … the pixels of {done} of {of, plural, one {# ad account} other {# ad accounts}}',
  'connect.card.trouble.unsteady':
    ':information_source: TikTok’s list changed while it was read, or came twice. I read it anew by myself; until it is whole there is nothing to choose.',
  'connect.card.trouble.app':
    ':warning: TikTok refuses this developer app (its id, its secret or its permissions). Whoever hosts it must look at it. Nothing is lost: I try again by myself for a day.',
  'connect.card.trouble.silent':
    ':information_source: TikTok does not answer at the moment. Nothing is lost: I go on by myself as soon as it does.',
  'connect.card.reached':
    ':arrow_right: TikTok user *{user}* authorized this app. Now choose the accounts of this store; that is possible for 24 hours.',
  'connect.card.connected': ':white_check_mark: Connected as TikTok user *{user}*.',
  'connect.card.refused': ':no_entry_sign: TikTok sent you back without a consent.',
  'connect.card.expired': ':hourglass: The link expired before it was used.',
  'connect.card.lost':
    ':warning: The connect did not finish: TikTok’s answer did not reach this app, or could not be stored. TikTok may have given an access that nobody has; a new connect replaces it. Nothing was changed for this store: connect again.',
  'connect.card.stalled':
    ':warning: For a day TikTok has not said whose access this is. Nothing was changed for this store; the access is given back as soon as TikTok says so. Connect again.',
  'connect.card.superseded': ':arrow_right: A newer connect took the place of this one.',
  'connect.card.dropped':
    ':hourglass: Authorized, but no accounts were chosen for a day. This store is as it was before; an access that no store needs is given back to TikTok.',
  'connect.card.untold':
    ':warning: For a day TikTok has not told everything that this access reaches, and half of it is nothing to choose from. This store is as it was before; an access that no store needs is given back to TikTok. Connect again.',
  'connect.card.disconnected':
    ':no_entry_sign: The access to TikTok was disconnected meanwhile, so this connect ended. Connect again.',
  'connect.card.notAllowed':
    ':no_entry_sign: You may not connect any more, so this connect ended. An access that no store needs is given back to TikTok.',
  'connect.card.removed':
    ':no_entry_sign: The store was removed, so this connect ended. An access that no store needs is given back to TikTok.',
  'connect.card.failed.code':
    ':warning: TikTok did not accept the consent: it was used before, or is too old.',
  'connect.card.failed.app':
    ':warning: TikTok refuses this developer app (its id, its secret or its permissions). Whoever hosts it must look at it.',
  'connect.card.failed.unreached': ':warning: TikTok could not be asked just now.',
  'connect.card.failed.token':
    ':warning: TikTok refuses the access that it gave: it was taken back there, or ended.',
  'connect.card.failed.unknown': ':warning: TikTok refused, without a reason that this app knows.',
  'connect.card.reach':
    'It reaches {businessCenters, plural, one {# Business Center} other {# Business Centers}}, {adAccounts, plural, one {# ad account} other {# ad accounts}}, {catalogs, plural, one {# catalog} other {# catalogs}} and {pixels, plural, one {# pixel} other {# pixels}}.',
  'connect.card.unread':
    'The pixels of {unread, plural, one {# more ad account} other {# more ad accounts}} are read when you pick that ad account in the form.',
  'connect.card.missing': '*Not reached any more* of what this store had:',
  'connect.card.tooLittle':
    ':warning: That is too little for a store: it needs a Business Center, an ad account and a catalog. Give this TikTok user a role on them in Business Center, or connect as another TikTok user.',
  'connect.card.goesOn': 'Until then the store goes on with the accounts that it has.',
  'connect.card.before': '*Before* ({asOf}): {figures}',
  'connect.card.now': '*Now* ({asOf}): {figures}',
  'connect.card.unlinked':
    ':information_source: *The pixel is not linked by this connect.* This app unlinked it from the catalog with the disconnect ({at}). To link it again, open TikTok Business Center, Assets → Catalogs; `/tiktok data-sharing` shows how it is now.',
  'connect.card.newContact':
    ':bell: From now on you hear of critical alerts that no channel follows, in a direct message. `/tiktok alerts contact off` or `/tiktok settings` changes that.',
  'connect.card.noFigures': 'The first figures appear here as soon as TikTok has been read.',
  'connect.card.noFigures.disconnected':
    'No figures appear here: the store was disconnected before TikTok had been read.',
  'connect.card.noFigures.replaced':
    'No figures appear here: other accounts were chosen, or the store was connected anew, before TikTok had been read.',
  'connect.card.unreadFigures':
    '*The first figures could not be read yet.* {reason} They appear here as soon as TikTok tells them.',
  'connect.modal.title': 'Choose accounts',
  'connect.modal.submit': 'Connect',
  'connect.modal.text': 'On which TikTok accounts does *{store}* stand?',
  'connect.modal.hint': 'Type a part of a name or an id to find more.',
  'connect.modal.placeholder': 'Choose one',
  'connect.modal.noPixel': 'No pixel',
  'connect.modal.pixels.reading': ':hourglass_flowing_sand: Reading the pixels of this ad account …',
  'connect.modal.pixels.unread':
    ':warning: TikTok did not tell the pixels of this ad account just now. Pick it again later, or go on without a pixel; you can choose one at any time.',
  'connect.modal.incomplete': 'Choose a Business Center, an ad account and a catalog.',
  'connect.modal.unreachable.bc': 'This authorization does not reach this Business Center.',
  'connect.modal.unreachable.advertiser': 'This ad account does not belong to the chosen Business Center.',
  'connect.modal.unreachable.catalog': 'This catalog does not belong to the chosen Business Center.',
  'connect.modal.unreachable.pixel': 'This pixel does not belong to the chosen ad account.',
  'connect.page.back':
    'You can close this page and go back to Slack: a direct message from the app tells how it goes on.',
  'connect.page.close': 'You can close this page and go back to Slack.',
  'connect.page.unknown.title': 'This link is not valid',
  'connect.page.unknown':
    'It is not one of this app’s, or its store is gone. Nothing was changed. Type /tiktok connect in Slack for a new one.',
  'connect.page.used.title': 'This link was used already',
  'connect.page.used':
    'Each link works once, so nothing was changed now. Type /tiktok connect in Slack for a new one.',
  'connect.page.expired.title': 'This link has expired',
  'connect.page.expired':
    'A link works for ten minutes. Nothing was changed. Type /tiktok connect in Slack for a new one.',
  'connect.page.otherBrowser.title': 'This did not begin in this browser',
  'connect.page.otherBrowser':
    'The connect must end in the browser in which its link was opened. Nothing was changed. Open the link from Slack again, here.',
  'connect.page.notAllowed.title': 'Only admins may do this',
  'connect.page.notAllowed': 'You are no admin of this app any more. Nothing was changed.',
  'connect.page.refused.title': 'Not connected',
  'connect.page.refused': 'TikTok sent you back without a consent. Nothing was changed.',
  'connect.page.issued.title': 'TikTok gave access',
  'connect.page.issued':
    'How it goes on is in Slack: if accounts are still to be chosen, the message there has a button for that.',
  'connect.page.failed.title': 'That did not work',
  'connect.page.failed':
    'TikTok did not give access. Nothing was changed. The message in Slack says why and what to do.',
  'connect.page.lost.title': 'This did not finish',
  'connect.page.lost':
    'TikTok’s answer did not reach this app. Nothing was changed for the store. Connect again from Slack.',
  'connect.page.trouble.title': 'Something went wrong',
  'connect.page.trouble':
    'This app had a problem of its own. The message in Slack says how far the connect has come.',
};
