import { useState } from 'react';
import { OutsideLink } from './dialog/outside-link.tsx';
import type { Live } from './live/use-live.ts';
import { Channel } from './slack/channel.tsx';
import { Home } from './slack/home.tsx';
import { ModalStack } from './slack/modal.tsx';
import { Notices } from './slack/notices.tsx';
import { Sidebar } from './slack/sidebar.tsx';
import { SlackProvider } from './slack/slack-context.ts';
import type { SlackPlace } from './slack/slack-context.ts';
import { Thread } from './slack/thread.tsx';
import { TopBar } from './slack/top-bar.tsx';
import { visiblePlace } from './slack/use-place.ts';
import { useSlackOf } from './slack/use-slack-of.ts';
import { useUnread } from './slack/use-unread.ts';
import { Tour } from './tour/tour.tsx';
import { Panel } from './world/panel.tsx';
import type { PanelTab } from './world/panel.tsx';
import { Trace } from './world/trace.tsx';
import { WorldPanel } from './world/world-panel.tsx';
import type { Snapshot } from '../page-server/snapshot.ts';

type WorkspaceProps = {
  readonly name: string;
  readonly become: (name: string) => void;
  readonly live: Live & { readonly snapshot: Snapshot };
};

export function Workspace({ name, become, live }: WorkspaceProps) {
  const { snapshot } = live;
  const { slack, place: wanted, outside, closeOutside } = useSlackOf(name, snapshot);
  const place = visiblePlace(wanted, snapshot);
  const unread = useUnread(snapshot, place);
  const [isSidebarOpen, setSidebarOpen] = useState(false);
  const [tab, setTab] = useState<PanelTab | null>('tour');
  const goTo = (next: SlackPlace): void => {
    setSidebarOpen(false);
    slack.goTo(next);
  };
  return (
    <SlackProvider value={{ ...slack, goTo }}>
      <div className={`page ${tab === null ? '' : 'has-panel'} ${isSidebarOpen ? 'has-sidebar' : ''}`}>
        <TopBar
          become={become}
          isConnected={live.isConnected}
          aheadMs={live.aheadMs}
          isSidebarOpen={isSidebarOpen}
          onSidebar={() => {
            setSidebarOpen(!isSidebarOpen);
          }}
          isPanelOpen={tab !== null}
          onPanel={() => {
            setTab(tab === null ? 'world' : null);
          }}
        />
        <Sidebar
          place={place}
          unread={unread}
          onClose={() => {
            setSidebarOpen(false);
          }}
        />
        <Desk place={place} snapshot={snapshot} />
        <PanelOf tab={tab} setTab={setTab} live={live} become={become} />
      </div>
      <ModalStack />
      {outside === null ? null : <OutsideLink {...outside} onClose={closeOutside} />}
    </SlackProvider>
  );
}

function Desk({ place, snapshot }: { readonly place: SlackPlace; readonly snapshot: Snapshot }) {
  const [thread, setThread] = useState<{ readonly channelId: string; readonly ts: string } | null>(null);
  const channel = place.kind === 'channel' ? snapshot.channels.find(({ id }) => id === place.id) : undefined;
  return (
    <div className="desk">
      {channel === undefined ? (
        <Home />
      ) : (
        <Channel
          channel={channel}
          onThread={(ts) => {
            setThread({ channelId: channel.id, ts });
          }}
        />
      )}
      {thread !== null && channel?.id === thread.channelId ? (
        <Thread
          channel={channel}
          ts={thread.ts}
          onClose={() => {
            setThread(null);
          }}
        />
      ) : null}
      {snapshot.modals.length === 0 ? <Notices /> : null}
    </div>
  );
}

type PanelOfProps = Pick<WorkspaceProps, 'live' | 'become'> & {
  readonly tab: PanelTab | null;
  readonly setTab: (tab: PanelTab | null) => void;
};

function PanelOf({ tab, setTab, live, become }: PanelOfProps) {
  const [tourAt, setTourAt] = useState(0);
  if (tab === null) return null;
  return (
    <Panel
      current={tab}
      onTab={setTab}
      onClose={() => {
        setTab(null);
      }}
    >
      {tab === 'tour' ? <Tour become={become} at={tourAt} onStep={setTourAt} /> : null}
      {tab === 'world' ? <WorldPanel world={live.world} aheadMs={live.aheadMs} /> : null}
      {tab === 'trace' ? <Trace entries={live.trace} /> : null}
    </Panel>
  );
}
