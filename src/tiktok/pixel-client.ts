import type { TikTokPixelApi } from '../core/manage/pixel-ports.ts';
import type { Ask } from './request.ts';
import { anything } from './schema.ts';

/** The one setting of a pixel (tiktok-business-api.md 5.2). */
export function createPixelApi(ask: Ask): TikTokPixelApi {
  return {
    switchMatching(token, { advertiserId, pixelId, name, on, withAutomatic }, lane) {
      const automatic = { email: on, phone_number: on, name: on, address: on, external_id: on };
      const body = {
        advertiser_id: advertiserId,
        pixel_id: pixelId,
        pixel_name: name,
        // All of them always: one that lacks may be switched on (5.2).
        advanced_matching_fields: { email: on, phone_number: on },
        ...(withAutomatic ? { automatic_advanced_matching_fields: automatic } : {}),
      };
      return ask({ operation: 'pixel/update', query: {}, body, token, lane }, anything);
    },
  };
}
