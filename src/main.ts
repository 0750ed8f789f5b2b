import { existsSync } from 'node:fs';
import { buildApp } from './app.ts';
import type { App } from './app.ts';
import { loadConfig } from './config.ts';
import { AppError } from './errors.ts';

/** A stop that takes longer, or a second signal after this while, ends the process at once. */
const STOP_DEADLINE_MS = 60_000;
/** Ctrl-C reaches us twice under npm: from the terminal, and passed on by npm. */
const SAME_SIGNAL_MS = 1_000;

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { config, secrets } = loadConfig(process.env);
  const app = await buildApp(config, secrets);
  app.onLost(() => {
    fail(
      new AppError(
        'database_unreachable',
        'The database is gone. Ending, so that a supervisor can start afresh.',
      ),
    );
  });
  await app.start();
  let stoppingSince: number | null = null;
  const stop = () => {
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    void stopAndExit(app);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

async function stopAndExit(app: App): Promise<void> {
  try {
    await app.stop();
    process.exit(0);
  } catch (error) {
    fail(error);
  }
}

/** What we expect is one clear text; what we do not expect keeps its stack. */
function fail(error: unknown): never {
  const text =
    error instanceof AppError ? describe(error) : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

const describe = (error: AppError) =>
  error.code === 'slack_token_refused'
    ? `The configuration has 1 mistake:\n  - ${error.message}`
    : error.message;

main().catch(fail);
