import type { SlackRefusal } from '../../../../src/core/alerts/ports.ts';
import { matchingOf } from '../../../../src/core/manage/matching.ts';
import type { StoreDraft } from '../../../../src/core/store-draft.ts';
import type { Person } from '../../../../src/core/person.ts';

export const person = (userId: string): Person => ({
  userId,
  slackLocale: 'pt-BR',
  timeZone: 'America/Sao_Paulo',
  isAdmin: false,
  isGuest: false,
  isForeign: false,
  isOld: false,
  fetchedAt: new Date('2026-01-01T00:00:00Z'),
});

export const refusal: SlackRefusal = { code: 'channel_not_found', because: 'channel', retryAfterMs: null };
export const draftOf = (handle: string): StoreDraft => ({
  ...{ handle, name: `Store ${handle}`, vtexAccount: `vtex-${handle}`, tradePolicy: '1' },
  ...{ tiktokAffiliateId: null, ownAffiliateId: null },
});
/** As every SKU of these tests has it (product-scene.ts). */
export const imageOfAll = 'https://images.example/1.jpg';
export const until = new Date('2100-01-01T00:00:00Z');

export const matching = matchingOf({
  pixelId: '1',
  name: 'Pixel',
  advancedMatching: { email: false, phone: false },
});
