import type { ItemWakeUp } from '../../core/products/items/item-ports.ts';
import { runItemPass } from '../../core/use-cases/run-item-pass.ts';
import type { RunItemPassPorts } from '../../core/use-cases/run-item-pass.ts';
import type { Logger } from '../../logger.ts';

/** One wake-up: one slice of work at reading all items of one store's TikTok catalog. */
export function createItemPassTask(ports: RunItemPassPorts, log: Logger) {
  return async (wakeUp: ItemWakeUp): Promise<void> => {
    const startedAt = performance.now();
    const outcome = await runItemPass(ports, wakeUp);
    const ms = Math.round(performance.now() - startedAt);
    log.info({ storeId: wakeUp.storeId, outcome, ms }, 'a slice of an item pass ended');
  };
}
