import { parentPort, workerData } from 'node:worker_threads';
import { runRange } from './campaign.ts';
import type { Range } from './campaign.ts';

parentPort?.postMessage(await runRange(workerData as Range)); // main.ts gives it
