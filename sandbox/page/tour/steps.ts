import { advanceBy, pullLever } from '../live/requests.ts';
import { listOf, textOf, jsonOf } from '../block-kit/json.ts';
import type { Snapshot, ToldAnswer } from '../../page-server/snapshot.ts';
import { closeDialogs, command, inChannel, inDialog, newestTs, pause, press, until } from './hands.ts';

/** What the tour may ask of the page. */
export type Guide = {
  readonly now: () => Snapshot;
  /** Slack as the admin sees it, in this channel; null: the app's direct messages. */
  readonly enter: (channelName: string | null) => Promise<void>;
};

export type Step = {
  readonly title: string;
  readonly text: string;
  /** What to look at when it is done. */
  readonly look: string;
  readonly run: (guide: Guide) => Promise<void>;
};

const room = 'general';
const alertRoom = 'tiktok-alerts';
const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;

async function told(answer: Promise<ToldAnswer>): Promise<void> {
  const said = await answer;
  if (!said.ok) throw new Error(said.error);
}

/** Long enough to read a line. */
const watchedMs = 2_000;
/** A second apart; after as many the first reading is over, and a list without links is one of TikTok's side alone. */
const mostLooks = 60;
const vtexLink = 'a[href*=".myvtex.com/"]';

const action = (id: string): string => `[data-action-id^="${id}"]`;

async function ask(guide: Guide, channel: string, text: string): Promise<number> {
  await closeDialogs();
  await guide.enter(channel);
  const before = newestTs();
  await command(text);
  return before;
}

async function seeStatus(guide: Guide): Promise<void> {
  const before = await ask(guide, room, '/tiktok status');
  await until('The status', () => inChannel(action('products:show'), before));
}

async function findProducts(guide: Guide): Promise<void> {
  await closeDialogs();
  await guide.enter(room);
  if (inChannel(action('products:show')) === null) await seeStatus(guide);
  const before = newestTs();
  await press('The status', () => inChannel(action('products:show')));
  await until('The list', () => inChannel(action('products:recheck'), before));
  let pressed: string | undefined;
  // Right after the start VTEX's products are still being read, and the list says so: it has no links to them yet.
  for (let left = mostLooks; left > 0 && inChannel(vtexLink, before) === null; left -= 1) {
    await pause(watchedMs / 2);
    const refresh = inChannel(action('products:refresh'), before);
    // Each answer brings another button; on the same one the app is still at it.
    if (refresh?.dataset['blockId'] !== pressed) refresh?.click();
    pressed = refresh?.dataset['blockId'];
  }
  if (firstCause(guide) === null)
    throw new Error('Nothing is wrong with any product. Break some in the World tab.');
}

/** The group at the top of the newest list: what keeps most products off TikTok. null: it has none. */
function firstCause(guide: Guide): { readonly button: HTMLElement; readonly cause: string } | null {
  const list = inChannel(action('products:recheck'))?.closest('.message');
  const buttons = [...(list?.querySelectorAll<HTMLElement>(action('products:recheck')) ?? [])];
  const found = buttons.map((button) => {
    const { actionId = '', blockId = '' } = button.dataset;
    return { button, cause: causeBehind(guide.now(), actionId, blockId) };
  });
  return found.find(({ cause }) => cause !== '') ?? null;
}

/** The cause that a recheck button stands for is the second thing in its value. */
function causeBehind({ messages }: Snapshot, actionId: string, blockId: string): string {
  const blocks = Object.values(messages).flatMap((all) => all.flatMap((message) => message.blocks));
  const block = blocks.findLast((one) => one['block_id'] === blockId) ?? {};
  const elements = [jsonOf(block['accessory']), ...listOf(block['elements'])];
  const value = textOf(elements.find((one) => one['action_id'] === actionId)?.['value']);
  return /^\["[^"]*","([^"]+)"/.exec(value)?.[1] ?? '';
}

async function fixAndRecheck(guide: Guide): Promise<void> {
  await closeDialogs();
  await guide.enter(room);
  if (firstCause(guide) === null) await findProducts(guide);
  const { cause } = await until('The list', () => firstCause(guide));
  await told(pullLever(`fix=${cause}`));
  const before = newestTs();
  await press('The list', () => firstCause(guide)?.button ?? null);
  await until('The answer', () => newestTs() > before);
}

async function loseToken(guide: Guide): Promise<void> {
  const before = await ask(guide, alertRoom, '/tiktok alerts on');
  await until('The answer', () => newestTs() > before);
  await told(pullLever('revoked'));
  await told(advanceBy(quarterMs));
  // Only an alert that stands has it; done once more, it is the one of before.
  await until('The alert', () => inChannel(action('alert:ack')));
}

async function disconnect(guide: Guide): Promise<void> {
  await ask(guide, room, '/tiktok disconnect');
  await press('The page', () => inDialog(action('disconnect:start')));
  await press('The question', () => inDialog('.dialog-foot .is-danger-full'));
  await pause(watchedMs);
  await closeDialogs();
  await guide.enter(null);
  await until('The card', () => newestTs() > 0);
  await pause(watchedMs);
  // For the first minute it could still be cancelled.
  await told(advanceBy(2 * minuteMs));
}

async function reconnect(guide: Guide): Promise<void> {
  const before = await ask(guide, room, '/tiktok connect');
  await press('The link', () => inChannel('a.button[href*="127.0.0.1"]', before));
  // There the app says how it goes on.
  await pause(watchedMs);
  await guide.enter(null);
}

export const steps: readonly Step[] = [
  {
    title: 'See how the store stands',
    text: 'Anybody types /tiktok status in any channel. Only they see the answer: is TikTok really connected, and how many products are available, in review or rejected.',
    look: 'Every number says as of when it is true.',
    run: seeStatus,
  },
  {
    title: 'Find what to fix',
    text: 'The button Products reads VTEX and TikTok and lists what keeps products off TikTok, grouped by cause, with the place in VTEX where each is mended.',
    look: 'Each line links to the product in VTEX; “all” opens a list with filters.',
    run: findProducts,
  },
  {
    title: 'Fix it and check again',
    text: 'Somebody mends the products of the first cause in VTEX (here the sandbox does). The group’s own button then reads just those again, at once.',
    look: 'The answer says which are in order now. TikTok’s review comes after that: +1 hour in the World tab.',
    run: fixAndRecheck,
  },
  {
    title: 'Lose the token',
    text: '/tiktok alerts on makes this channel hear of trouble. Then the sandbox takes the token away, as a person at TikTok can, and 15 minutes pass.',
    look: 'One alert, with what happened, what it means, and what to do.',
    run: loseToken,
  },
  {
    title: 'Disconnect',
    text: '/tiktok disconnect first says what will happen and what will not. Nothing is done before the red button and one more question.',
    look: 'The direct message followed each step; for a minute it could be cancelled there. Then two minutes passed.',
    run: disconnect,
  },
  {
    title: 'Connect again',
    text: '/tiktok connect gives a personal link. In the tab that opens, allow the access as Marina Souza. The app then asks in a direct message which accounts belong to the store.',
    look: 'Allow it in the tab that opened, come back here, and press “Choose accounts”.',
    run: reconnect,
  },
];
