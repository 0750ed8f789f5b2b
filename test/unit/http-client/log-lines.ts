import { createLogger } from '../../../src/logger.ts';
import type { Logger } from '../../../src/logger.ts';

/** The real logger at its most talkative, written into memory. */
export function captureLog(): { readonly logger: Logger; readonly lines: string[] } {
  const lines: string[] = [];
  return { logger: createLogger('trace', { write: (line: string) => void lines.push(line) }), lines };
}
