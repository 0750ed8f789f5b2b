import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import startServer from '../support/global-setup.ts';
import stopServer from '../support/global-teardown.ts';
import { bugs } from './bugs.ts';
import { addTotals, huntBug, runRange } from './campaign.ts';
import type { Range, Totals } from './campaign.ts';
import { valuesOrExit } from './command-line.ts';
import { planOfText } from './plan.ts';
import { createPostgresWorld, postgresForce } from './postgres/storage.ts';
import { explain, tell } from './words.ts';

const values = valuesOrExit({
  call: 'npm run simulate --',
  says: 'Runs the alerts against models of Slack and TikTok with every fault at every step, on virtual time.',
  options: {
    schedules: { type: 'number', says: 'so many plans', usually: 100_000 },
    seed: { type: 'number', says: 'the plans follow from it', usually: 1 },
    replay: { type: 'text', says: 'tell all that happens in this one plan, as a failure prints it' },
    'no-history': { type: 'flag', says: "Slack's history cannot be read" },
    bugs: { type: 'flag', says: 'also see that every planted bug is found' },
    pg: { type: 'number', says: 'so many of the plans on PostgreSQL, too', usually: 0 },
    workers: { type: 'number', says: 'threads', usually: availableParallelism() },
  },
  example: '--schedules 2000 --bugs',
});

const { seed } = values;
const force = values['no-history'] ? { canReadHistory: false } : {};
const mostForABug = 5_000;
const mostExplained = 3;

const print = (text: string) => {
  process.stdout.write(`${text}\n`);
};

/** Node loads a thread's first file without tsx, so tsx is that file. */
const startsWorker = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('./worker.ts', import.meta.url).href)});
});`;

function runPart(range: Range): Promise<Totals> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(startsWorker, { eval: true, workerData: range });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function campaign(): Promise<boolean> {
  const { schedules } = values;
  const workers = Math.max(values.workers, 1);
  const startedMs = performance.now();
  const parts = Array.from({ length: workers }, (_, from) =>
    runPart({ seed, from, to: schedules, every: workers, force }),
  );
  const totals = addTotals(await Promise.all(parts));
  const seconds = (performance.now() - startedMs) / 1000;
  const told = new Set<string>();
  for (const failure of totals.failures) {
    if (told.size >= mostExplained || told.has(failure.invariant)) continue;
    told.add(failure.invariant);
    print(`--- ${failure.invariant} in schedule ${String(failure.index)}\n${await explain(failure)}\n`);
  }
  const caught = values.bugs ? { plantedBugs: await hunt() } : {};
  const { broken } = totals;
  const openViolations = Object.values(broken).reduce((sum, count) => sum + count, 0);
  const summary = {
    schedules: totals.schedules,
    steps: totals.steps,
    schedulesPerSecond: Math.round(totals.schedules / seconds),
    stepsPerSecond: Math.round(totals.steps / seconds),
    duplicates: broken.duplicates ?? 0,
    lost: broken.lost ?? 0,
    falseRevocations: broken.falseRevoked ?? 0,
    unresolved: broken.unresolved ?? 0,
    openViolations,
    broken,
    markedRepeats: totals.markedRepeats,
    outOfBounds: totals.outOfBounds,
    seed,
    ...caught,
  };
  print(JSON.stringify(summary));
  const escaped = Object.values('plantedBugs' in caught ? caught.plantedBugs : {}).includes(null);
  return openViolations === 0 && !escaped;
}

/** After how many schedules each planted bug is caught; null: it is not. */
async function hunt(): Promise<Record<string, number | null>> {
  const found: Record<string, number | null> = {};
  for (const [name, bug] of Object.entries(bugs)) {
    const caught = await huntBug(bug, { seed, most: mostForABug });
    found[name] = caught?.after ?? null;
    print(
      `${name}: ${caught === null ? 'NOT caught' : `${String(caught.after)} schedules, ${caught.invariant}: ${caught.message}`}`,
    );
  }
  return found;
}

/** The same plans on the real storage; one process, since there is one database. */
async function onPostgres(to: number): Promise<boolean> {
  const rootDir = fileURLToPath(new URL('../..', import.meta.url));
  await startServer(null, { rootDir });
  const world = await createPostgresWorld();
  const startedMs = performance.now();
  const { open } = world;
  const totals = await runRange({ seed, from: 0, to, force: { ...force, ...postgresForce }, open });
  const seconds = (performance.now() - startedMs) / 1000;
  for (const failure of totals.failures.slice(0, mostExplained)) {
    const { index, invariant, message, plan } = failure;
    print(
      `--- ${invariant} in schedule ${String(index)}: ${message}\n${await tell(plan, { ...failure, open })}`,
    );
  }
  const { schedules, steps, broken } = totals;
  print(JSON.stringify({ postgres: { schedules, steps, seconds: Math.round(seconds), broken, seed } }));
  await world.close();
  await stopServer();
  return totals.failures.length === 0;
}

if (values.replay !== null) {
  const plan = planOfText(values.replay);
  if (plan !== null) print(await tell(plan, { force }));
  else {
    process.stderr.write('--replay takes small whole numbers, with commas between them.\n');
    process.exitCode = 2;
  }
} else {
  const isWell = await campaign();
  const isWellOnPostgres = values.pg === 0 || (await onPostgres(values.pg));
  process.exitCode = isWell && isWellOnPostgres ? 0 : 1;
}
