import { Blocks } from '../block-kit/blocks.tsx';
import { listOf, textOf } from '../block-kit/json.ts';
import { SurfaceProvider, useNewSurface } from '../block-kit/surface.ts';
import type { Json, PageFile, PageMessage } from '../../page-server/snapshot.ts';
import { Avatar } from './avatar.tsx';
import { timeOf } from './moments.ts';
import { useSlack } from './slack-context.ts';

export type MessageProps = {
  readonly message: PageMessage;
  /** Right after another one of the same author: no name again. */
  readonly isContinued: boolean;
  /** In a channel: how many answers it has; null within a thread. */
  readonly replies: number | null;
  readonly onThread: (ts: string) => void;
};

export function MessageRow({ message, isContinued, replies, onThread }: MessageProps) {
  const { snapshot } = useSlack();
  const { ts, fromApp, isEphemeral } = message;
  const author = fromApp ? snapshot.appName : message.userName;
  const classes = ['message', isEphemeral ? 'is-ephemeral' : '', isContinued ? 'is-continued' : ''];
  return (
    <article
      className={classes.join(' ')}
      aria-label={`${author}: ${message.text.slice(0, 80)}`}
      data-ts={ts}
    >
      <div className="message-side">{isContinued ? null : <Avatar name={author} isApp={fromApp} />}</div>
      <div className="message-main">
        {isEphemeral ? (
          <p className="only-you">
            <span aria-hidden="true">◉ </span>Only visible to you
          </p>
        ) : null}
        {isContinued ? null : (
          <header className="message-head">
            <strong>{author}</strong>
            {fromApp ? <span className="app-badge">APP</span> : null}
            <time dateTime={new Date(Number(ts) * 1000).toISOString()}>
              {timeOf(ts, snapshot.me.locale, snapshot.nowMs)}
            </time>
          </header>
        )}
        <Content message={message} />
        {message.editedAtMs === null ? null : <span className="edited">(edited)</span>}
        {replies === null || isEphemeral ? null : <ThreadLink {...{ ts, replies, onThread }} />}
      </div>
    </article>
  );
}

const mrkdwn = (text: string): Json => ({ type: 'section', text: { type: 'mrkdwn', text } });

function Content({ message }: { readonly message: PageMessage }) {
  const { channelId, ts, values, blocks, text } = message;
  const surface = useNewSurface({ type: 'message', channelId, ts }, values);
  return (
    <SurfaceProvider value={surface}>
      <Blocks blocks={blocks.length > 0 || text === '' ? blocks : [mrkdwn(text)]} />
      {message.attachments.map((attachment, at) => (
        <div key={at} className="attachment" style={{ borderColor: colourOf(attachment) }}>
          <Blocks blocks={attachmentBlocks(attachment)} />
        </div>
      ))}
      {message.files.map((file) => (
        <FileRow key={file.id} file={file} />
      ))}
    </SurfaceProvider>
  );
}

const colourOf = (attachment: Json): string => {
  const colour = textOf(attachment['color']);
  return /^#?[0-9a-f]{6}$/i.test(colour) ? `#${colour.replace('#', '')}` : 'var(--line)';
};

function attachmentBlocks(attachment: Json): readonly Json[] {
  const blocks = listOf(attachment['blocks']);
  const text = textOf(attachment['text']) || textOf(attachment['fallback']);
  return blocks.length > 0 || text === '' ? blocks : [mrkdwn(text)];
}

const kilobyte = 1_000;

function FileRow({ file }: { readonly file: PageFile }) {
  const size = `${Math.max(1, Math.round(file.size / kilobyte))} kB`;
  if (file.content === null) return <p className="file">{file.title}</p>;
  const address = `data:text/plain;charset=utf-8,${encodeURIComponent(file.content)}`;
  return (
    <p className="file">
      <a href={address} download={file.name}>
        {file.title || file.name}
      </a>{' '}
      <small>{size}</small>
    </p>
  );
}

type ThreadLinkProps = { readonly ts: string; readonly replies: number } & Pick<MessageProps, 'onThread'>;

function ThreadLink({ ts, replies, onThread }: ThreadLinkProps) {
  const text = replies === 0 ? 'Reply in thread' : `${replies} ${replies === 1 ? 'reply' : 'replies'}`;
  return (
    <button
      type="button"
      className={replies === 0 ? 'reply-link' : 'reply-link has-replies'}
      onClick={() => {
        onThread(ts);
      }}
    >
      {text}
    </button>
  );
}
