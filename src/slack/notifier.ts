import type {
  EditAnswer,
  EditClaim,
  PostAnswer,
  Sending,
  SlackMessages,
  SlackRefusal,
} from '../core/alerts/ports.ts';
import { outbox } from '../core/alerts/post.ts';
import type { PostContent } from '../core/alerts/content.ts';
import type { CardEdit } from '../core/card-ports.ts';
import type { Workspace } from '../core/workspace.ts';
import { translatorFor } from '../locales/index.ts';
import type { Logger } from '../logger.ts';
import { alertMessage } from './blocks/alerts/alert.ts';
import type { LinkTemplates } from './blocks/links.ts';
import { eventType, findCopies, isTs } from './own-copies.ts';
import type { Own } from './own-copies.ts';
import { failureOf, notDone } from './post-answers.ts';
import { createSenderCalls } from './sender-client.ts';

export type NotifierOptions = {
  readonly apiUrl: string;
  /** null: the app is not installed there any more. */
  readonly installationOf: (workspace: Workspace) => Promise<Own | null>;
  readonly log: Logger;
  /** Of TikTok's pages, for messages that name an object there; absent: no such buttons. */
  readonly links?: LinkTemplates;
  /** Defaults to the outbox's; where the clock is not real time there is no point in waiting. */
  readonly requestTimeoutMs?: number;
};

/** Posts, edits, finds and deletes alerts in Slack; every call is one request, and its answer a value. */
export function createNotifier(options: NotifierOptions): SlackMessages {
  const { apiUrl, installationOf, log, links = null, requestTimeoutMs = outbox.requestMs } = options;
  const call = createSenderCalls(apiUrl, requestTimeoutMs, log);

  /** Before the socket is opened: whatever fails here is a refusal with proof. */
  const installed = async (workspace: Workspace): Promise<Own | SlackRefusal> => {
    try {
      return (await installationOf(workspace)) ?? refusal('not_installed', 'workspace');
    } catch (error) {
      log.error({ err: error }, 'the installation could not be read, so nothing was sent to Slack');
      return refusal('installation_unreadable', 'later');
    }
  };

  const attempt = async <T>(
    workspace: Workspace,
    method: string,
    args: Record<string, unknown>,
    read: (answer: Readonly<Record<string, unknown>>) => T,
    isLate: () => boolean = () => false,
  ) => {
    const own = await installed(workspace);
    if ('because' in own) return { kind: 'refused', refusal: own } as const;
    if (isLate()) return { kind: 'refused', refusal: refusal('send_window_passed', 'later') } as const;
    try {
      return read(await call(own.botToken, method, args));
    } catch (error) {
      return notDone(failureOf(error));
    }
  };

  return {
    post: (workspace, sending, isLate) =>
      attempt(workspace, 'chat.postMessage', postArgs(sending, links), placeIn, isLate),
    edit: (workspace, edit, isLate) =>
      attempt(workspace, 'chat.update', editArgs(edit, links), edited, isLate),
    async find(workspace, post, threadTs, from) {
      const own = await installed(workspace);
      // Also where the app is not installed: it may be again.
      if ('because' in own) return { kind: 'unknown', code: own.code };
      return findCopies(call, own, post, { threadTs, from });
    },
    async remove(workspace, { channelId, ts }) {
      const answer = await attempt(workspace, 'chat.delete', { channel: channelId, ts }, edited);
      // Gone is what was wanted.
      return answer.kind === 'refused' && answer.refusal.because === 'message-gone' ? { kind: 'ok' } : answer;
    },
  };
}

const refusal = (code: string, because: SlackRefusal['because']): SlackRefusal => ({
  code,
  because,
  retryAfterMs: null,
});

/** Readable by every app of the workspace, hence an id and nothing else (slack.md 5.2). */
const metadataOf = (postId: string) => ({ event_type: eventType, event_payload: { post: postId } });

function postArgs(
  { post, content, language, threadTs }: Sending,
  links: LinkTemplates | null,
): Record<string, unknown> {
  const t = translatorFor(language);
  const { text, blocks } = alertMessage(t, content, post, links);
  return {
    channel: post.channelId,
    text,
    ...(post.plain ? {} : { blocks }),
    client_msg_id: post.id,
    metadata: metadataOf(post.id),
    ...(threadTs === null ? {} : { thread_ts: threadTs, reply_broadcast: post.broadcast }),
    unfurl_links: false,
    unfurl_media: false,
  };
}

function editArgs(edit: EditClaim | CardEdit, links: LinkTemplates | null): Record<string, unknown> {
  const { postId, place, content, language, plain, possiblyRepeated } = edit;
  const t = translatorFor(language);
  const shown: PostContent =
    'kind' in content
      ? { kind: 'card', card: content }
      : { kind: 'incident', incident: content, mention: false };
  const { text, blocks } = alertMessage(t, shown, { id: postId, possiblyRepeated }, links);
  return {
    channel: place.channelId,
    ts: place.ts,
    text,
    ...(plain ? {} : { blocks }),
    metadata: metadataOf(postId),
  };
}

/** `ok` without a place is no proof that the message stands somewhere, nor that it does not. */
function placeIn({ channel, ts }: Readonly<Record<string, unknown>>): PostAnswer {
  if (typeof channel !== 'string' || channel === '' || !isTs(ts))
    return { kind: 'unknown', code: 'no_place' };
  return { kind: 'ok', place: { channelId: channel, ts } };
}

const edited = (): EditAnswer => ({ kind: 'ok' });
