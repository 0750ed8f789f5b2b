import { createLogger } from '../../src/logger.ts';
import type { Logger } from '../../src/logger.ts';

export type LogRecord = Readonly<Record<string, unknown>>;

/** The whole log of an app at its most talkative level, kept in memory. */
export type LogCapture = {
  readonly logger: Logger;
  text(): string;
  records(): readonly LogRecord[];
  /** Lines with this message. */
  named(message: string): readonly LogRecord[];
};

export function captureLog(): LogCapture {
  const lines: string[] = [];
  const logger = createLogger('trace', { write: (line) => void lines.push(line) });
  const records = () => lines.map((line) => JSON.parse(line) as LogRecord);
  return {
    logger,
    text: () => lines.join(''),
    records,
    named: (message) => records().filter(({ msg }) => msg === message),
  };
}
