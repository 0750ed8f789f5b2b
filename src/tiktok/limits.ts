/** Numbers of TikTok's API; the sections are those of tiktok-business-api.md. The app's quota is configuration. */

/** Largest page per listing. */
export const pageSizes = {
  businessCenters: 50, // 3.3: 1–50
  catalogs: 100, // 4.1: sources say 100 and 1,000; 100 is right in both
  pixels: 20, // 5.1: 1–20
  diagnostics: 20, // 4.5: 1–20
  subscriptions: 1_000, // 8.1: 1–1,000
} as const;

/**
 * 4.3: at most 500. An item's description alone may have 10,000 characters (4.10), up to 6 bytes each in JSON: 200 of the
 * worst are 12 MB, which the HTTP client still takes; 500 would be 30. A full catalog is 500 calls.
 */
export const itemsPerPage = 200;

/** 4.3: page × page_size. What lies beyond can be asked for by its id only. */
export const mostItems = 100_000;

/** 4.3: at most 1,000; not more than one page holds, so that nothing of the answer is on a second one. */
export const skuIdsPerCall = 200;
/** 4.3, of a SKU id; TikTok refuses a whole call for one longer id. Its own ids have 19 digits. */
export const longestId = 100;
/** Of the ids in the URL, encoded: 8,000 is what servers are sure to take (RFC 9110, 4.1), the rest needs some 200. */
export const longestSkuIdList = 7_500;

/** Characters; TikTok's titles have at most 500 (4.10), no document names a limit of its reasons. */
export const longestText = 500;
/** Ours: no document says how many reasons an item has; a person reads the first ones. */
export const mostReasons = 10;
/** 4.5. */
export const mostSamples = 10;
/** 4.6. */
export const mostUploadSamples = 5;
/** Ours. An upload has about 35 fields (4.10) of some troubles each. */
export const mostUploadIssues = 100;
/** Ours: a feed costs up to two calls of the quota that all stores share; VTEX's integration makes one feed. */
export const mostFeeds = 50;

/** A Business Center with 5,000 ad accounts has 100 pages of 50 (3.4); a chain that is much longer is a broken one, not a larger listing. */
export const maxPages = 200;

/** A burst against the limit per second (40016, 40100, 40132, 40133) is over soon; no document names a time. */
export const shortPauseMs = 10_000;

/** 7.1: after the limit per minute about 5 minutes' ban; 7.3: also after three throttles in a row; 61000 = blocked. */
export const longPauseMs = 5 * 60_000;
export const throttlesBeforeLongPause = 3;

/** A `Retry-After` beyond this is more likely a mistake than a wish; it would silence every store. */
export const maxPauseMs = 60 * 60_000;
