/** What TikTok wraps every answer in; the HTTP status is 200 also for errors. */
export type Envelope = {
  readonly code: number;
  readonly message: string;
  readonly request_id: string;
  readonly data: unknown;
};

// A control character cannot occur in a vendor's text, so the mark is never confused with data.
const numberMark = '\u0001number:';

/** An id that goes out as a bare JSON number although it has 19 digits (webhooks, feeds, product log). */
export const asNumber = (id: string): string => `${numberMark}${id}`;

/** JSON text, with marked ids unquoted; JSON.stringify itself would round them. */
export const toJsonText = (envelope: Envelope): string =>
  JSON.stringify(envelope).replace(/"\\u0001number:(\d+)"/g, '$1');

/** Some endpoints leave out keys whose value is null (tiktok-business-api.md 1). */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== null)
      .map(([key, entry]) => [key, withoutNulls(entry)]),
  );
}

/** Like `20260102030405AB12…`: the time, then something unique. */
export function requestIdOf(nowMs: number, serial: number): string {
  const time = new Date(nowMs).toISOString().replace(/\D/g, '').slice(0, 14);
  return `${time}${serial.toString(16).toUpperCase().padStart(18, '0')}`;
}
