import { benchAlerts } from './alerts.ts';
import { benchFixlist } from './fixlist.ts';

const benchmarks: Readonly<Record<string, (argument: string | undefined) => Promise<object>>> = {
  alerts: () => benchAlerts(1_000),
  fixlist: (skus = '100000') => benchFixlist(Number(skus)),
};

const [name = '', argument] = process.argv.slice(2);
const run = benchmarks[name];
if (run === undefined || !/^[1-9]\d*$/.test(argument ?? '1')) {
  process.stderr.write('npm run bench -- alerts | fixlist [SKUs, usually 100000]\n');
  process.exitCode = 2;
} else {
  // One line of JSON, the last one.
  console.log(JSON.stringify({ bench: name, ...(await run(argument)) }));
}
