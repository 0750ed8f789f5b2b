import type { PingWakeUp } from '../../core/products/ping-ports.ts';
import { readPinged } from '../../core/use-cases/read-pinged.ts';
import type { ReadPingedPorts } from '../../core/use-cases/read-pinged.ts';
import type { Logger } from '../../logger.ts';

/** One wake-up: up to a hundred SKUs of one store that VTEX said have changed. */
export function createPingTask(ports: ReadPingedPorts, log: Logger) {
  return async (wakeUp: PingWakeUp): Promise<void> => {
    const startedAt = performance.now();
    const outcome = await readPinged(ports, wakeUp);
    const ms = Math.round(performance.now() - startedAt);
    log.info({ storeId: wakeUp.storeId, outcome, ms }, 'a reading of pinged SKUs ended');
  };
}
