import type { PixelIds, TikTokDisconnectApi } from '../core/disconnect/ports.ts';
import type { Lane } from '../core/ports.ts';
import type { Ask, TikTokOptions } from './request.ts';
import * as schema from './schema.ts';

/** What a disconnect changes at TikTok. POSTs are sent once; whoever calls looks at what came of them. */
export function createDisconnectApi(
  ask: Ask,
  { appId, appSecret }: Pick<TikTokOptions, 'appId' | 'appSecret'>,
): TikTokDisconnectApi {
  // Not `eventsource_bind`, which is how it is read: tiktok-business-api.md 4.8.
  const change =
    (operation: string) =>
    (token: string, { advertiserId, bcId, catalogId, pixelCode }: PixelIds, lane: Lane) => {
      const body = {
        advertiser_id: advertiserId,
        bc_id: bcId,
        catalog_id: catalogId,
        pixel_code: pixelCode,
      };
      return ask({ operation, query: {}, body, token, lane }, schema.anything);
    };
  return {
    revokeToken(token, lane) {
      const body = { app_id: appId, secret: appSecret, access_token: token }; // 2.4
      return ask({ operation: 'oauth2/revoke_token', query: {}, body, token: null, lane }, schema.anything);
    },
    unbindPixel: change('catalog/eventsource/unbind'),
    bindPixel: change('catalog/eventsource/bind'),
  };
}
