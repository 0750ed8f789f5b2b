import { parseArgs } from 'node:util';
import { applyFault } from './control/fault-words.ts';
import { applyLever, leverHelp } from './control/levers.ts';
import { startControl } from './control/server.ts';
import { worldState } from './control/world-state.ts';
import { startSession } from './session.ts';
import type { Session } from './session.ts';
import { exec } from './terminal/exec.ts';
import { prompt } from './terminal/prompt.ts';
import { stepUsage } from './terminal/steps.ts';

const usage = `npm run sandbox                  the whole product on this machine, with a prompt
npm run sandbox -- exec STEP…    plays steps and ends

Options: --as <person> (eva)  --in <channel> (general)  --locale <en|es|pt-BR>  --json (exec)  --port <n> (serve)

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
  const session = await startSession(values.port === undefined ? {} : { port: Number(values.port) });
  const control = await startControl({ apply: controlOf(session) });
  print(`The app listens on ${session.appUrl}`);
  print(
    `Slack, TikTok, VTEX: ${[session.worlds.http.slack, session.worlds.http.tiktok, session.worlds.http.vtex].map(({ url }) => url).join('  ')}`,
  );
  print(`Control API: ${control.url} (POST /world, /fault, /advance; GET /state)`);
  print('Try: /tiktok status   (help shows more, quit ends)\n');
  const ended = new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  // Without a terminal there is nobody to prompt: serve until told to stop.
  await (process.stdin.isTTY ? Promise.race([prompt(session, viewpoint, print), ended]) : ended);
  await control.close();
  await session.stop();
  process.exit(0);
}

function controlOf(session: Session) {
  const { worlds } = session;
  return {
    lever: (text: string) => applyLever(worlds, text),
    fault: (text: string) => applyFault(worlds, text),
    advance: async (ms: number) => {
      await session.advance(ms);
      return { ok: true as const, text: `${String(ms)} ms later.` };
    },
    state: () => worldState(worlds),
  };
}
