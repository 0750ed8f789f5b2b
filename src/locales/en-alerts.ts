/** ICU messages of alerts: first what is posted in channels, then what the commands and clicks about them answer. */
export const enAlerts = {
  'alert.severity.critical': 'Critical',
  'alert.severity.warning': 'Warning',
  'alert.severity.info': 'Note',
  'alert.state.below': 'Below the threshold',
  'alert.state.fixed': 'Fixed',
  'alert.state.reconnected': 'Connected again',
  'alert.state.removed': 'No longer watched',

  'alert.title.products.need_details': '{label}: items need attention',
  'alert.title.products.not_sent': '{label}: items missing on TikTok',
  'alert.title.grant.revoked': '{label}: TikTok access revoked',
  'alert.title.vtex.credentials': '{label}: VTEX refuses the keys',
  'alert.title.vtex.permission': '{label}: a permission is missing at VTEX',
  'alert.title.upstream.tiktok': 'TikTok does not answer',
  'alert.title.upstream.vtex': 'VTEX does not answer',
  'alert.subject.products.need_details': '{label}: items on TikTok',
  'alert.subject.products.not_sent': '{label}: items that TikTok lacks',
  'alert.subject.grant.revoked': '{label}: TikTok access',
  'alert.subject.vtex.credentials': '{label}: VTEX keys',
  'alert.subject.vtex.permission': '{label}: VTEX permission',
  'alert.subject.upstream.tiktok': 'TikTok',
  'alert.subject.upstream.vtex': 'VTEX',

  'alert.is.products.need_details':
    '{count, plural, one {*# item* is rejected by TikTok and needs attention.} other {*# items* are rejected by TikTok and need attention.}}',
  'alert.is.products.need_details.of':
    '{count, plural, one {*# item of {total}* is rejected by TikTok and needs attention.} other {*# items of {total}* are rejected by TikTok and need attention.}}',
  'alert.is.products.not_sent':
    '{count, plural, one {*# item of {total}* has been for sale in VTEX for a day or longer, but TikTok does not have it.} other {*# items of {total}* have been for sale in VTEX for a day or longer, but TikTok does not have them.}}',
  'alert.is.grant.revoked':
    '*The access that {label} gave this app on TikTok was revoked.* TikTok refused it three times, minutes apart.',
  'alert.is.vtex.credentials':
    '*VTEX refuses the keys of the account {label}.* It did so twice, a minute apart or more.',
  'alert.is.vtex.permission': '*The keys of this VTEX account lack a resource of License Manager:* {label}.',
  'alert.is.upstream.tiktok':
    '*TikTok does not answer.* {count, plural, one {The last checks of # store gave no result.} other {The last checks of # stores gave no result.}}',
  'alert.is.upstream.vtex':
    '*VTEX does not answer.* {count, plural, one {The app’s last attempts to read # store got no answer.} other {The app’s last attempts to read # stores got no answer.}}',
  'alert.grantStores': '{count, plural, one {# store depends on it:} other {# stores depend on it:}}',
  'alert.more': '{count, plural, one {and # more} other {and # more}}',
  'alert.below': 'That is less than this channel wants to hear of.',

  'alert.means.products.need_details':
    'TikTok does not show rejected items in ads. *Next:* open *Products*: it says which items, TikTok’s reasons, and where to correct each in VTEX.',
  'alert.means.products.not_sent':
    'VTEX sends what is for sale by itself. *Next:* open *Products*, which says of each what else it lacks; where that is nothing, save the product once more in VTEX, and look at VTEX Admin → Marketplace → TikTok whether the integration works.',
  'alert.means.grant.revoked':
    'Until the app is authorized again, nothing can be read from TikTok. VTEX’s own integration disconnects as well: check VTEX Admin → Marketplace → TikTok. *Next:* an admin of this app clicks *Reconnect* and signs in on TikTok; the same TikTok user brings all its stores back. The app looks again every hour.',
  'alert.means.vtex.credentials':
    'Until there are good ones, no product data can be read: the fix list stays as it was. *Next:* look in VTEX Admin → Account settings → Application keys whether the key is active and whether its token was renewed; whoever hosts the app stores the new ones.',
  'alert.means.vtex.permission':
    'What needs it cannot be read until then: the fix list stays as it was. *Next:* give the role of the key this resource in VTEX Admin → Account settings → Access profiles.',
  'alert.means.upstream.tiktok':
    'This says nothing about your connection. Alerts about products wait until TikTok answers; the app keeps trying. *Next:* nothing, you will be told.',
  'alert.means.upstream.vtex':
    'This says nothing about your keys, nor about your products: the fix list stays as it was, and the app keeps trying. *Next:* look at status.vtex.com; you will be told when VTEX answers.',

  'alert.times': 'Since {since}. As of {asOf}.',
  'alert.closedTimes': 'From {since} until {until}.',
  'alert.asOf': 'As of {asOf}.',
  'alert.acknowledged': 'Acknowledged by {by}, {at}.',
  'alert.mutedHere': 'Muted in this channel until {until}.',
  'alert.muted': 'Muted for everybody by {by} until {until}.',
  'alert.flapping':
    'This keeps going back and forth. Until it has been quiet for two hours, changes are told in the thread only.',
  'alert.fixed.products.need_details':
    '*No item is rejected by TikTok any more.* What was corrected last may still be in review.',
  'alert.fixed.products.not_sent': '*Over.* TikTok has every item that is still for sale.',
  'alert.fixed.grant.revoked': '*Fixed.* TikTok accepts the app’s access again.',
  'alert.fixed.vtex.credentials': '*Fixed.* VTEX accepts the keys again.',
  'alert.fixed.vtex.permission': '*Fixed.* VTEX lets the keys read everything again.',
  'alert.fixed.upstream.tiktok': '*TikTok answers again.*',
  'alert.fixed.upstream.vtex': '*VTEX answers again.*',
  'alert.ended.fixed': '*Fixed.*',
  'alert.ended.reconnected':
    '*{label} is connected again with a new authorization.* What was known of the old one no longer counts.',
  'alert.ended.removed':
    '*{label} is no longer watched.* It was disconnected or removed; whether anything was fixed is not known.',
  'alert.lasted': 'It lasted {duration}.',
  'alert.duration': '{large} {small}',
  'alert.repeated':
    'Perhaps you see this twice: Slack did not confirm whether the first message had arrived.',

  'alert.update.added': '{count, plural, one {+# new} other {+# new}}',
  'alert.update.fixed': '{count, plural, one {−# fixed} other {−# fixed}}',
  'alert.update.still': '*Still so*, for {age}.',
  'alert.update.again': '*It is back.*',

  'alert.introduction': '*Alerts are on in this channel.* {by} turned them on for {stores}.',
  'alert.introduction.hint':
    'Each problem gets one message, which is then kept up to date in place. {list} shows the settings, {off} ends the alerts.',
  'alert.allStores': 'all stores, later ones too',
  'alert.test': '*This is a test.* {by} asked for it, {at}. Alerts arrive in this channel.',
  'alert.summary': '*Already open when the alerts were turned on:*',
  'alert.digest': '*Happened and ended while this channel was not to be disturbed:*',
  'alert.line.products.need_details':
    '{label}: {count, plural, one {# rejected item} other {# rejected items}}',
  'alert.line.products.not_sent':
    '{label}: {count, plural, one {# item missing on TikTok} other {# items missing on TikTok}}',
  'alert.line.grant.revoked':
    '{label}: TikTok access revoked, {count, plural, one {# store} other {# stores}}',
  'alert.line.vtex.credentials':
    '{label}: VTEX refuses the keys, {count, plural, one {# store} other {# stores}}',
  'alert.line.vtex.permission':
    '{label}: permission missing at VTEX, {count, plural, one {# store} other {# stores}}',
  'alert.line.upstream.tiktok': 'TikTok does not answer, {count, plural, one {# store} other {# stores}}',
  'alert.line.upstream.vtex': 'VTEX does not answer, {count, plural, one {# store} other {# stores}}',
  'alert.statusHint': '{status} shows how things are now.',
  'alert.broken': '*Alerts cannot reach {channel} any more.* Slack answers {code}. They are stopped there.',

  'alert.pickStore': 'See status of…',
  'alert.mute.placeholder': 'Mute…',
  'alert.mute.here': '{hours, plural, one {Here for # hour} other {Here for # hours}}',
  'alert.mute.everybody': '{hours, plural, one {For everybody, # hour} other {For everybody, # hours}}',
  'alert.mute.endHere': 'Hear of it here again',
  'alert.mute.endEverybody': 'End the mute for everybody',

  'button.seeStatus': 'See status',
  'button.acknowledge': 'Acknowledge',
  'button.tryAgain': 'Try again',
  'button.turnOnHere': 'Turn on here',
  'button.endMute': 'End the mute',

  'remedy.invite': 'Invite the app to that channel with {invite}, then type {command} there.',
  'remedy.archived':
    'The channel is archived. Unarchive it and type {command} there, or turn alerts on in another channel.',
  'remedy.restricted':
    'Only some people may post there. An admin can allow the app; then type {command} there.',
  'remedy.other': 'Type {command} there again, or turn alerts on in another channel.',

  'help.alerts': 'alerts in this channel: on, off, list, test, mute, contact',
  'help.alerts.more':
    'one message per problem in this channel. Words: on, off, list, test, mute, contact. After “on”, in any order: a store, `5` (from 5 items), `5%` or `5.5%` (and at least that share of all), `quiet=22-7` or `quiet=off`, `digest=9` or `digest=off`, `zone=Europe/Madrid`, `lang=es`, `mention=on`. `1` means every change again.',
  'alerts.on.done': '*Alerts are on here* for {stores}.',
  'alerts.on.already': '*Alerts are on here already* for {stores}.',
  'alerts.on.changed': '*Alerts stay on here* for {stores}, with the new settings.',
  'alerts.on.unconfirmed':
    '*Alerts are on here* for {stores}. Slack has not confirmed the introduction yet; that settles by itself within minutes.',
  'alerts.on.refused': '*Alerts are not on.* Slack does not let the app post here ({code}).',
  'alerts.on.invite': 'Type {invite} in this channel, then press *Try again*.',
  'alerts.on.how': 'Change them with {example}; end them with {off}; try them with {test}.',
  'alerts.needChannel':
    'Alerts go to channels: type the command in the channel that is meant. To hear of critical ones yourself, type {command}.',
  'alerts.shared.refused':
    'People of other organisations are in this channel and would see the alerts. Only an admin of this workspace can turn them on here.',
  'alerts.shared.confirm':
    '*People of other organisations are in this channel.* They would see the names and figures of your stores. Turn alerts on here?',
  'alerts.shared.confirmShort': 'People of other organisations will see the alerts.',
  'alerts.gone': 'This has changed meanwhile. {list} shows how things are now.',

  'alerts.threshold.all': 'every change',
  'alerts.threshold.items': 'from {items, plural, one {# item} other {# items}}',
  'alerts.threshold.percent': 'from {percent} of all items',
  'alerts.threshold.both': 'from {items, plural, one {# item} other {# items}} and {percent} of all',
  'alerts.quiet': 'quiet from {from} to {to}',
  'alerts.quiet.none': 'no quiet hours',
  'alerts.digest': 'collected at {hour}',
  'alerts.digest.none': 'at once',
  'alerts.zone': 'times in {zone}',
  'alerts.language.en': 'in English',
  'alerts.language.es': 'in Spanish',
  'alerts.language.pt-BR': 'in Portuguese',
  'alerts.mention': 'mentions the channel when critical',
  'alerts.critical': 'Critical ones always come at once.',
  'alerts.offHere': '*Alerts are off in this channel.* {on} turns them on.',
  'alerts.onlyYou':
    'Only you see this answer: the app does not tell the channel. {list} shows everybody what is on.',

  'alerts.off.done': '*Alerts are off here* for {stores}.',
  'alerts.off.what': 'Nothing more is posted about them. Messages that stand stay as they are.',
  'alerts.off.others': 'No alerts are on here for exactly that. On are: {others}. {off} ends all of them.',
  'alerts.list.title': 'Alerts of this workspace',
  'alerts.list.none': 'No channel gets alerts yet.',
  'alerts.list.by': 'turned on by {by}',
  'alerts.list.delivered': 'last message {at}',
  'alerts.list.never': 'no message yet',
  'alerts.list.broken': '*Stopped:* Slack answers {code}.',
  'alerts.list.contact': '{person} hears of critical ones that no channel follows',
  'alerts.how':
    '{on} turns alerts on in the channel where it is typed, {off} ends them, {test} posts a test, {contact} sends critical ones to you.',
  'alerts.options': 'With settings: {example}',
  'alerts.test.sent': 'The test was posted.',
  'alerts.test.unconfirmed':
    'The test is on its way, but Slack has not confirmed it yet. That settles by itself within minutes.',
  'alerts.test.refused': '*The test was not posted.* Slack answers {code}.',
  'alerts.mute.how': 'Mute a problem where it stands: its message has a menu *{menu}*',
  'alerts.contact.on': 'You will hear of critical alerts that no channel follows, in a direct message.',
  'alerts.contact.off': 'You no longer get alerts in direct messages.',
  'alerts.contact.offAlready': 'You did not get alerts in direct messages.',
  'alerts.contact.which': 'Say {on} or {off}.',
  'alerts.option.bad': 'I do not understand “{word}”, so nothing was changed. It goes like this: {example}',
  'alerts.option.unknown': 'I do not know “{word}”, so nothing was changed.',
  'alerts.option.list':
    'The options are {options}. A store, a number of items (`5`) and a percentage (`5.5%`) need no name. For example: {example}',
  'alerts.ack.done':
    'Acknowledged: it is not repeated unless it gets worse, and you are told when it is over.',
  'alerts.ack.already': 'It was acknowledged already.',
  'alerts.mute.here.done': 'Muted in this channel until {until}.',
  'alerts.mute.everybody.done': 'Muted for everybody until {until}.',
  'alerts.mute.ended': 'No longer muted.',
  'alerts.closed': 'It is closed already, so nothing was changed.',
} as const;
