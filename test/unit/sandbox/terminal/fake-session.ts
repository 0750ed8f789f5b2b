import type { App } from '../../../../src/app.ts';
import { createBrowser } from '../../../../sandbox/browser/browser.ts';
import type { Session } from '../../../../sandbox/session.ts';
import type { Acked, SlackSender } from '../../../../sandbox/slack/sender.ts';
import type { Worlds } from '../../../../sandbox/worlds.ts';

export const acked: Acked = { status: 200, body: null, ackMs: 12 };

/** A session without an app: what the steps ask of it is written down. */
export function fakeSession(
  worlds: Worlds,
  failure?: Error,
): { readonly session: Session; readonly asked: string[] } {
  const asked: string[] = [];
  const asking = async (...words: readonly unknown[]): Promise<Acked> => {
    asked.push(words.map(String).join(' | '));
    if (failure !== undefined) throw failure;
    return acked;
  };
  const sender: SlackSender = {
    command: (user, channel, typed) => asking('command', user, channel, typed),
    click: (user, wanted) => asking('click', user, wanted),
    submit: (user, values) => asking('submit', user, values),
    closeView: (user) => asking('closeView', user),
    openHome: (user, tab = 'home') => asking('openHome', user, tab),
    options: (user, wanted, typed) => asking('options', user, wanted, typed),
    shortcut: (user, callbackId) => asking('shortcut', user, callbackId),
    event: (type) => asking('event', type),
    urlVerification: () => asking('urlVerification'),
    rawCommand: () => asking('rawCommand'),
  };
  const app: App = {
    start: async () => ({ port: 0 }),
    stop: async () => undefined,
    onLost: () => undefined,
    time: {
      tick: async () => 0,
      drain: async () => undefined,
      settle: async () => void asked.push('settle'),
      nextDueAt: async () => null,
      shift: async () => undefined,
    },
  };
  const browser = createBrowser();
  const session: Session = {
    worlds,
    app,
    appUrl: 'http://127.0.0.1:1/slack/events',
    sender,
    exact: {
      click: () => asking('exact click'),
      suggest: async () => [],
      type: async () => undefined,
      submit: () => asking('exact submit'),
      close: () => asking('exact close'),
    },
    env: {},
    addresses: [],
    speak: async () => undefined,
    browserOf: () => browser,
    advance: async (ms) => void asked.push(`advance | ${String(ms)}`),
    stop: async () => undefined,
  };
  return { session, asked };
}
