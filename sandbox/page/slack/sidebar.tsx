import type { ReactNode } from 'react';
import type { PageChannel } from '../../page-server/snapshot.ts';
import { ChannelMark } from './channel-mark.tsx';
import { useSlack } from './slack-context.ts';
import type { SlackPlace } from './slack-context.ts';

type SidebarProps = {
  readonly place: SlackPlace;
  readonly unread: Readonly<Record<string, number>>;
  /** Where it lies over the channel. */
  readonly onClose: () => void;
};

export function Sidebar({ place, unread, onClose }: SidebarProps) {
  const { snapshot, goTo } = useSlack();
  const mine = snapshot.channels.filter(({ isMember, isArchived }) => isMember && !isArchived);
  const dm = mine.find(({ kind }) => kind === 'dm');
  const row = (channel: PageChannel) => (
    <SidebarRow
      key={channel.id}
      text={channel.name}
      mark={<ChannelMark kind={channel.kind} />}
      unread={unread[channel.id] ?? 0}
      isCurrent={place.kind === 'channel' && place.id === channel.id}
      onClick={() => {
        goTo({ kind: 'channel', id: channel.id });
      }}
    />
  );
  return (
    <nav
      id="sidebar"
      className="sidebar"
      aria-label="Workspace"
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <h2>Channels</h2>
      <ul>{mine.filter(({ kind }) => kind !== 'dm').map(row)}</ul>
      <h2>Apps</h2>
      <ul>
        <SidebarRow
          text={snapshot.appName}
          mark={<span aria-hidden="true">♪</span>}
          unread={dm === undefined ? 0 : (unread[dm.id] ?? 0)}
          isCurrent={place.kind === 'home' || place.id === dm?.id}
          onClick={() => {
            // Slack leads to what is new, else to the Home.
            const isNew = dm !== undefined && (unread[dm.id] ?? 0) > 0;
            goTo(isNew ? { kind: 'channel', id: dm.id } : { kind: 'home' });
          }}
        />
      </ul>
    </nav>
  );
}

type SidebarRowProps = {
  readonly text: string;
  readonly mark: ReactNode;
  readonly unread: number;
  readonly isCurrent: boolean;
  readonly onClick: () => void;
};

function SidebarRow({ text, mark, unread, isCurrent, onClick }: SidebarRowProps) {
  return (
    <li>
      <button
        type="button"
        className={unread > 0 ? 'is-unread' : ''}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={onClick}
      >
        <span className="sidebar-mark">{mark}</span>
        <span className="sidebar-name">{text}</span>
        {unread > 0 ? (
          <span className="badge">
            {unread}
            <span className="unseen"> unread</span>
          </span>
        ) : null}
      </button>
    </li>
  );
}
