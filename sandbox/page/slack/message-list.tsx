import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import type { PageMessage } from '../../page-server/snapshot.ts';
import { MessageRow } from './message.tsx';
import { dayOf } from './moments.ts';
import { useSlack } from './slack-context.ts';

type MessageListProps = {
  readonly label: string;
  readonly messages: readonly PageMessage[];
  /** By the parent's ts; null within a thread. */
  readonly replies: Readonly<Record<string, number>> | null;
  readonly onThread: (ts: string) => void;
};

const gapPx = 8;
const continuedS = 300;

/** Newest last. */
export function MessageList({ label, messages, replies, onThread }: MessageListProps) {
  const { snapshot } = useSlack();
  const { locale } = snapshot.me;
  const { list, isBehind, onScroll, showNewest } = useFollowing(messages.at(-1), snapshot.me.id);
  const days = messages.map(({ ts }) => dayOf(ts, locale, snapshot.nowMs));
  return (
    <div
      ref={list}
      className="messages"
      role="log"
      lang={locale}
      aria-label={label}
      tabIndex={0}
      onScroll={onScroll}
    >
      {messages.length === 0 ? <p className="empty">Nothing here yet. Type /tiktok to begin.</p> : null}
      {messages.map((message, at) => (
        <Fragment key={message.ts}>
          {days[at] === days[at - 1] ? null : (
            <p className="day">
              <span>{days[at]}</span>
            </p>
          )}
          <MessageRow
            message={message}
            isContinued={days[at] === days[at - 1] && isContinuing(messages[at - 1], message)}
            replies={replies === null ? null : (replies[message.ts] ?? 0)}
            onThread={onThread}
          />
        </Fragment>
      ))}
      {isBehind ? (
        <button type="button" className="button newer" onClick={showNewest}>
          New message ↓
        </button>
      ) : null}
    </div>
  );
}

/**
 * The list follows what is new unless somebody reads further up. What answers the person themselves is shown in any case, and what
 * is longer than the room from its beginning.
 */
function useFollowing(newest: PageMessage | undefined, myId: string) {
  const list = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const [isBehind, setBehind] = useState(false);
  const ts = newest?.ts;
  const isAnswer = newest?.isEphemeral === true || newest?.userId === myId;
  const showNewest = (): void => {
    const row = list.current === null ? null : newestIn(list.current);
    if (list.current !== null && row !== null)
      list.current.scrollTop = row.offsetTop - list.current.offsetTop - gapPx;
    setBehind(false);
  };
  useLayoutEffect(() => {
    if (isFollowing.current || isAnswer) showNewest();
    else setBehind(true);
  }, [ts, isAnswer]);
  const onScroll = (): void => {
    const box = list.current;
    const row = box === null ? null : newestIn(box);
    isFollowing.current =
      box === null || row === null || row.offsetTop - box.offsetTop < box.scrollTop + box.clientHeight;
    if (isFollowing.current) setBehind(false);
  };
  return { list, isBehind, onScroll, showNewest };
}

const newestIn = (box: HTMLElement): HTMLElement | null =>
  [...box.querySelectorAll<HTMLElement>('.message')].at(-1) ?? null;

const isContinuing = (before: PageMessage | undefined, { userId, ts, fromApp }: PageMessage): boolean =>
  before?.userId === userId && !fromApp && Number(ts) - Number(before.ts) < continuedS;
