import { PgBoss } from 'pg-boss';
import type { ProbeWakeUp } from '../../../src/core/alerts/ports.ts';
import type { CheckWakeUp } from '../../../src/core/ports.ts';
import type { ImageWakeUp } from '../../../src/core/products/image-ports.ts';
import type { ItemWakeUp } from '../../../src/core/products/items/item-ports.ts';
import type { PingWakeUp } from '../../../src/core/products/ping-ports.ts';
import type { FollowWakeUp } from '../../../src/core/products/rechecks/follow-ports.ts';
import type { KeyWakeUp, PassWakeUp } from '../../../src/core/products/ports.ts';
import type { Queue } from '../../../src/jobs/queue.ts';

type Job = { readonly id: string; readonly data: object };
type Handler = (jobs: readonly Job[]) => Promise<void>;

export type FakeQueue = Queue & {
  /** What waits, by queue. */
  readonly waiting: Map<string, Job[]>;
  readonly completed: string[];
  readonly working: Map<string, Handler>;
  retentions: number;
};

/** The real PgBoss class, never started and with nobody at its address; what a worker calls is played in memory. */
export function fakeQueue({ failRetention = false } = {}): FakeQueue {
  const waiting: FakeQueue['waiting'] = new Map();
  const completed: string[] = [];
  const working: FakeQueue['working'] = new Map();
  const played = {
    fetch: async (name: string, { batchSize }: { batchSize: number }) =>
      waiting.get(name)?.splice(0, batchSize) ?? [],
    complete: async (_: string, ids: readonly string[]) => void completed.push(...ids),
    work: async (name: string, _: object, handler: Handler) => void working.set(name, handler),
  };
  const put = (name: string, data: object) => {
    const jobs = waiting.get(name) ?? [];
    jobs.push({ id: `${name}-${String(jobs.length + 1)}`, data });
    waiting.set(name, jobs);
  };
  const boss = new PgBoss({
    connectionString: 'postgres://127.0.0.1:1/nobody',
    migrate: false,
    schedule: false,
  });
  const queue: FakeQueue = {
    waiting,
    completed,
    working,
    retentions: 0,
    boss: Object.assign(boss, played),
    start: async () => undefined,
    stop: async () => undefined,
    async sendWakeUps(_: unknown, wakeUps: readonly CheckWakeUp[]) {
      for (const wakeUp of wakeUps) put('check', wakeUp);
    },
    async sendProbeWakeUps(_: unknown, wakeUps: readonly ProbeWakeUp[]) {
      for (const wakeUp of wakeUps) put('probe', wakeUp);
    },
    async sendWebhookWakeUp() {},
    async sendConnectWakeUps() {},
    async sendDisconnectWakeUps() {},
    async sendKeyWakeUps(_: unknown, wakeUps: readonly KeyWakeUp[]) {
      for (const wakeUp of wakeUps) put('keys', wakeUp);
    },
    async sendPassWakeUps(_: unknown, wakeUps: readonly PassWakeUp[]) {
      for (const wakeUp of wakeUps) put('pass', wakeUp);
    },
    async sendItemWakeUps(_: unknown, wakeUps: readonly ItemWakeUp[]) {
      for (const wakeUp of wakeUps) put('items', wakeUp);
    },
    async sendFollowWakeUps(_: unknown, wakeUps: readonly FollowWakeUp[]) {
      for (const wakeUp of wakeUps) put('follow', wakeUp);
    },
    async sendPingWakeUps(_: unknown, wakeUps: readonly PingWakeUp[]) {
      for (const wakeUp of wakeUps) put('pings', wakeUp);
    },
    async sendImageWakeUps(_: unknown, wakeUps: readonly ImageWakeUp[]) {
      for (const wakeUp of wakeUps) put('images', wakeUp);
    },
    waitingQueues: async () => [...waiting].flatMap(([name, jobs]) => (jobs.length > 0 ? [name] : [])),
    async sendRetention() {
      if (failRetention) throw new Error('the queue is away');
      queue.retentions += 1;
      put('retention', {});
    },
  };
  return queue;
}
