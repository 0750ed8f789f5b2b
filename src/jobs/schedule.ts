/** The per-replica beats. What is due is decided by due times in the database, never by these expressions. */
export const beats = {
  /** Wakes the checks that are due: at most 15 s late. */
  sweep: '*/15 * * * * *',
  /** Sends what is due to Slack, and wakes probes: a proof of "revoked" is three of them, and not to be late thrice. */
  delivery: '* * * * * *',
  /** Deletes what retention.ts says, once an hour; doing it twice is harmless. */
  retention: '17 * * * *',
} as const;

export const queues = {
  check: 'check',
  probe: 'probe',
  keys: 'keys',
  connect: 'connect',
  pass: 'pass',
  items: 'items',
  pings: 'pings',
  follow: 'follow',
  images: 'images',
  disconnect: 'disconnect',
  webhooks: 'webhooks',
  retention: 'retention',
} as const;
