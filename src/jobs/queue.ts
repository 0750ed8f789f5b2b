import { PgBoss, fromKysely, getConstructionPlans } from 'pg-boss';
import type { ConstructorOptions } from 'pg-boss';
import type { ProbeWakeUp } from '../core/alerts/ports.ts';
import type { ConnectWakeUp } from '../core/connect/ports.ts';
import type { CheckWakeUp } from '../core/ports.ts';
import type { DisconnectWakeUp } from '../core/disconnect/ports.ts';
import type { ImageWakeUp } from '../core/products/image-ports.ts';
import type { ItemWakeUp } from '../core/products/items/item-ports.ts';
import type { PingWakeUp } from '../core/products/ping-ports.ts';
import type { FollowWakeUp } from '../core/products/rechecks/follow-ports.ts';
import type { KeyWakeUp, PassWakeUp } from '../core/products/ports.ts';
import type { Logger } from '../logger.ts';
import { queues } from './schedule.ts';

/** The SQL of pg-boss's own tables: one of our numbered migrations. */
export const queueSchemaSql = (): string => getConstructionPlans('pgboss');

/** How pg-boss reaches the database, with a pool of its own. */
export type QueueConnection = Pick<
  ConstructorOptions,
  'connectionString' | 'host' | 'port' | 'database' | 'user' | 'password' | 'max'
>;

export type Queue = {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Writes wake-ups inside the caller's transaction: they exist if and only if it commits. */
  sendWakeUps(transaction: unknown, wakeUps: readonly CheckWakeUp[]): Promise<void>;
  sendProbeWakeUps(transaction: unknown, wakeUps: readonly ProbeWakeUp[]): Promise<void>;
  sendKeyWakeUps(transaction: unknown, wakeUps: readonly KeyWakeUp[]): Promise<void>;
  sendConnectWakeUps(transaction: unknown, wakeUps: readonly ConnectWakeUp[]): Promise<void>;
  sendPassWakeUps(transaction: unknown, wakeUps: readonly PassWakeUp[]): Promise<void>;
  sendItemWakeUps(transaction: unknown, wakeUps: readonly ItemWakeUp[]): Promise<void>;
  sendPingWakeUps(transaction: unknown, wakeUps: readonly PingWakeUp[]): Promise<void>;
  sendFollowWakeUps(transaction: unknown, wakeUps: readonly FollowWakeUp[]): Promise<void>;
  sendImageWakeUps(transaction: unknown, wakeUps: readonly ImageWakeUp[]): Promise<void>;
  sendDisconnectWakeUps(transaction: unknown, wakeUps: readonly DisconnectWakeUp[]): Promise<void>;
  /** One round for all workspaces. */
  sendWebhookWakeUp(transaction: unknown): Promise<void>;
  sendRetention(): Promise<void>;
  /** Names of the queues in which something waits. */
  waitingQueues(): Promise<readonly string[]>;
  readonly boss: PgBoss;
};

export type QueueOptions = {
  readonly connection: QueueConnection;
  /** false where LISTEN cannot be heard (a transaction pooler): then it polls. */
  readonly useListenNotify: boolean;
  readonly log: Logger;
};

/** Losing or doubling a wake-up is harmless (the sweep repeats), so nothing is retried and old ones are dropped. */
const wakeUpQueue = {
  // One waiting wake-up a store is enough, however long no worker ran.
  policy: 'short',
  notify: true,
  retryLimit: 0,
  heartbeatSeconds: 10,
  expireInSeconds: 360,
  retentionSeconds: 3600,
  deleteAfterSeconds: 3600,
} as const;

export function createQueue({ connection, useListenNotify, log }: QueueOptions): Queue {
  const boss = new PgBoss({ ...connection, migrate: false, schedule: false, useListenNotify });
  boss.on('error', (error) => {
    log.error({ err: error }, 'the queue reports an error');
  });
  boss.on('warning', (warning) => {
    log.warn({ warning: warning.message }, 'the queue warns');
  });
  // Of a thing that a wake-up waits for already, a second one is dropped.
  const sender =
    <W extends { readonly workspaceId: string }>(name: string, thingOf: (wakeUp: W) => string) =>
    async (transaction: unknown, wakeUps: readonly W[]): Promise<void> => {
      const db = fromKysely(transaction as Parameters<typeof fromKysely>[0]); // storage hands in its own transaction
      const jobs = wakeUps.map((data) => ({ data, singletonKey: `${data.workspaceId}/${thingOf(data)}` }));
      await boss.insert(name, jobs, { db });
    };
  return {
    boss,
    async start() {
      await boss.start();
      for (const name of Object.values(queues)) await boss.createQueue(name, wakeUpQueue);
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
    sendWakeUps: sender(queues.check, ({ storeId }) => storeId),
    sendProbeWakeUps: sender(queues.probe, ({ grantId }) => grantId),
    sendKeyWakeUps: sender(queues.keys, ({ account }) => account),
    sendConnectWakeUps: sender(queues.connect, ({ attemptId }) => attemptId),
    sendPassWakeUps: sender(queues.pass, ({ storeId }) => storeId),
    sendItemWakeUps: sender(queues.items, ({ storeId }) => storeId),
    sendPingWakeUps: sender(queues.pings, ({ storeId }) => storeId),
    sendFollowWakeUps: sender(queues.follow, ({ followId }) => followId),
    sendImageWakeUps: sender(queues.images, ({ storeId }) => storeId),
    sendDisconnectWakeUps: sender(queues.disconnect, ({ sagaId }) => sagaId),
    async sendWebhookWakeUp(transaction) {
      const db = fromKysely(transaction as Parameters<typeof fromKysely>[0]); // as above
      await boss.insert(queues.webhooks, [{ data: {}, singletonKey: 'all' }], { db });
    },
    async sendRetention() {
      await boss.send(queues.retention, {}, { singletonKey: 'all' });
    },
    async waitingQueues() {
      const { rows } = await boss
        .getDb()
        .executeSql(`select distinct name from pgboss.job where state = 'created'`);
      return rows.map(({ name }: { name: string }) => name);
    },
  };
}
