import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { leverHelp } from './control/levers.ts';
import { bad, serveLocally } from './control/server.ts';
import type { Answer } from './control/server.ts';
import { buildPage } from './page-server/build-page.ts';
import { createPageServer } from './page-server/page-server.ts';
import { startSession } from './session.ts';
import { exec } from './terminal/exec.ts';
import { prompt } from './terminal/prompt.ts';
import { stepUsage } from './terminal/steps.ts';

const usage = `npm run sandbox                  the whole product on this machine, as a page in the browser and with a prompt
npm run sandbox -- exec STEP…    plays steps and ends

Options: --as <person> (eva)  --in <channel> (general)  --locale <en|es|pt-BR>  --json (exec)  --port <n> (of the page)

Steps:
  ${stepUsage}

Levers, each as world:<lever>; @2 or @name behind it means another store (a VTEX account for vtex-…):
${leverHelp}`;

// `… | head` closes the pipe early: the sandbox still has to stop cleanly.
let isHeard = true;
process.stdout.on('error', () => {
  isHeard = false;
});
const print = (line: string) => {
  if (isHeard) console.log(line);
};

const parsed = parse();
if (parsed === null) process.exit(2);
const { values, positionals } = parsed;

function parse() {
  try {
    return readArguments();
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return null;
  }
}

function readArguments() {
  return parseArgs({
    allowPositionals: true,
    options: {
      as: { type: 'string', default: 'eva' },
      in: { type: 'string', default: 'general' },
      locale: { type: 'string' },
      json: { type: 'boolean', default: false },
      port: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
}

const viewpoint = { user: values.as, channel: values.in.replace(/^#/, '') };
const [mode, ...steps] = positionals;

if (values.help || (mode !== undefined && mode !== 'exec') || (mode === 'exec' && steps.length === 0)) {
  print(usage);
  process.exitCode = values.help ? 0 : 2;
} else if (mode === 'exec') {
  process.exitCode = await exec({ steps, viewpoint, locale: values.locale, json: values.json, print });
} else {
  await serve();
}

async function serve(): Promise<void> {
  const wanted = portIn(values.port);
  if (wanted === null) return fail('--port takes a number from 1 to 65535.');
  let answer: Answer = () => Promise.resolve(bad('The sandbox is starting.', 503));
  const served = await serveLocally((request) => answer(request), wanted).catch((error: unknown) =>
    takenPort(error, wanted),
  );
  if (typeof served === 'string') return fail(served);
  const [session, pageDir] = await Promise.all([startPageSession(), pageOrNull()]);
  const page = createPageServer({ session, pageDir, print });
  answer = page.answer;
  print(banner(served.url));
  print(`The app listens on ${session.appUrl}`);
  const { slack, tiktok, vtex } = session.worlds.http;
  print(`Slack, TikTok, VTEX: ${[slack, tiktok, vtex].map(({ url }) => url).join('  ')}`);
  print(`Control API: ${served.url} (POST /world, /fault, /advance; GET /state)`);
  print('Try: /tiktok status   (help shows more, quit ends)\n');
  const ended = new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  // Without a terminal there is nobody to prompt: serve until told to stop.
  await (process.stdin.isTTY ? Promise.race([prompt(session, viewpoint, print), ended]) : ended);
  await page.close();
  await served.close();
  await session.stop();
  process.exit(0);
}

/** Its key is given, so that a second replica can have the same. */
function startPageSession() {
  return startSession({ env: { ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}` } });
}

/** A page that does not build takes neither the prompt nor the API away. */
async function pageOrNull(): Promise<string | null> {
  try {
    return await buildPage();
  } catch (error) {
    print(`The page could not be built: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

/** 0: any free one. null: no port. */
function portIn(text: string | undefined): number | null {
  if (text === undefined) return 0;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : null;
}

function takenPort(error: unknown, port: number): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return `Port ${String(port)} is in use by another program. Choose another one with --port, or leave --port away for a free one.`;
  if (code === 'EACCES')
    return `This user may not listen on port ${String(port)}. Choose one above 1023 with --port.`;
  throw error;
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}

function banner(url: string): string {
  const line = '─'.repeat(url.length + 34);
  return `\n${line}\n   Open this page in a browser:  ${url}\n${line}\n`;
}
