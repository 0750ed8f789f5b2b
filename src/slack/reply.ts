import { setTimeout as pause } from 'node:timers/promises';
import type { Home, Message } from './blocks/elements.ts';
import type { SlackClient } from './client.ts';
import { createProgress, usualPace } from './progress.ts';
import { pushModal } from './push-modal.ts';
import type { Pace } from './progress.ts';

/** What a listener wants the person to see. */
export type Reply =
  | {
      readonly kind: 'message';
      readonly message: Message;
      /** in place of the message that was clicked */ readonly replace?: boolean;
    }
  | { readonly kind: 'home'; readonly home: Home }
  /** It has to ask a vendor: `waiting` is shown where that takes a while. */
  | {
      readonly kind: 'later';
      readonly waiting: Message;
      /** It may `tell` how far it has come as often as it likes: few of these are shown. */
      readonly work: (tell: Tell) => Promise<Reply>;
    }
  | { readonly kind: 'nothing' };

export type Tell = (progress: Message) => void;

export const nothing: Reply = { kind: 'nothing' };
export const show = (message: Message): Reply => ({ kind: 'message', message });
export const replaceWith = (message: Message): Reply => ({ kind: 'message', message, replace: true });

type Respond = (body: {
  response_type: 'ephemeral';
  replace_original: boolean;
  text: string;
  blocks: Message['blocks'];
}) => Promise<unknown>;

/** How the answer travels: a response_url, a modal over the Home tab or over another one, or the modal that was clicked in. */
export type Way =
  | { readonly kind: 'respond'; readonly respond: Respond }
  | {
      readonly kind: 'openModal';
      readonly client: SlackClient;
      readonly triggerId: string;
      readonly title: string;
    }
  | {
      readonly kind: 'pushModal';
      readonly client: SlackClient;
      readonly triggerId: string;
      readonly viewId: string;
      readonly title: string;
    }
  | {
      readonly kind: 'updateModal';
      readonly client: SlackClient;
      readonly viewId: string;
      /** As the view was when it was clicked: what was shown in it since is newer than this answer. */
      readonly hash?: string | null;
      readonly title: string;
    }
  | { readonly kind: 'publishHome'; readonly client: SlackClient; readonly userId: string };

/** Sends a reply on its way. Throws what Slack answered when it could not be delivered. */
export async function send(reply: Reply, way: Way, pace: Pace = usualPace): Promise<void> {
  if (reply.kind === 'nothing') return;
  if (reply.kind === 'later') {
    await (way.kind === 'openModal' || way.kind === 'pushModal'
      ? sendIntoModal(reply, way, pace)
      : sendLater(reply, way, pace));
    return;
  }
  if (reply.kind === 'home') {
    if (way.kind !== 'publishHome') throw new Error('a Home view needs the Home tab');
    await way.client.views.publish({
      user_id: way.userId,
      view: { type: 'home', blocks: reply.home.blocks },
    });
    return;
  }
  await sendMessage(reply, way);
}

async function sendLater(
  { waiting, work }: Extract<Reply, { kind: 'later' }>,
  way: Way,
  pace: Pace,
): Promise<void> {
  const progress = createProgress(pace, way, (reply) => sendOnce(reply, way));
  const working = work(progress.tell);
  // Awaited below; should it fail while we tell that it takes a while, nobody else may call that unhandled.
  working.catch(() => undefined);
  const slow = pause(pace.patienceMs, true, { ref: false });
  if (await Promise.race([working.then(() => false), slow])) {
    await send(show(waiting), way);
    progress.begin();
  }
  // Also after a failure: what is still on its way must not come after the sentence that tells of it.
  await working.finally(() => progress.end()).then((reply) => send(reply, way));
}

/** A trigger lives for three seconds: the modal is there before the work is done, and then shows what came of it. */
async function sendIntoModal(
  { waiting, work }: Extract<Reply, { kind: 'later' }>,
  way: Extract<Way, { kind: 'openModal' | 'pushModal' }>,
  pace: Pace,
): Promise<void> {
  const { client, title } = way;
  const { view } = await openModal(way, waiting);
  const viewId = view?.id;
  if (viewId === undefined) throw new Error('Slack opened a modal without an id');
  const update = { kind: 'updateModal', client, viewId, title } as const;
  const progress = createProgress(pace, update, (reply) => sendOnce(reply, update));
  progress.begin();
  await work(progress.tell)
    .finally(() => progress.end())
    .then((reply) => send(reply, update));
}

/** Without a second attempt: the next progress, or the answer itself, says more. */
async function sendOnce({ message }: Extract<Reply, { kind: 'message' }>, way: Way): Promise<void> {
  if (way.kind !== 'respond') return sendMessage({ kind: 'message', message }, way);
  await way.respond({ ...ephemeral(message), replace_original: false });
}

function openModal(way: Extract<Way, { kind: 'openModal' | 'pushModal' }>, message: Message) {
  const { client, triggerId, title } = way;
  const call = { trigger_id: triggerId, view: modal(title, message) };
  return way.kind === 'pushModal' ? pushModal(client, way.viewId, call) : client.views.open(call);
}

async function sendMessage(reply: Extract<Reply, { kind: 'message' }>, way: Way): Promise<void> {
  const { message, replace = false } = reply;
  switch (way.kind) {
    case 'respond':
      await respondTwice(() => way.respond({ ...ephemeral(message), replace_original: replace }));
      return;
    case 'openModal':
    case 'pushModal':
      await openModal(way, message);
      return;
    case 'updateModal': {
      const { client, viewId, hash = null, title } = way;
      const seen = hash === null ? {} : { hash };
      await client.views.update({ view_id: viewId, ...seen, view: modal(title, message) });
      return;
    }
    case 'publishHome':
      throw new Error('the Home tab shows a view, not a message');
  }
}

const ephemeral = ({ text, blocks }: Message) => ({ response_type: 'ephemeral' as const, text, blocks });

const modal = (title: string, { blocks }: Message) => ({
  type: 'modal' as const,
  title: { type: 'plain_text' as const, text: title },
  blocks,
});

/** Once more after a failure: an ephemeral answer that arrives twice does no harm, one that is lost does. */
async function respondTwice(respond: () => Promise<unknown>): Promise<void> {
  try {
    await respond();
  } catch {
    await pause(300);
    await respond();
  }
}
