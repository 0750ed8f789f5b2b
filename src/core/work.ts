/**
 * Work that waits for its time, in the order in which it is woken: probes first, for they decide what is known of a grant whose checks
 * are due as well.
 */
export const workKinds = [
  'probes',
  'connects',
  'disconnects',
  'checks',
  'vtexKeys',
  'items',
  'follows',
  'pings',
  'passes',
  'imageReadings',
  'webhooks',
] as const;
export type WorkKind = (typeof workKinds)[number];

export type NextWork = {
  /** Domain time. */
  readonly now: Date;
  /** null: there is none. */
  readonly due: { readonly [K in WorkKind]: Date | null };
};

/** Farther away than this it is tomorrow's work, or was written before the clock was set back: whoever wakes it knows. */
const nearMs = 3_600_000;

/** Which kinds may have something to wake now. */
export const dueKinds = ({ now, due }: NextWork): readonly WorkKind[] =>
  workKinds.filter((kind) => {
    const inMs = (due[kind]?.getTime() ?? NaN) - now.getTime();
    return inMs <= 0 || inMs > nearMs;
  });
