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
  /** Resolves with the first line that fits, written before or after this call. */
  until(fits: (record: LogRecord) => boolean): Promise<LogRecord>;
};

export function captureLog(): LogCapture {
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  const write = (line: string) => {
    lines.push(line);
    for (const look of [...waiting]) look();
  };
  const logger = createLogger('trace', { write });
  const records = () => lines.map((line) => JSON.parse(line) as LogRecord);
  return {
    logger,
    text: () => lines.join(''),
    records,
    named: (message) => records().filter(({ msg }) => msg === message),
    until: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = records().find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
