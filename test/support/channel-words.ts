import type { AppSession } from './app-session.ts';
import { readerOf, renderMessage } from '../../sandbox/terminal/render-blocks.ts';

/** One message of the app that stands in a channel now, as somebody there reads it. */
export type Standing = {
  readonly ts: string;
  readonly text: string;
  /** Of the message under which it replies. */
  readonly threadTs: string | null;
  readonly isBroadcast: boolean;
  /** The post that it carries in its metadata. */
  readonly postId: string | undefined;
};

/** What the app has in a channel: its own messages and their replies, the oldest first; nothing that only one person sees. */
export function standing({ worlds: { slack } }: AppSession, user: string, channel: string): Standing[] {
  const reader = readerOf(slack, slack.person(user), 10_000);
  return slack
    .visibleNow(user, channel)
    .filter(({ message, onlyYou }) => !onlyYou && message.botId !== null)
    .map(({ message }) => ({
      ts: message.ts,
      text: renderMessage(message, reader),
      threadTs: message.threadTs,
      isBroadcast: message.isBroadcast,
      postId: (message.metadata as { event_payload?: { post?: string } } | null)?.event_payload?.post,
    }));
}

/** The same without the introduction. */
export const alertsIn = (session: AppSession, user = 'eva', channel = 'general'): Standing[] =>
  standing(session, user, channel).slice(1);
