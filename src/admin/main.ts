import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { runAdmin } from './run.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

process.exitCode = await runAdmin({
  argv: process.argv.slice(2),
  env: process.env,
  readStdin: () => text(process.stdin),
  print: (line) => {
    console.log(line);
  },
});
