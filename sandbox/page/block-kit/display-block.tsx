import { memo } from 'react';
import { Message } from 'slack-blocks-to-jsx';
import type { Block, MessageProps } from 'slack-blocks-to-jsx';
import type { Json } from '../../page-server/snapshot.ts';
import { formatDate } from '../../terminal/render-dates.ts';
import { useSlack } from '../slack/slack-context.ts';
import type { Slack } from '../slack/slack-context.ts';
import { isLoopback } from '../dialog/addresses.ts';
import { asRendered } from './as-rendered.ts';
import { Emoji } from './emoji.tsx';

const hourMs = 3_600_000;

/** A block without anything to press, as the package draws it. */
export function DisplayBlock({ block }: { readonly block: Json }) {
  const { snapshot, openOutside } = useSlack();
  const { people, channels, me, nowMs } = snapshot;
  return (
    <Drawn
      blockJson={JSON.stringify(asRendered(block))}
      namesJson={JSON.stringify({
        users: people.map(({ id, realName }) => ({ id, name: realName })),
        channels: channels.map(({ id, name }) => ({ id, name })),
        user_groups: [],
      })}
      locale={me.locale}
      hour={Math.floor(nowMs / hourMs)}
      openOutside={openOutside}
    />
  );
}

type DrawnProps = {
  readonly blockJson: string;
  readonly namesJson: string;
  readonly locale: string;
  readonly hour: number;
  readonly openOutside: Slack['openOutside'];
};

/** By text: each snapshot brings all blocks anew, and reading their markup is the page's dearest work. */
const Drawn = memo(function Drawn({ blockJson, namesJson, locale, hour, openOutside }: DrawnProps) {
  return (
    <Message
      withoutWrapper
      theme="light"
      name=""
      logo=""
      blocks={[JSON.parse(blockJson) as Block]} // what the package does not know it leaves out
      data={JSON.parse(namesJson) as NonNullable<MessageProps['data']>} // written above
      hooks={hooksFor(locale, hour, openOutside)}
    />
  );
});

/** What stands behind a link in its line: there the app names the SKUs. */
function restOfLine(link: Node): string {
  let text = '';
  for (let next = link.nextSibling; next !== null && !text.includes('\n'); next = next.nextSibling) {
    text += next.textContent ?? '';
  }
  return text.split('\n')[0] ?? '';
}

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const hooksFor = (
  locale: string,
  hour: number,
  openOutside: Slack['openOutside'],
): NonNullable<MessageProps['hooks']> => ({
  emoji: (emoji, parse) => <Emoji name={emoji.name} sign={parse(emoji)} />,
  user: ({ name }) => <span className="mention">@{name}</span>,
  channel: ({ name }) => <span className="mention">#{name}</span>,
  date: ({ timestamp, format }) => {
    const seconds = Number(timestamp);
    const text = formatDate(seconds, format, { locale, timeZone, nowMs: hour * hourMs });
    return <time dateTime={new Date(seconds * 1000).toISOString()}>{text}</time>;
  },
  link: ({ href, children }) => (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        if (isLoopback(href)) return;
        event.preventDefault();
        openOutside(href, restOfLine(event.currentTarget));
      }}
    >
      {children}
    </a>
  ),
});
