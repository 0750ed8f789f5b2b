import { advertiserIdsOf, endToken, redeemAuthCode } from '../../worlds/tiktok-tokens.ts';
import { bodyText, optionalFlag } from '../parameters.ts';
import { Refused } from '../refused.ts';
import type { Endpoint } from '../call.ts';

export const oauthEndpoints: Record<string, Endpoint> = {
  '/oauth2/access_token/': {
    method: 'POST',
    auth: 'app',
    answer: (call) => {
      if (call.world.authOutage) throw new Refused(40105, 'Access token is incorrect or has been revoked.');
      const withAccounts = optionalFlag(call, 'return_advertiser_ids') ?? true;
      const token = redeemAuthCode(call.world, call.app, bodyText(call, 'auth_code'));
      if (token === null) throw new Refused(40110, 'The auth_code is incorrect, used or has expired.');
      return {
        access_token: token.value,
        advertiser_ids: withAccounts ? advertiserIdsOf(call.world, token.coreUserId) : [],
        scope: call.app.scope,
      };
    },
  },
  '/oauth2/revoke_token/': {
    method: 'POST',
    auth: 'app',
    answer: ({ world, app, ...call }) => {
      const token = world.tokens.get(bodyText(call, 'access_token'));
      if (world.authOutage || token?.appId !== app.appId || token.state === 'revoked') {
        throw new Refused(40105, 'Access token is incorrect or has been revoked.');
      }
      if (token.state === 'expired') throw new Refused(40102, 'Access token has expired.');
      endToken(world, token, 'revoked');
      return { app_id: app.appId, advertiser_ids: advertiserIdsOf(world, token.coreUserId) };
    },
  },
};
