/** Business Center, ads, the pixel and its Advanced Matching. */
export const enManage = {
  'help.businessCenter': 'links to manage the store’s TikTok Business Center',
  'help.adLink': 'links to create and manage ads on the store’s ad account',
  'help.dataSharing': 'the pixel: its events, whether it is bound, Advanced Matching',
  'help.dataSharing.more':
    'Reads the pixel of the store at TikTok now: whether it is bound to the catalog, its events per day, and Advanced Matching, which admins can switch here.',

  'button.manage': 'Manage',
  'button.createAd': 'Create an ad',
  'button.manageAds': 'Manage ads',
  'button.adAccounts': 'Ad accounts',
  'button.members': 'Members',
  'button.managePixel': 'Manage pixel',
  'button.ads': 'Ads',
  'button.dataSharing': 'Data sharing',
  'button.reconnect': 'Reconnect',
  'button.matchingOn': 'Turn all on',
  'button.matchingOff': 'Turn all off',
  'button.cancel': 'Cancel',

  'manage.asOf': 'As of {asOf}.',
  'manage.nothingToOpen.new': 'There is nothing to open: the store is not connected to TikTok yet.',
  'manage.nothingToOpen.authorized':
    'There is nothing to open: TikTok is authorized, but the accounts of this store are not chosen yet.',
  'manage.nothingToOpen.connected': 'There is nothing to open: the accounts of this store are not known.',
  'manage.nothingToOpen.disconnecting': 'There is nothing to open: the store is being disconnected.',
  'manage.nothingToOpen.disconnected': 'There is nothing to open: the store is disconnected.',

  'bc.title': '{store}: TikTok Business Center',
  'bc.manage': '*Manage* the Business Center. You need to be a member of it.',
  'bc.adAccounts':
    '*Ad accounts* and who may use them. Members see theirs; to change something you need the Admin role.',
  'bc.members': '*Members* and their roles. You need the Admin role.',
  'bc.catalog':
    '*Catalog Manager* has no address of its own: open Business Center, then Assets → Catalogs. You need a role on the catalog.',

  'ads.title': '{store}: TikTok ads',
  'ads.create': '*Create an ad* in Ads Manager. You need the Admin or Operator role on this ad account.',
  'ads.manage':
    '*Manage ads*. Any role on this ad account shows them; to change one you need Admin or Operator.',
  'ads.state.suspended': 'TikTok has suspended this ad account: Ads Manager opens, but no ad can run.',
  'ads.state.closed': 'TikTok has closed this ad account: no ad can run on it.',
  'ads.state.rejected': 'TikTok has not approved this ad account: no ad can run on it yet.',
  'ads.state.inReview': 'TikTok is still reviewing this ad account: no ad can run on it yet.',
  'ads.usable.true': 'The catalog {catalog} can be used in ads.',
  'ads.usable.false':
    'The catalog {catalog} cannot be used in ads at present: TikTok wants enough available products in it first.',
  'ads.usable.null': 'TikTok does not say whether the catalog {catalog} can be used in ads.',
  'ads.usable.unread': 'Whether the catalog can be used in ads is not known.',

  'sharing.title': '{store}: data sharing with TikTok',
  'sharing.adminsSwitch': 'Admins of this app can switch Advanced Matching.',
  'sharing.reading': 'Reading the pixel at TikTok …',
  'sharing.noPixel':
    'No pixel was chosen for this store, so there are no events and there is nothing to manage. An admin of this app can choose one.',
  'sharing.pixel': 'Pixel',
  'sharing.binding': 'Catalog',
  'sharing.otherSources': 'Event sources of the catalog: {sources}',
  'sharing.bind':
    'TikTok does not name it among the event sources of this catalog. This app links it only where it cancels a disconnect that had unlinked it. You can link it at TikTok, in Business Center under Assets → Catalogs.',
  'sharing.unread': '*TikTok did not tell about the pixel just now.* {reason}',
  'sharing.refused':
    'TikTok does not show this pixel to the TikTok user who authorized the app: that person needs a role on the pixel.',
  'sharing.manage':
    '*Manage pixel* in Events Manager. You need a role on the pixel; one on the ad account is not enough.',
  'sharing.events': '*Pixel events per UTC day*',
  'sharing.dayUnread': 'not known yet',
  'sharing.dayNotRead': 'not read',
  'sharing.dayOpen': '{count} so far',
  'sharing.eventsAsOf': 'As of {asOf}. TikTok counts a day to its end within about six hours.',
  'sharing.eventsNone': 'Nothing is known of its events.',
  'sharing.matching': '*Advanced Matching at TikTok*',
  'sharing.manual': 'Sent by the site: {flags}',
  'sharing.automatic': 'Found by TikTok on the site: {flags}',
  'sharing.flag': '{field} {state, select, on {*on*} off {off} other {not known}}',
  'sharing.field.email': 'email',
  'sharing.field.phone': 'phone',
  'sharing.field.name': 'name',
  'sharing.field.address': 'address',
  'sharing.field.externalId': 'external id',
  'sharing.matchingUnread': 'Its state is not known.',
  'sharing.matchingShort':
    '*Advanced Matching* at TikTok: {total, plural, =0 {not known} other {{on, plural, =0 {off} other {on for {on, number} of {total, plural, one {# kind} other {# kinds}} of data}}}}.',
  'sharing.note':
    'VTEX’s storefront does not apply Advanced Matching at present. Switching it changes the setting at TikTok, and nothing else.',

  'matching.confirm.title': 'Advanced Matching',
  'matching.confirm.on':
    'Turn on {total, plural, one {# kind} other {all # kinds}} of data at TikTok, for every site that uses the pixel {pixel}? At present {changing, plural, one {# is} other {# are}} off. VTEX’s storefront does not apply it.',
  'matching.confirm.off':
    'Turn off {total, plural, one {# kind} other {all # kinds}} of data at TikTok, for every site that uses the pixel {pixel}? At present {changing, plural, one {# is} other {# are}} on.',
  'matching.done':
    ':white_check_mark: *Advanced Matching is {on, select, true {on} other {off}} at TikTok*, for everything that is listed below.',
  'matching.already':
    'Advanced Matching was {on, select, true {on} other {off}} already. Nothing was changed.',
  'matching.changedMeanwhile':
    'Advanced Matching was changed meanwhile. Below is what it is now; nothing was changed by you.',
  'matching.busy':
    '{by} is just turning it {on, select, true {on} other {off}} (since {at}). Nothing was changed by you; look again in a minute.',
  'matching.unfinished':
    'The app did not see the end of a change: {by} wanted to turn Advanced Matching {on, select, true {on} other {off}} ({at}). Below is what TikTok shows now. If it is not what you want, switch it again.',
  'matching.somebody': 'Somebody',
  'matching.unread': '*Nothing was changed:* TikTok did not say what it is now. {reason}',
  'matching.partly':
    '*Advanced Matching was switched in part.* TikTok still shows {left} {on, select, true {off} other {on}}. {reason}',
  'matching.byHand': 'What a site sends itself can only be switched at pixels that an integration made.',
  'matching.unchanged': '*TikTok did not change Advanced Matching.* {reason}',
  'matching.saidYes': 'It said yes, but still shows what it was. Look again in a minute.',
  'matching.unknown':
    '*It is not known whether Advanced Matching was changed.* TikTok was asked to turn it {on, select, true {on} other {off}}, but has not shown so yet. Look again in a minute: this page will say what came of it.',
  'matching.denied':
    'The TikTok user who authorized the app may not change this pixel. An admin of the Business Center can give that person a role on it.',
  'matching.notAllowed': '*Nothing was changed:* you may not do this any more.',
  'matching.superseded': '*Nothing was changed:* the connection of the store was changed meanwhile.',
  'matching.notConnected': '*Nothing was changed:* the store is not connected to TikTok.',
  'matching.reference': 'Reference: {reference}',
} as const;
