import { createDelivery } from '../src/jobs/delivery.ts';
import type { Delivery } from '../src/jobs/delivery.ts';
import type { SlackMessages } from '../src/core/alerts/ports.ts';
import { newPost } from '../src/core/alerts/post.ts';
import { openBench } from './open-bench.ts';
import type { Bench } from './open-bench.ts';

const groupWaitMs = 60_000;
/** A worker checks ten stores at a time (jobs/worker.ts). */
const checksAtOnce = 10;
const bareAtOnce = 40;

/**
 * So many stores, each with a channel of its own, turn bad at the same time. How long after the group wait does each post
 * stand in Slack? And how many a second, against a bare loop that only posts? Slack's stand-in and PostgreSQL share
 * the machine with us.
 */
export async function benchAlerts(stores: number) {
  const bench = await openBench(stores);
  try {
    const bare = await barePostsPerSecond(bench, stores);
    await checkAll(bench);
    await bench.shift(61_000);
    const { arrived, detected } = await deliverAll(bench);
    const latencies = detected.map((atMs, index) => (arrived.get(index) ?? Infinity) - atMs - groupWaitMs);
    const times = [...arrived.values()].sort((one, other) => one - other);
    const spanMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
    const postsPerSecond = Math.round((times.length * 1_000) / spanMs);
    return {
      stores,
      posted: arrived.size,
      lateMsP50: percentile(latencies, 0.5),
      lateMsP99: percentile(latencies, 0.99),
      postsPerSecond,
      barePostsPerSecond: bare,
      detectionsPerSecond: Math.round((stores * 1_000) / (Math.max(...detected) - Math.min(...detected))),
    };
  } finally {
    await bench.close();
  }
}

/** Checks every store, as many at once as a worker does; answers when each one's result began to be stored. */
async function checkAll(bench: Bench): Promise<number[]> {
  const atMs: number[] = [];
  await inParallel(bench.stores.length, checksAtOnce, async (index) => {
    atMs[index] = await bench.check(index);
  });
  return atMs;
}

/** Beats as the scheduler does, while all are checked; then lets the group wait pass but for a second. */
async function deliverAll(bench: Bench) {
  const arrived = new Map<number, number>();
  const slack: SlackMessages = {
    ...bench.slack,
    async post(workspace, sending) {
      const answer = await bench.slack.post(workspace, sending);
      if (answer.kind === 'ok') arrived.set(bench.indexOf(answer.place.channelId), bench.nowMs());
      return answer;
    },
  };
  const delivery = createDelivery({ ...bench.deliveryPorts, slack });
  const detected = await whileBeating(bench, delivery, checkAll(bench));
  await bench.shift(Math.min(...detected) + groupWaitMs - bench.nowMs() - 1_000);
  const giveUpMs = bench.nowMs() + 120_000;
  while (arrived.size < detected.length && bench.nowMs() < giveUpMs) await beat(bench, delivery);
  await delivery.stop(12_000);
  return { arrived, detected };
}

async function whileBeating<T>(bench: Bench, delivery: Delivery, work: Promise<T>): Promise<T> {
  let isDone = false;
  const ended = work.finally(() => {
    isDone = true;
  });
  while (!isDone) await beat(bench, delivery);
  return ended;
}

async function beat(bench: Bench, delivery: Delivery): Promise<void> {
  const startedMs = performance.now();
  await delivery.beat();
  await bench.sleep(Math.max(0, 1_000 - (performance.now() - startedMs)));
}

async function barePostsPerSecond(bench: Bench, count: number): Promise<number> {
  const startedMs = performance.now();
  await inParallel(count, bareAtOnce, async (index) => {
    const post = newPost({
      id: crypto.randomUUID(),
      dedupKey: `bare:${String(index)}`,
      ...{ routeId: null, messageId: null, subscriptionId: null },
      channelId: bench.channelId(index),
      ...{ inThread: false, broadcast: false, critical: false, language: 'en' },
      content: null,
    });
    const content = { kind: 'test', by: 'U1', atMs: 0 } as const;
    const answer = await bench.slack.post(bench.workspace, { post, content, language: 'en', threadTs: null });
    if (answer.kind !== 'ok') throw new Error(`Slack's stand-in answered ${JSON.stringify(answer)}`);
  });
  return Math.round((count * 1_000) / (performance.now() - startedMs));
}

async function inParallel(
  count: number,
  atOnce: number,
  run: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < count; index = next++) await run(index);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
}
