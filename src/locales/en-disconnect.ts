/** Disconnecting a store from TikTok: the page before it, the card while it goes on, what channels and people are told. */
export const enDisconnect = {
  'help.disconnect': 'disconnects a store from TikTok (admins)',
  'help.disconnect.more':
    'Opens a page that says what stops, what stays and who else is affected. Nothing is done before you press the button there, and for a minute after that you can still cancel.',

  'disconnect.modalTitle': 'Disconnect from TikTok',
  'disconnect.loading': 'Asking TikTok what is there …',
  'disconnect.title': 'Disconnect {store}',
  'disconnect.intro':
    'This app gives up the access to TikTok that the TikTok user *{signIn}* gave it for *{store}*. Nothing has been done yet.',
  'disconnect.items':
    '*{count, plural, one {# item} other {# items}} of this catalog {count, plural, one {stays} other {stay}} on TikTok* (as of {asOf}). Disconnecting deletes nothing there: that is done in TikTok Catalog Manager.',
  'disconnect.itemsUnknown':
    '*How many items are on TikTok is not known right now*: TikTok did not answer this time. Whatever is there stays there until it is deleted in TikTok Catalog Manager.',
  'disconnect.itemsRefused':
    '*How many items are on TikTok is not known*: TikTok does not accept the access of this app any more. Whatever is there stays there until it is deleted in TikTok Catalog Manager.',
  'disconnect.itemsDenied':
    '*How many items are on TikTok is not known*: TikTok answers, but does not show this catalog to the user who authorized the app. Whatever is there stays there until it is deleted in TikTok Catalog Manager.',
  'disconnect.itemsLast': 'Last known: {count, plural, one {# item} other {# items}} (as of {asOf}).',
  'disconnect.stops':
    '*What stops in this app:* the checks of connection, account, catalog and pixel, the alerts about them, and everything in the fix list that comes from TikTok. Missing data in VTEX are still shown.',
  'disconnect.alone':
    '*The access is revoked at TikTok*, since no other store of this workspace uses it. That cannot be undone: connecting again takes a new consent on TikTok.',
  'disconnect.endedByTikTok':
    '*TikTok has ended this access already*: nothing is left to revoke there, and the pixel cannot be unlinked with it. This app forgets the connection of {store}.{count, plural, =0 {} one { Another store stands on the same access and needs *Reconnect*: {stores}.} other { # other stores stand on the same access and need *Reconnect*: {stores}.}} Connecting again takes a new consent on TikTok.',
  'disconnect.others':
    '*The access stays at TikTok*, since {count, plural, one {another store uses} other {# other stores use}} it: {stores}. Only {store} leaves it.',
  'disconnect.elsewhere':
    '*The access stays at TikTok for now*, since another Slack workspace that uses this installation stands on the same TikTok user, and revoking one access may end both. This workspace gives it up; it is revoked as soon as the other one has left it, too.',
  'disconnect.more': '{count, plural, one {# more} other {# more}}',
  'disconnect.window':
    'After the button a direct message shows each step with its time and proof. For a minute you can cancel there; then there is no way back.',
  'disconnect.vtexTitle': 'VTEX has a connection of its own',
  'disconnect.vtex':
    'It goes on sending products to TikTok whatever you do here, and nothing but VTEX Admin can stop it. If you want that too, do it first: VTEX Admin → *Marketplace → TikTok → Disconnect*. If VTEX shows an error: TikTok Ads Manager → *Authorizations → VTEX → Remove*. The app cannot see whether VTEX has stopped; it only sees what stands on TikTok.',
  'disconnect.pixelTitle': 'Pixel {pixel}',
  'disconnect.pixelBound': 'Linked to the catalog (as of {asOf}): {sources}.',
  'disconnect.pixelUnbound':
    'TikTok shows this pixel as not linked to the catalog (as of {asOf}). There is nothing to unlink.',
  'disconnect.pixelUnknown': 'Whether it is linked to the catalog is not known right now.',
  'disconnect.pixelDenied':
    'Whether it is linked to the catalog is not known: TikTok does not show that to the user who authorized the app. So this app cannot unlink it.',
  'disconnect.pixelShared':
    '{count, plural, one {Another connected store uses} other {# other connected stores use}} this pixel with the same catalog: {stores}. So it stays linked here: unlinking it would take it from {count, plural, one {that store} other {those stores}} too.',
  'disconnect.unlink': 'Also unlink the pixel from the catalog',
  'disconnect.unlinkHint': 'Ads from the catalog then lose its events. A cancel links it again.',
  'disconnect.runningText':
    '*{store}* is being disconnected since {at}, as {by} wanted it. The direct message to whoever asked shows each step.',
  'disconnect.runningUnproven':
    '*{store}* is disconnected here since {at}, as {by} wanted it, but TikTok was not seen to have let go of the access.',
  'disconnect.never': '*{store}* is not connected to TikTok, so there is nothing to disconnect.',
  'disconnect.since': '*{store}* is disconnected since {at}. {by} did it.',
  'disconnect.authorizedOnly':
    'The accounts of *{store}* have not been chosen yet, but TikTok has given access for it.',
  'disconnect.host': 'whoever runs this app',
  'disconnect.started':
    '*{store} is being disconnected.* A direct message to you shows each step; for a minute you can cancel there.',
  'disconnect.changed':
    'Nothing was done: this store has changed since the page was opened. Open it again with {command}.',
  'disconnect.gone': 'Nothing was done: this store no longer exists.',
  'disconnect.cancelled':
    '*Cancelled.* The store is connected as before; the next check reads everything anew.',
  'disconnect.cancelling':
    '*Being cancelled.* The pixel is linked to the catalog again first; the direct message shows it.',
  'disconnect.late':
    'It is too late to cancel: the access is being given up, or has been already. You can connect the store again afterwards.',
  'disconnect.over': 'This is over; there is nothing to cancel any more.',
  'disconnect.checking': 'TikTok is being asked now. The message above changes when there is an answer.',
  'disconnect.nothingToCheck': 'There is nothing to check any more.',
  'disconnect.choose': 'Which store do you want to disconnect? Choosing one only opens the page about it.',
  'disconnect.chooseHandle': 'Say which store: {example}',
  'disconnect.tooLate': 'Slack closed the request before the page could open. Try again.',

  'disconnect.confirm.title': 'Disconnect {store}?',
  'disconnect.confirm.revoke': 'The access is revoked at TikTok. You can cancel for a minute.',
  'disconnect.confirm.detach':
    'The store leaves the access that other stores keep. You can cancel for a minute.',
  'disconnect.confirm.elsewhere':
    'The store leaves the access; TikTok keeps it for another Slack workspace. You can cancel for a minute.',
  'disconnect.confirm.ended':
    'The store forgets an access that TikTok has ended. You can cancel for a minute.',
  'disconnect.confirm.yes': 'Disconnect',
  'disconnect.confirm.no': 'Keep it',
  'button.disconnect': 'Disconnect',
  'button.showDisconnect': 'Show the disconnect',
  'button.cancelDisconnect': 'Cancel',
  'button.checkAgain': 'Check again',
  'button.authorizations': 'TikTok Authorizations',
  'button.vtexTikTok': 'VTEX Admin: TikTok',

  'disconnectCard.title':
    '{state, select, running {*Disconnecting {store} from TikTok*} unproven {*{store}: TikTok was not seen to let go of the access*} cancelling {*Cancelling: {store} stays connected*} revoked {*{store} is disconnected from TikTok*} detached {*{store} is disconnected from TikTok*} cancelled {*Cancelled: {store} is connected as before*} replaced {*{store} was connected anew meanwhile*} removed {*{store} was removed*} other {*The app was uninstalled*}}',
  'disconnectCard.removed': 'The access is given back to TikTok where no other store needs it.',
  'disconnectCard.by': '{by}, {at} · TikTok user {signIn}',
  'disconnectCard.cancelUntil': 'You can cancel until {until}. After that there is no way back.',
  'disconnectCard.detached':
    'The access at TikTok stays, since {count, plural, =0 {the TikTok user signed in anew meanwhile} one {another store uses it: {stores}} other {# other stores use it: {stores}}}.',
  'disconnectCard.elsewhere':
    'The access stays at TikTok for now: another Slack workspace that uses this installation stands on the same TikTok user, and revoking one access may end both. It is revoked as soon as that workspace has left it, too.',
  'disconnectCard.ids':
    'The ids of the accounts are kept for connecting again. What stands on TikTok stays there until it is deleted in Catalog Manager; VTEX’s own connection is not touched by this.',
  'disconnectCard.again': 'Checks, alerts and readings of TikTok run again.',
  'disconnectCard.silent':
    'TikTok does not answer right now. It is asked again every half minute, for a quarter of an hour at most; then this goes on without the pixel.',
  'disconnectCard.unproven':
    'TikTok still has not confirmed that the access is dead. Do it by hand: open TikTok’s *Authorizations* page as the TikTok user *{signIn}*, find this app, press *Remove*. Then press *Check again*. The app also asks by itself once an hour.',
  'disconnectCard.lastAnswer':
    'TikTok’s last answer: {answer, select, accepted {it still accepted the access} older {the access itself is dead; an older one of the same TikTok user is still being given back} refused {it refused the access; one more refusal a minute later is the proof} refusedAll {it refused everybody, which proves nothing} throttled {too many requests} appRefused {it refused the developer app itself} other {none: it does not answer, or only with an error}}.',
  'disconnectCard.proof':
    'TikTok refused the access twice ({first}; {second}), and accepted others each time.',

  'disconnect.step.stopped': 'Checks, alerts and readings of TikTok stopped',
  'disconnect.step.unlink':
    '{state, select, done {Pixel unlinked from the catalog; TikTok shows it so} already {Pixel was not linked to the catalog} failed {Pixel not unlinked: TikTok did not do it. It can be unlinked in Catalog Manager} other {Unlinking the pixel from the catalog …}}',
  'disconnect.step.wait':
    '{state, select, done {The time to cancel is over} cancelled {Cancelled in time} other {Waiting, so that you can cancel}}',
  'disconnect.step.revoke':
    '{state, select, done {TikTok answered that the access is revoked} already {TikTok said that the access had ended already} other {Revoking the access at TikTok …}}',
  'disconnect.step.prove':
    '{state, select, done {Proven: the access is dead} other {Asking TikTok whether the access is dead, twice, a minute apart …}}',
  'disconnect.step.unsubscribe':
    '{state, select, done {TikTok’s notifications unsubscribed} already {No notifications of TikTok to unsubscribe} failed {TikTok’s notifications not unsubscribed; without the access they end by themselves} other {Unsubscribing TikTok’s notifications …}}',
  'disconnect.step.erase':
    '{state, select, done {Access erased from this app} other {Erasing the access from this app …}}',
  'disconnect.step.relink':
    '{state, select, done {Pixel linked to the catalog again; TikTok shows it so} already {Pixel is linked to the catalog} failed {Pixel not linked again: TikTok did not do it. Link it in Catalog Manager} other {Linking the pixel to the catalog again …}}',

  'alert.disconnected':
    '*{store} was disconnected from TikTok by {by}* ({at}). This app reads nothing of it at TikTok any more and tells nothing about it. Products on TikTok stay until they are deleted in Catalog Manager; VTEX’s own connection is not touched by this.',
  'alert.disconnected.detached':
    '*{store} was disconnected from TikTok by {by}* ({at}). Other stores keep their connection. This app reads nothing of {store} at TikTok any more and tells nothing about it.',
  'alert.disconnected.pending': 'At that time TikTok had not confirmed yet that the access is dead.',
  'alert.proven':
    '*{store}: nothing is left to do by hand at TikTok* ({at}). The reminders to remove this app there no longer apply.',
  'alert.unproven':
    '*{store}: TikTok was not seen to let go of the access* since {since}. Do it by hand: open TikTok’s *Authorizations* page as the TikTok user *{signIn}*, find this app, press *Remove*. Then press *Check again*.',
  'alert.state.disconnected': 'Disconnected',
  'alert.ended.disconnected':
    '*No longer watched:* the store was disconnected from TikTok here. That does not mean that it was fixed.',

  'status.disconnectedBy': '*Disconnected* since {at}. {by} did it.',
  'status.disconnectingBy': '*Being disconnected* since {at}, as {by} wanted it.',
  'status.unprovenBy':
    '*Disconnected here* since {at}, as {by} wanted it, but *TikTok was not seen to let go of the access*.',
  'status.cancelUntil': 'It can be cancelled until {until}.',
  'status.uninstalledAt':
    '*Disconnected* since {at}, when the app was uninstalled from this Slack workspace.',
} as const;
