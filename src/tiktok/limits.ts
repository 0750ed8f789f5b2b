/** Numbers of TikTok's API; the sections are those of tiktok-business-api.md. The app's quota is configuration. */

/** Largest page per listing. */
export const pageSizes = {
  businessCenters: 50, // 3.3: 1–50
  catalogs: 100, // 4.1: sources say 100 and 1,000; 100 is right in both
  pixels: 20, // 5.1: 1–20
} as const;

/** 2,000 catalogs (4.0) are 20 pages; a chain that is much longer is a broken one, not a larger listing. */
export const maxPages = 25;

/** A burst against the limit per second (40016, 40100, 40132, 40133) is over soon; no document names a time. */
export const shortPauseMs = 10_000;

/** 7.1: after the limit per minute about 5 minutes' ban; 7.3: also after three throttles in a row; 61000 = blocked. */
export const longPauseMs = 5 * 60_000;
export const throttlesBeforeLongPause = 3;

/** A `Retry-After` beyond this is more likely a mistake than a wish; it would silence every store. */
export const maxPauseMs = 60 * 60_000;
