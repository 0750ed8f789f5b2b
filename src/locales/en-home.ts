/** The Home tab, and the steps to begin with. */
export const enHome = {
  'home.title': 'Your stores on TikTok',
  'home.more': 'The {shown} stores that need attention most, of {total}. Any other:',
  'home.summary':
    '{approved, plural, one {# available} other {# available}} · {processing, number} in review · {rejected, plural, one {# rejected} other {# rejected}}',
  'home.welcome':
    'This app shows how your store’s catalog is doing on TikTok. Type {status} in any channel, or {help} for everything it can do.',
  'home.alerts':
    '{count, plural, =0 {No open alerts.} one {*# open alert*} other {*# open alerts*}}{critical, plural, =0 {} one {, # of them critical} other {, # of them critical}}',
  'home.channels': '*Alerts go to*',
  'home.channels.none': '*Alerts go to no channel yet.* Type {command} in the channel that should get them.',
  'home.channels.broken': 'does not work: {command} says why',
  'home.channels.contact': '{person}, when something is critical',
  'home.channels.more': '{count, plural, one {and # more} other {and # more}}: {command}',
  'home.asOf': 'This page is of {asOf}.',
  'onboarding.title': '*To begin with*',
  'onboarding.store': 'Add your store',
  'onboarding.store.how': 'its VTEX account and trade policy; an admin does it',
  'onboarding.connect': 'Connect it to TikTok',
  'onboarding.connect.how': 'sign in at TikTok and choose the accounts; an admin does it',
  'onboarding.subscribe': 'Let a channel know',
  'onboarding.subscribe.how': 'type {command} in the channel that should hear of what changes',
  'onboarding.whoMay': 'Ask an admin of this app: {command} names them.',
  'button.addStore': 'Add a store',
  'button.connect': 'Connect TikTok',
  'button.settings': 'Settings',
};
