import { benchAlerts } from './alerts.ts';

const benchmarks: Readonly<Record<string, () => Promise<object>>> = { alerts: () => benchAlerts(1_000) };

const [name = ''] = process.argv.slice(2);
const run = benchmarks[name];
if (run === undefined) {
  process.stderr.write(`npm run bench -- ${Object.keys(benchmarks).join(' | ')}\n`);
  process.exitCode = 2;
} else {
  // One line of JSON, the last one.
  console.log(JSON.stringify({ bench: name, ...(await run()) }));
}
