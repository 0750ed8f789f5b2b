import type { FollowWakeUp } from '../../core/products/rechecks/follow-ports.ts';
import { runFollow } from '../../core/use-cases/run-follow.ts';
import type { RunFollowPorts } from '../../core/use-cases/run-follow.ts';
import type { Logger } from '../../logger.ts';

/** One wake-up: one look at items that somebody had rechecked. */
export function createFollowTask(ports: RunFollowPorts, log: Logger) {
  return async (wakeUp: FollowWakeUp): Promise<void> => {
    const outcome = await runFollow(ports, wakeUp);
    log.info({ followId: wakeUp.followId, outcome }, 'a look at rechecked items ended');
  };
}
