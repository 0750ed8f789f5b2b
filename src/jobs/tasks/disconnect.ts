import type { DisconnectWakeUp } from '../../core/disconnect/ports.ts';
import { runDisconnect } from '../../core/disconnect/run-disconnect.ts';
import type { RunDisconnectPorts } from '../../core/disconnect/run-disconnect.ts';
import type { Logger } from '../../logger.ts';

/** One wake-up: a disconnect goes on as far as it can. */
export function createDisconnectTask(ports: RunDisconnectPorts, log: Logger) {
  return async (wakeUp: DisconnectWakeUp): Promise<void> => {
    const outcome = await runDisconnect(ports, wakeUp);
    log.info({ sagaId: wakeUp.sagaId, outcome }, 'a disconnect went on');
  };
}
