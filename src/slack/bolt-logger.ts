import bolt from '@slack/bolt';
import type { Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from '../logger.ts';

/** Bolt's log lines in ours. Its debug level prints whole bodies, so it is not passed on. */
export function boltLogger(log: Logger): BoltLogger {
  const text = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => undefined,
    info: (...parts: unknown[]) => {
      log.debug({ bolt: text(parts) }, 'bolt');
    },
    warn: (...parts: unknown[]) => {
      log.warn({ bolt: text(parts) }, 'bolt warns');
    },
    error: (...parts: unknown[]) => {
      log.error({ bolt: text(parts) }, 'bolt reports an error');
    },
    setLevel: () => undefined,
    getLevel: () => bolt.LogLevel.INFO,
    setName: () => undefined,
  };
}
