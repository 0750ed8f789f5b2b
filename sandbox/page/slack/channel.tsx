import type { PageChannel, PageMessage } from '../../page-server/snapshot.ts';
import { AppTabs } from './app-tabs.tsx';
import { ChannelMark } from './channel-mark.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { useSlack } from './slack-context.ts';

type ChannelProps = { readonly channel: PageChannel; readonly onThread: (ts: string) => void };

const isReply = ({ threadTs, ts }: PageMessage): boolean => threadTs !== null && threadTs !== ts;

export function Channel({ channel, onThread }: ChannelProps) {
  const { snapshot } = useSlack();
  const all = snapshot.messages[channel.id] ?? [];
  const replies: Record<string, number> = {};
  for (const { threadTs } of all.filter(isReply)) {
    if (threadTs !== null) replies[threadTs] = (replies[threadTs] ?? 0) + 1;
  }
  const isDm = channel.kind === 'dm';
  return (
    <main className="channel">
      <header className="channel-head">
        <h1>
          {isDm ? null : <ChannelMark kind={channel.kind} />} {isDm ? snapshot.appName : channel.name}
        </h1>
        {isDm ? <AppTabs current="messages" /> : null}
      </header>
      <h2 className="unseen">Messages</h2>
      <MessageList
        key={channel.id}
        label={`Messages in ${channel.name}`}
        messages={all.filter((message) => !isReply(message) || message.isBroadcast)}
        replies={replies}
        onThread={onThread}
      />
      {channel.isReadOnly ? (
        <p className="read-only">
          {channel.isArchived
            ? 'This channel is archived.'
            : 'Sending messages to this app has been turned off.'}
        </p>
      ) : (
        <Composer key={`${channel.id}c`} channelId={channel.id} label={`Message #${channel.name}`} />
      )}
    </main>
  );
}
