/** Of a link for one use: long enough for a form or a consent, short for whoever finds it later. */
export const linkLifeMs = 10 * 60_000;
