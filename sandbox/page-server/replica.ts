import { buildApp } from '../../src/app.ts';
import { loadConfig } from '../../src/config.ts';
import { impatient } from '../session.ts';
import type { FromReplica, ToReplica } from './replica-process.ts';

// The second process of the app: replicas.ts starts it and tells it the time.
let shiftMs = Number(process.argv[2] ?? 0);
const tell = (message: FromReplica) => process.send?.(message);

async function run(): Promise<void> {
  const { config, secrets } = loadConfig(process.env);
  const clock = { now: () => new Date(Date.now() + shiftMs) };
  // It has a beat of its own: only the first one is driven by the sandbox's clock.
  const app = await buildApp(config, secrets, { ...impatient, clock, beat: true });
  const { port } = await app.start();
  process.on('message', (message: ToReplica) => {
    shiftMs = message.shiftMs;
  });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void app.stop().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  // The sandbox has ended without a word.
  process.once('disconnect', stop);
  tell({ url: `http://127.0.0.1:${String(port)}/slack/events` });
}

run().catch((error: unknown) => {
  tell({ error: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
  process.disconnect();
});
