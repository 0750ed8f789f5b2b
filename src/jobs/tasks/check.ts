import type { CheckWakeUp } from '../../core/ports.ts';
import { runCheck } from '../../core/use-cases/run-check.ts';
import type { RunCheckPorts } from '../../core/use-cases/run-check.ts';
import type { Logger } from '../../logger.ts';

/** One wake-up: one check of one store, on the polling share of the quota. */
export function createCheckTask(ports: RunCheckPorts, log: Logger) {
  return async (wakeUp: CheckWakeUp): Promise<void> => {
    const startedAt = performance.now();
    const outcome = await runCheck(ports, wakeUp, 'polling');
    const ms = Math.round(performance.now() - startedAt);
    log.info({ storeId: wakeUp.storeId, outcome, ms }, 'check ended');
  };
}
