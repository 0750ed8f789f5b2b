import { submitForm, visit } from '../browser/browser-steps.ts';
import { applyFault } from '../control/fault-words.ts';
import { applyLever, leverHelp } from '../control/levers.ts';
import { parseDurationMs } from '../duration.ts';
import type { Session } from '../session.ts';
import type { Acked } from '../slack/sender.ts';

/** Who does it, and where. */
export type Viewpoint = { readonly user: string; readonly channel: string };

export type StepResult = {
  /** What the sandbox itself has to say, e.g. which lever was pulled. */
  readonly note: string | null;
  /** How the app acknowledged; null for steps that send nothing. */
  readonly acked: Acked | null;
  /** A command must be answered; a click may just do something. */
  readonly mustAnswer: boolean;
  readonly failed: boolean;
};

const said = (note: string): StepResult => ({ note, acked: null, mustAnswer: false, failed: false });
const refused = (note: string): StepResult => ({ note, acked: null, mustAnswer: false, failed: true });
const sent = (acked: Acked, mustAnswer: boolean): StepResult => ({
  note: null,
  acked,
  mustAnswer,
  failed: false,
});

type Play = (session: Session, viewpoint: Viewpoint, rest: string) => Promise<StepResult>;

const plays: Readonly<Record<string, Play>> = {
  click: async ({ sender }, { user }, label) => sent(await sender.click(user, label), false),
  submit: async ({ sender }, { user }, values) => sent(await sender.submit(user, values || '{}'), false),
  home: async ({ sender }, { user }) => sent(await sender.openHome(user), true),
  visit: async (session, { user }, where) => said(await visit(session, user, where)),
  form: async (session, { user }, values) => said(await submitForm(session, user, values)),
  browser: async ({ browserOf }, { user }, which) => {
    if (which !== 'other') return refused('browser:other is all there is.');
    browserOf(user).forget();
    return said('Another browser: the same page, none of its cookies.');
  },
  advance: async (session, _, text) => {
    const ms = parseDurationMs(text);
    if (ms === null) return refused(`"${text}" is no duration: 90s, 30m, 3h, 7d.`);
    await session.advance(ms);
    return said(`${text} later.`);
  },
  world: async ({ worlds }, _, lever) => {
    if (lever.trim() === 'help') return said(leverHelp);
    const applied = applyLever(worlds, lever);
    return applied.ok ? said(applied.text) : refused(applied.error);
  },
  fault: async ({ worlds }, _, words) => {
    const applied = applyFault(worlds, words);
    return applied.ok ? said(applied.text) : refused(applied.error);
  },
};

const typed =
  (command: string): Play =>
  async ({ sender }, { user, channel }) =>
    sent(await sender.command(user, channel, command), true);

export const stepUsage = [
  '"/tiktok …"               types a command',
  'click:<label or action_id> clicks the newest such button; click:<menu>=<option> chooses',
  'submit:<json>             submits the open modal with values by label, block_id or action_id',
  'home                      opens the Home tab of the app',
  'visit:<link button>       opens it in the person’s browser; visit: the newest, visit:<address>, visit:<link on the page>',
  'form:<field>=<value>;…    sends the form that the browser shows; {appKey} and {appToken} are VTEX’s',
  'browser:other             the same page in another browser: none of its cookies',
  'advance:30m               lets time pass (s, m, h, d); checks that fall due run',
  'world:<lever>             changes the world: down, revoked, break=mixed:12, fix=5 … (all: world:help)',
  'fault:<vendor>:…          plans a fault: tiktok:garbage*3, slack:chat.postMessage:answerLost …',
].join('\n  ');

/** Plays one step as a person (or as fate) and waits until the app has answered all that it acknowledged. */
export async function playStep(session: Session, viewpoint: Viewpoint, step: string): Promise<StepResult> {
  const trimmed = step.trim();
  const [, word = '', rest = ''] = /^([a-z]+)(?:[:\s]\s*(.*))?$/s.exec(trimmed) ?? [];
  const play = trimmed.startsWith('/')
    ? typed(trimmed)
    : Object.hasOwn(plays, word)
      ? plays[word]
      : undefined;
  if (play === undefined) return refused(`I do not know the step "${trimmed}". Steps:\n  ${stepUsage}`);
  try {
    const result = await play(session, viewpoint, rest);
    await session.app.time.settle();
    // What the answer left to do at once, e.g. the edit of a message whose button was clicked.
    await session.app.time.drain();
    return result;
  } catch (error) {
    // The sender throws when there is nothing to click, or nobody of that name, saying what there is.
    return refused(error instanceof Error ? error.message : String(error));
  }
}
