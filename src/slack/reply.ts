import { setTimeout as pause } from 'node:timers/promises';
import type { Home, Message } from './blocks/elements.ts';
import type { SlackClient } from './client.ts';

/** What a listener wants the person to see. */
export type Reply =
  | {
      readonly kind: 'message';
      readonly message: Message;
      /** in place of the message that was clicked */ readonly replace?: boolean;
    }
  | { readonly kind: 'home'; readonly home: Home }
  | { readonly kind: 'nothing' };

export const nothing: Reply = { kind: 'nothing' };
export const show = (message: Message): Reply => ({ kind: 'message', message });
export const replaceWith = (message: Message): Reply => ({ kind: 'message', message, replace: true });

type Respond = (body: {
  response_type: 'ephemeral';
  replace_original: boolean;
  text: string;
  blocks: Message['blocks'];
}) => Promise<unknown>;

/** How the answer travels: a response_url, a modal over the Home tab, or the modal that was clicked in. */
export type Way =
  | { readonly kind: 'respond'; readonly respond: Respond }
  | {
      readonly kind: 'openModal';
      readonly client: SlackClient;
      readonly triggerId: string;
      readonly title: string;
    }
  | {
      readonly kind: 'updateModal';
      readonly client: SlackClient;
      readonly viewId: string;
      readonly title: string;
    }
  | { readonly kind: 'publishHome'; readonly client: SlackClient; readonly userId: string };

/** Sends a reply on its way. Throws what Slack answered when it could not be delivered. */
export async function send(reply: Reply, way: Way): Promise<void> {
  if (reply.kind === 'nothing') return;
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

async function sendMessage(reply: Extract<Reply, { kind: 'message' }>, way: Way): Promise<void> {
  const { message, replace = false } = reply;
  switch (way.kind) {
    case 'respond':
      await respondTwice(() =>
        way.respond({
          response_type: 'ephemeral',
          replace_original: replace,
          text: message.text,
          blocks: message.blocks,
        }),
      );
      return;
    case 'openModal':
      await way.client.views.open({ trigger_id: way.triggerId, view: modal(way.title, message) });
      return;
    case 'updateModal':
      await way.client.views.update({ view_id: way.viewId, view: modal(way.title, message) });
      return;
    case 'publishHome':
      throw new Error('the Home tab shows a view, not a message');
  }
}

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
