import { benchAlerts } from './alerts.ts';
import { benchFixlist } from './fixlist.ts';

const benchmarks: Readonly<Record<string, (argument: string | undefined) => Promise<object>>> = {
  alerts: () => benchAlerts(1_000),
  fixlist: (skus = '100000') => benchFixlist(Number(skus)),
};

const [name = '', argument] = process.argv.slice(2);
const run = benchmarks[name];
if (run === undefined) {
  process.stderr.write(`npm run bench -- ${Object.keys(benchmarks).join(' | ')}\n`);
  process.exitCode = 2;
} else {
  // One line of JSON, the last one.
  console.log(JSON.stringify({ bench: name, ...(await run(argument)) }));
}
