import type { ProbeWakeUp } from '../../core/alerts/ports.ts';
import { runProbe } from '../../core/use-cases/run-probe.ts';
import type { RunProbePorts } from '../../core/use-cases/run-probe.ts';
import type { Logger } from '../../logger.ts';

/** One wake-up: one question to TikTok whether a grant still works, on the probes' share of the quota. */
export function createProbeTask(ports: RunProbePorts, log: Logger) {
  return async (wakeUp: ProbeWakeUp): Promise<void> => {
    const outcome = await runProbe(ports, wakeUp);
    const about = { grantId: wakeUp.grantId, outcome };
    if (outcome === 'frozen') {
      log.error(about, 'TikTok refuses many sign-ins, or every one: verdicts wait, look at TikTok’s status');
    } else if (outcome === 'revoked')
      log.warn(about, 'TikTok has revoked a sign-in, proven by three refusals');
    else log.info(about, 'probe ended');
  };
}
