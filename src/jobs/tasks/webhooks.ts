import { syncSubscriptions } from '../../core/webhooks/sync-subscriptions.ts';
import type { SyncPorts } from '../../core/webhooks/sync-subscriptions.ts';
import type { Logger } from '../../logger.ts';

/** One wake-up: TikTok's subscriptions are brought in line with the connected stores. */
export function createWebhooksTask(ports: SyncPorts, log: Logger) {
  return async (): Promise<void> => {
    const result = await syncSubscriptions(ports);
    // Checks find every suspension without them, only later.
    if (result.failed > 0)
      log.warn(result, 'TikTok’s webhooks are not all subscribed; tried again in an hour');
    else log.info(result, 'TikTok’s webhooks were looked at');
  };
}
