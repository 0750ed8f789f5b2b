/** ICU messages of what TikTok says of accounts, rights and the app itself. */
export const enAccount = {
  'alert.title.account.suspended': '{label}: TikTok suspended an account',
  'alert.title.account.not_approved': '{label}: TikTok did not approve an account',
  'alert.title.connection.permission_lost': '{label}: access at TikTok lost',
  'alert.title.pixel.permission': '{label}: the pixel cannot be read',
  'alert.title.app.rejected': 'TikTok refuses this app',
  'alert.subject.account.suspended': '{label}: suspension at TikTok',
  'alert.subject.account.not_approved': '{label}: approval at TikTok',
  'alert.subject.connection.permission_lost': '{label}: access at TikTok',
  'alert.subject.pixel.permission': '{label}: access to the pixel',
  'alert.subject.app.rejected': 'This app at TikTok',

  'alert.is.account.suspended':
    '*TikTok lists an account of this store as suspended or closed.* Two readings, a minute apart or more, said so.',
  'alert.is.account.not_approved':
    '*TikTok lists an account of this store as not approved.* Two readings, a minute apart or more, said so.',
  'alert.is.connection.permission_lost':
    '*The TikTok user who authorized the app no longer reaches what this store needs.* The authorization itself works; TikTok refused it twice, a minute apart or more.',
  'alert.is.pixel.permission':
    '*TikTok does not let the app read the pixel of this store.* Everything else can be read.',
  'alert.is.app.rejected':
    '*TikTok refuses the developer app itself, not one of your stores.* It did so twice, a minute apart or more.',
  'alert.object': '{kind} {name} {id}: *{state}*',
  'alert.object.lost': 'no access',

  'alert.means.account.suspended':
    'Ads of a suspended account stop. The connection itself works, and the app keeps looking: when TikTok lifts it, you will be told. *Next:* open the account below: TikTok says there why, and how to appeal. A closed account does not come back by itself.',
  'alert.means.account.not_approved':
    'Without its approval no ads run there. The connection itself works. *Next:* open the account below: TikTok says there what is missing; correct it and send it in again. You will be told when it is approved.',
  'alert.means.connection.permission_lost':
    'What is named above cannot be read until then; its figures are of the last good reading. *Next:* an admin of the Business Center gives this TikTok user a role on it again (Business Center → Users → Members), or somebody who has one connects the store anew. If it was deleted, connect the store with another one.',
  'alert.means.pixel.permission':
    'Whether the pixel is bound to the catalog, and its events, cannot be read until then. Products are not concerned. *Next:* an admin of the Business Center gives this TikTok user access to the pixel.',
  'alert.means.app.rejected':
    'This says nothing about your stores; until TikTok accepts the app again, some or all of their figures stay as they were. *Next:* whoever runs this app opens business-api.tiktok.com → My Apps and looks whether the app is approved, has all the permissions that its README names, and whether App ID and Secret are those of this app. You will be told when TikTok accepts it.',

  'alert.fixed.account.suspended':
    '*Over.* TikTok lists the account as neither suspended nor closed any more.',
  'alert.fixed.account.not_approved': '*Over.* TikTok no longer lists the account as not approved.',
  'alert.fixed.connection.permission_lost':
    '*Fixed.* The TikTok user reaches everything that the store needs.',
  'alert.fixed.pixel.permission': '*Fixed.* The pixel can be read again.',
  'alert.fixed.app.rejected': '*Fixed.* TikTok accepts the app again.',

  'alert.line.account.suspended': '{label}: an account suspended or closed by TikTok',
  'alert.line.account.not_approved': '{label}: an account not approved by TikTok',
  'alert.line.connection.permission_lost': '{label}: access at TikTok lost',
  'alert.line.pixel.permission': '{label}: the pixel cannot be read',
  'alert.line.app.rejected': 'TikTok refuses this app',
} as const;
