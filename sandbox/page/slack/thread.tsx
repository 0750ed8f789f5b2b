import { useEffect, useRef } from 'react';
import type { PageChannel } from '../../page-server/snapshot.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { useSlack } from './slack-context.ts';

type ThreadProps = {
  readonly channel: PageChannel;
  readonly ts: string;
  readonly onClose: () => void;
};

export function Thread({ channel, ts, onClose }: ThreadProps) {
  const { snapshot } = useSlack();
  const closeButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    closeButton.current?.focus();
  }, [ts]);
  const all = snapshot.messages[channel.id] ?? [];
  return (
    <aside
      className="thread"
      aria-label="Thread"
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <header className="channel-head">
        <h2>
          Thread <small>#{channel.name}</small>
        </h2>
        <button
          ref={closeButton}
          type="button"
          className="icon-button"
          aria-label="Close thread"
          onClick={onClose}
        >
          <span aria-hidden="true">✕</span>
        </button>
      </header>
      <MessageList
        key={ts}
        label="Messages of this thread"
        messages={all.filter((message) => message.ts === ts || message.threadTs === ts)}
        replies={null}
        onThread={() => undefined}
      />
      {channel.isReadOnly ? null : (
        <Composer key={`${ts}c`} channelId={channel.id} threadTs={ts} label="Reply" />
      )}
    </aside>
  );
}
