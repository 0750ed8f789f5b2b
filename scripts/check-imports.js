// Runs dependency-cruiser and fails when it read suspiciously little: with a TypeScript that it cannot parse it reports
// success after reading nothing.
import { execFileSync } from 'node:child_process';

const FEWEST_MODULES = 60;

const paths = process.argv.length > 2 ? process.argv.slice(2) : ['src', 'sandbox'];
const bin = new URL('../node_modules/dependency-cruiser/bin/dependency-cruise.mjs', import.meta.url).pathname;
const report = JSON.parse(
  execFileSync(
    process.execPath,
    [bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...paths],
    {
      maxBuffer: 256 * 1024 * 1024,
    },
  ).toString(),
);
const { violations, totalCruised } = report.summary;
for (const { rule, from, to } of violations) process.stderr.write(`${rule.name}: ${from} -> ${to}\n`);
if (totalCruised < FEWEST_MODULES) {
  process.stderr.write(`only ${totalCruised} modules were read: the check is blind\n`);
}
process.stdout.write(`imports: ${totalCruised} modules, ${violations.length} violations\n`);
process.exitCode = violations.length > 0 || totalCruised < FEWEST_MODULES ? 1 : 0;
