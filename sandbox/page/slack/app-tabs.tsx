import { useSlack } from './slack-context.ts';

/** The two tabs of the app, as Slack has them. */
export function AppTabs({ current }: { readonly current: 'home' | 'messages' }) {
  const { snapshot, goTo } = useSlack();
  const dm = snapshot.channels.find(({ kind }) => kind === 'dm');
  return (
    <nav className="app-tabs" aria-label="App">
      <button
        type="button"
        aria-current={current === 'home' ? 'page' : undefined}
        onClick={() => {
          goTo({ kind: 'home' });
        }}
      >
        Home
      </button>
      <button
        type="button"
        aria-current={current === 'messages' ? 'page' : undefined}
        disabled={dm === undefined}
        onClick={() => {
          if (dm !== undefined) goTo({ kind: 'channel', id: dm.id });
        }}
      >
        Messages
      </button>
    </nav>
  );
}
