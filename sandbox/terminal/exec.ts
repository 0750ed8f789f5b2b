import { startSession } from '../session.ts';
import type { Session } from '../session.ts';
import { renderSeen } from './render-seen.ts';
import { playStep } from './steps.ts';
import type { Viewpoint } from './steps.ts';
import { problemOf } from './verdict.ts';

export type ExecOptions = {
  readonly steps: readonly string[];
  readonly viewpoint: Viewpoint;
  /** Slack's locale of this person, e.g. `es` or `pt-BR`; undefined: their own. */
  readonly locale: string | undefined;
  readonly json: boolean;
  readonly print: (line: string) => void;
};

/** Plays the steps on a fresh sandbox. Answers the exit code: 0 if every step was acked in time and well answered. */
export async function exec(options: ExecOptions): Promise<number> {
  const session = await startSession();
  try {
    const stranger = problemOfViewpoint(session, options.viewpoint);
    if (stranger !== null) {
      process.stderr.write(`${stranger}\n`);
      return 2;
    }
    const problems = await playAll(session, options);
    if (options.json)
      for (const request of session.worlds.http.slack.requests) options.print(JSON.stringify(request));
    return problems === 0 ? 0 : 1;
  } finally {
    await session.stop();
  }
}

/** null: this person and this channel exist. */
function problemOfViewpoint({ worlds }: Session, { user, channel }: Viewpoint): string | null {
  try {
    worlds.slack.person(user);
    worlds.slack.channel(channel);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function playAll(
  session: Session,
  { steps, viewpoint, locale, json, print }: ExecOptions,
): Promise<number> {
  const say = json ? () => undefined : print;
  if (locale !== undefined) session.worlds.slack.person(viewpoint.user).locale = locale;
  let problems = 0;
  for (const step of steps) {
    say(`> ${step}`);
    const { text, problem } = await play(session, viewpoint, step);
    if (text !== '') say(text);
    if (problem !== null) {
      problems += 1;
      // On standard error, so that --json stays lines of JSON.
      process.stderr.write(`! ${step}: ${problem}\n`);
    }
    say('');
  }
  return problems;
}

/** One step with all that the person then sees, and what is wrong with it. */
export async function play(
  session: Session,
  viewpoint: Viewpoint,
  step: string,
): Promise<{ text: string; problem: string | null }> {
  const { slack } = session.worlds;
  const mark = slack.mark();
  const result = await playStep(session, viewpoint, step);
  const seen = slack.timeline(viewpoint.user, mark);
  const shown = seen.map((one) => renderSeen(slack, viewpoint.user, one));
  const note = result.failed ? null : result.note;
  return { text: [note, ...shown].filter(Boolean).join('\n'), problem: problemOf(result, seen) };
}
