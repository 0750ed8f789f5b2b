/** ICU messages of the stores: their list, their form, their keys of VTEX. Those of `keyForm` stand on a web page. */
export const enStores = {
  'help.storesCommand': 'all stores; admins add, edit and remove them there, and enter VTEX keys',

  'button.storeEdit': 'Edit',
  'button.storeKeys': 'Enter VTEX keys',
  'button.storeRemove': 'Remove…',
  'button.storeDrop': 'Remove this store',
  'button.storeKeysOpen': 'Open the form',
  'button.storesPrevious': 'Previous',
  'button.storesNext': 'Next',
  'button.storesBack': 'All stores',

  'stores.title': '{count, plural, =0 {No stores yet} one {# store} other {# stores}}',
  'stores.none':
    'A store is a VTEX account with the trade policy that goes to TikTok. Once it is added, its VTEX keys and its TikTok connection can follow in any order.',
  'stores.page': 'Page {page} of {pages}, {shown} of {count, plural, one {# store} other {# stores}}.',
  'stores.vtex': 'VTEX account {account}, trade policy {policy}',
  'stores.tiktok.new': 'TikTok: not connected yet',
  'stores.tiktok.authorized': 'TikTok: authorized as {user}, accounts not chosen yet',
  'stores.tiktok.connected': 'TikTok: connected as {user}',
  'stores.tiktok.disconnecting': 'TikTok: being disconnected',
  'stores.tiktok.disconnected': 'TikTok: disconnected',
  'stores.tiktok.grant.suspect':
    'TikTok: connected as {user}, but TikTok refused this sign-in; it is being proven',
  'stores.tiktok.grant.revoked': 'TikTok: the access of {user} was revoked',
  'stores.keys.none': 'VTEX keys: missing',
  'stores.keys.stored': 'VTEX keys: stored',
  'stores.keys.refused': 'VTEX keys: VTEX refuses them',
  'stores.keys.forbidden': 'VTEX keys: they lack a resource of License Manager',
  'stores.channels': 'Default store of {channels}{more, plural, =0 {} one { and # more} other { and # more}}',
  'stores.default': '{command} makes one of them the default of a channel.',
  'stores.adminsOnly': 'Admins of this app add, edit and remove stores and enter keys.',

  'stores.form.addTitle': 'Add a store',
  'stores.form.editTitle': 'Edit the store',
  'stores.form.save': 'Save',
  'stores.form.cancel': 'Cancel',
  'stores.form.vtexAccount': 'VTEX account',
  'stores.form.vtexAccount.hint':
    'The name in the address of VTEX Admin: “myshop” of myshop.myvtex.com. You can paste the whole address.',
  'stores.form.tradePolicy': 'Trade policy',
  'stores.form.tradePolicy.hint':
    'The number of the one that goes to TikTok: VTEX Admin → Store Settings → Channels → Trade Policies.',
  'stores.form.name': 'Name',
  'stores.form.name.hint': 'As people here call it.',
  'stores.form.handle': 'Handle',
  'stores.form.handle.hint':
    'A short name to type in commands: 1 to 21 lowercase letters, digits and hyphens. Each store has its own.',
  'stores.form.tiktokAffiliateId': 'TikTok’s affiliate ID in VTEX',
  'stores.form.tiktokAffiliateId.hint':
    'Three consonants: VTEX Admin → Store Settings → Orders → Settings → Affiliates. With it, price and stock are asked for as TikTok sees them. The app only reads: leave that affiliate as it is.',
  'stores.form.ownAffiliateId': 'Our own affiliate ID',
  'stores.form.ownAffiliateId.hint':
    'Only if you make a second affiliate, by which VTEX tells this app at once what changed. Three consonants, other ones than TikTok’s.',
  'stores.form.endpoint':
    '*Faster news from VTEX, if you like:* make an affiliate of your own at VTEX Admin → Store Settings → Orders → Settings → Affiliates, with trade policy {policy} and this Search endpoint: {endpoint}\nKeep the address to yourselves, and leave TikTok’s affiliate as it is.',
  'stores.form.endpointLater':
    'VTEX can tell this app at once what changes. The address for that is shown here once the VTEX keys are entered.',
  'stores.form.otherProducts':
    'With another VTEX account or trade policy, what is known of the products is forgotten and read anew. Counts, connection and alerts stay.',

  'stores.mistake.missing': 'Fill this in.',
  'stores.mistake.notAnAccount':
    'A VTEX account name has lowercase letters, digits and hyphens only, 63 at most.',
  'stores.mistake.foreignAddress':
    'This address does not say which VTEX account it is. Copy the address of VTEX Admin, such as myshop.myvtex.com.',
  'stores.mistake.notANumber': 'Type the number of the trade policy, such as 1.',
  'stores.mistake.notAHandle': 'Use 1 to 21 lowercase letters, digits and hyphens.',
  'stores.mistake.handleTaken': 'Another store has this handle. Choose a different one.',
  'stores.mistake.tooLong': 'Use 200 characters at most.',
  'stores.mistake.notAnAffiliate':
    'An affiliate ID is three consonants, such as TKT: no vowels, digits or accents.',
  'stores.mistake.ownElsewhere':
    'This affiliate was saved as our own, here or at another store of this VTEX account. TikTok’s must be another one.',
  'stores.mistake.sameAffiliate':
    'This is TikTok’s affiliate. Nobody may edit that one: make a second affiliate, or leave this empty.',

  'stores.added': '*{store} was added.* Its handle is {handle}.',
  'stores.added.next':
    '*Next, in any order:* enter its VTEX keys, so that its products are read; connect it to TikTok, so that its counts are. Nothing is known of either yet.',
  'stores.added.reading':
    '*Next:* connect it to TikTok, so that its counts are read. The VTEX account {account} has keys already: its products are being read.',
  'stores.twin':
    '*{store}* {handle} has this VTEX account and trade policy as well. If that is not meant, edit or remove one of the two.',
  'stores.saved': '*{store} was saved.*',
  'stores.saved.otherProducts':
    'The products are those of the account {account}, trade policy {policy}, from now on. What was known of the others is forgotten.',
  'stores.saved.noKeys': 'This account has no keys yet: enter them, so that its products are read.',
  'stores.saved.reading': 'They are being read; {command} shows how far that is.',

  'stores.remove.title': 'Remove {store} from this app?',
  'stores.remove.goes':
    '*What goes, for good:* its figures and their history, its list of products to fix, its place in alerts, its default in channels.',
  'stores.remove.stays':
    '*What stays:* everything at VTEX and at TikTok. Products that are on TikTok stay there, and VTEX goes on sending them.',
  'stores.remove.keysGo': 'The keys of the VTEX account {account} are erased here: no other store uses them.',
  'stores.remove.keysStay': 'The keys of the VTEX account {account} stay, for another store uses them.',
  'stores.remove.connected':
    ':warning: *It is connected to TikTok.* Better disconnect it first: {command}. Removing it gives the authorization of {user} back to TikTok, too, but in the background: without a card that shows it, and with no way to cancel.',
  'stores.remove.connectedShared':
    ':warning: *It is connected to TikTok.* Better disconnect it first: {command}. The authorization of {user} stays, for another store stands on it.',
  'stores.remove.disconnecting':
    ':warning: *It is being disconnected from TikTok.* Better wait for the end of that: {command} shows where it stands. {shared, select, yes {The authorization of {user} stays, for another store stands on it.} other {Removing it now gives the authorization of {user} back to TikTok in the background: without a card that shows it.}}',
  'stores.remove.confirmTitle': 'Remove the store?',
  'stores.remove.confirmText': '{store} and all that this app knows of it go at once. This cannot be undone.',
  'stores.remove.confirmYes': 'Remove',
  'stores.remove.confirmNo': 'Keep it',
  'stores.removed':
    '*{store} was removed from this app.* Its products at VTEX and its items on TikTok stay as they are.',
  'stores.gone': 'This store is not here any more: somebody has removed it already.',

  'stores.link':
    '*Enter the keys of the VTEX account {account}* on a page of this app, not in Slack. The link is yours alone and works once, until {until}. Send the form in the browser in which you open it.',
  'stores.link.again': 'A new link ends the one before.',
  'stores.link.noAddress':
    '*This app has no public web address,* so there is no page for the keys of {account}. Whoever hosts it enters them on the machine: {command}',

  'keyForm.title': 'VTEX keys of {store}',
  'keyForm.intro':
    'For the VTEX account “{account}”. The app tries them at VTEX and stores them only if they work. With them it reads products; it changes nothing.',
  'keyForm.appKey': 'App key',
  'keyForm.appKeyHint': 'Begins with vtexappkey-',
  'keyForm.appToken': 'App token',
  'keyForm.appTokenHint': 'VTEX shows it once, when the key is made or renewed.',
  'keyForm.submit': 'Try and store',
  'keyForm.howTitle': 'Where to get them',
  'keyForm.how1': 'In VTEX Admin, open Account settings → Application keys and generate a key for this app.',
  'keyForm.how2':
    'Give it a role of its own with two resources of License Manager: Catalog → Content → SKUs, and Catalog API → General → View Product.',
  'keyForm.how3': 'Copy key and token into this form.',
  'keyForm.safety': 'The token is stored encrypted and never shown again. This page works once.',
  'keyForm.problem.malformed': 'Fill in both fields: key and token have no spaces.',
  'keyForm.problem.refused':
    'VTEX does not accept this key and token for the account “{account}”. Nothing was stored. Check that both were copied whole, belong to this account, and that the key is active.',
  'keyForm.problem.forbidden':
    'VTEX knows these keys, but their role lacks a resource: License Manager → {resource}. Nothing was stored. Add it to the role in VTEX Admin → Account settings → Access profiles, then try again here.',
  'keyForm.problem.noPolicy':
    'The keys work, but VTEX has no trade policy {policy} in this account. Nothing was stored. It has: {known}. An admin corrects the store in Slack; then use a new link.',
  'keyForm.problem.noInfo':
    'VTEX did not answer, or there is no account “{account}”. Nothing is known of these keys, and nothing was stored. If the name is right, try again in a minute: this link still works. If it is wrong, an admin corrects the store in Slack; then use a new link.',
  'keyForm.problem.moved':
    'Somebody changed the account or the trade policy of this store meanwhile. Nothing was stored. Check that the keys belong to the account named above, and try again.',
  'keyForm.refusedTitle': 'This did not work',
  'keyForm.refused.unknown': 'There is no such link. Nothing was changed.',
  'keyForm.refused.used':
    'This link was used already. If that was you, the keys are stored. Nothing was changed now.',
  'keyForm.refused.expired':
    'This link has ended: it works for ten minutes, and a newer one ends it. Nothing was changed.',
  'keyForm.refused.worn': 'Too many keys were tried with this link. Nothing was changed.',
  'keyForm.refused.notAllowed':
    'Whoever asked for this link is not an admin of this app any more. Nothing was changed.',
  'keyForm.refused.otherBrowser':
    'This form was not opened in this browser, or its cookies are off. Nothing was changed. Open the link from Slack again and send the form in the same browser.',
  'keyForm.refused.wrongType': 'This is not what the form sends. Nothing was changed.',
  'keyForm.refused.tooLarge': 'That was far too long for keys. Nothing was changed.',
  'keyForm.refused.failed': 'The app could not do this at the moment. Nothing was changed.',
  'keyForm.refusedNext': 'For a new link, type /tiktok stores in Slack.',
  'keyForm.savedTitle': 'The keys are stored',
  'keyForm.saved': 'VTEX accepts the keys of the account “{account}”.',
  'keyForm.savedNext':
    'Its products are being read now. You can close this page; in Slack, {command} shows how far that is.',
};
