import startServer from '../support/global-setup.ts';
import stopServer from '../support/global-teardown.ts';
import { valuesOrExit } from '../simulation/command-line.ts';
import { createRandom } from '../simulation/random.ts';
import { freezeRound } from './freeze.ts';
import { createPassing } from './passing.ts';
import { playRound } from './round.ts';
import { openScene } from './scene.ts';
import type { Scene } from './scene.ts';
import type { Complaint } from './verdict.ts';

const root = new URL('../..', import.meta.url).pathname;

const values = valuesOrExit({
  call: 'npm run replicas --',
  says: 'Runs two real processes on one PostgreSQL, killed with -9 while Slack loses answers.',
  options: {
    rounds: { type: 'number', says: 'so often', usually: 50 },
    seed: { type: 'number', says: 'the plan of each round follows from it; else another one each time' },
    freeze: {
      type: 'number',
      says: 'at the end also a process that stands still for so many seconds, twice',
    },
  },
  example: '--rounds 5 --seed 1',
});
const { rounds } = values;
/** Which process is how far at that moment does not follow from it. */
const seed = values.seed ?? Math.floor(Math.random() * 1_000_000);
const startedMs = performance.now();

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const seconds = (): number => Math.round((performance.now() - startedMs) / 1_000);

type Tally = { rounds: number; kills: number; freezes: number; complaints: Complaint[] };

async function play(scene: Scene, tally: Tally): Promise<void> {
  const passing = createPassing(scene);
  const note = (what: string, complaints: readonly Complaint[]) => {
    for (const { kind, text } of complaints) say(`${what}: ${kind}: ${text}`);
    tally.complaints.push(...complaints);
    say(`${what}: ${complaints.length === 0 ? 'right' : 'WRONG'}, after ${seconds()} s`);
  };
  while (tally.rounds < rounds && tally.complaints.length === 0) {
    const { kills, complaints } = await playRound(scene, passing, createRandom(seed + tally.rounds));
    tally.rounds += 1;
    tally.kills += kills;
    note(`round ${tally.rounds} (seed ${seed}, ${kills} kills)`, complaints);
  }
  const { freeze } = values;
  if (freeze === null || tally.complaints.length > 0) return;
  for (const moment of ['unsent', 'applied'] as const) {
    note(`frozen for ${freeze} s, ${moment}`, await freezeRound(scene, passing, moment, freeze * 1_000));
    tally.freezes += 1;
  }
}

async function endEarly(scene: Scene): Promise<void> {
  await scene.close();
  await stopServer();
  process.exit(1);
}

async function run(): Promise<boolean> {
  say(`seed ${seed}`);
  await startServer(null, { rootDir: root });
  const tally: Tally = { rounds: 0, kills: 0, freezes: 0, complaints: [] };
  try {
    const scene = await openScene();
    // A frozen process would not hear of the end by itself.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void endEarly(scene));
    try {
      await play(scene, tally);
      const { gate } = scene;
      const of = (kind: Complaint['kind']) => tally.complaints.filter((one) => one.kind === kind).length;
      const figures = {
        ...{ rounds: tally.rounds, kills: tally.kills, lostAnswers: gate.counts.lostAnswers },
        ...{ posts: gate.posted.size, edits: gate.counts.edits },
        ...{ duplicates: of('duplicate'), lost: of('lost'), openViolations: of('open') },
        ...{ freezes: tally.freezes, seconds: seconds(), seed },
      };
      say(JSON.stringify(figures));
      return tally.complaints.length === 0;
    } finally {
      await scene.close();
    }
  } finally {
    await stopServer();
  }
}

process.exitCode = (await run()) ? 0 : 1;
