import type { ConditionName } from '../incident.ts';
import type { ConditionRule } from '../observation.ts';
import { accountNotApproved } from './account-not-approved.ts';
import { accountSuspended } from './account-suspended.ts';
import { appRejected } from './app-rejected.ts';
import { connectionPermissionLost } from './connection-permission-lost.ts';
import { grantRevoked } from './grant-revoked.ts';
import { pixelPermission } from './pixel-permission.ts';
import { productsNeedDetails } from './products-need-details.ts';
import { productsNotSent } from './products-not-sent.ts';
import { upstreamTikTok } from './upstream-tiktok.ts';
import { upstreamVtex } from './upstream-vtex.ts';
import { vtexCredentials, vtexPermission } from './vtex-keys.ts';

/** The store of a check, for the conditions that look at its reading. */
export type CheckedStore = {
  readonly id: string;
  readonly name: string;
  /** When the check started. */
  readonly at: Date;
  readonly intervalMs: number;
};

export const conditions: { readonly [N in ConditionName]: ConditionRule } = {
  'products.need_details': productsNeedDetails,
  'products.not_sent': productsNotSent,
  'grant.revoked': grantRevoked,
  'account.suspended': accountSuspended,
  'account.not_approved': accountNotApproved,
  'connection.permission_lost': connectionPermissionLost,
  'pixel.permission': pixelPermission,
  'app.rejected': appRejected,
  'upstream.tiktok': upstreamTikTok,
  'upstream.vtex': upstreamVtex,
  'vtex.credentials': vtexCredentials,
  'vtex.permission': vtexPermission,
};

/** While it is so, nothing new is read of a store's products. */
export const hindersReading = (name: ConditionName): boolean =>
  conditions[name].counts === 'stores' && !name.startsWith('account.') && name !== 'pixel.permission';
