import { checkKeys } from '../../core/use-cases/check-keys.ts';
import type { CheckKeysPorts } from '../../core/use-cases/check-keys.ts';
import type { KeyWakeUp } from '../../core/products/ports.ts';
import type { Logger } from '../../logger.ts';

/** One wake-up: one check of the keys of one VTEX account. */
export function createKeyCheckTask(ports: CheckKeysPorts, log: Logger) {
  return async (wakeUp: KeyWakeUp): Promise<void> => {
    const outcome = await checkKeys(ports, wakeUp);
    log.info({ account: wakeUp.account, outcome }, 'a check of VTEX keys ended');
  };
}
