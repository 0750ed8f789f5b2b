import { runPass } from '../../core/use-cases/run-pass.ts';
import type { RunPassPorts } from '../../core/use-cases/run-pass.ts';
import type { PassWakeUp } from '../../core/products/ports.ts';
import type { Logger } from '../../logger.ts';

/** One wake-up: one slice of work at reading all products of one store. */
export function createPassTask(ports: RunPassPorts, log: Logger) {
  return async (wakeUp: PassWakeUp): Promise<void> => {
    const startedAt = performance.now();
    const outcome = await runPass(ports, wakeUp);
    const ms = Math.round(performance.now() - startedAt);
    log.info({ storeId: wakeUp.storeId, outcome, ms }, 'a slice of a product pass ended');
  };
}
