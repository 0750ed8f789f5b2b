import { runConnect } from '../../core/connect/run-connect.ts';
import type { ConnectPorts } from '../../core/connect/run-connect.ts';
import type { ConnectWakeUp } from '../../core/connect/ports.ts';
import type { Logger } from '../../logger.ts';

/** One wake-up: a connect goes on from where it is. */
export function createConnectTask(ports: ConnectPorts, log: Logger) {
  return async (wakeUp: ConnectWakeUp): Promise<void> => {
    const outcome = await runConnect(ports, wakeUp);
    log.info({ attemptId: wakeUp.attemptId, outcome }, 'a connect went on');
  };
}
