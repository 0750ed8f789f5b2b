import { useEffect } from 'react';
import { Blocks } from '../block-kit/blocks.tsx';
import { listOf } from '../block-kit/json.ts';
import { SurfaceProvider, useNewSurface } from '../block-kit/surface.ts';
import type { PageView } from '../../page-server/snapshot.ts';
import { AppTabs } from './app-tabs.tsx';
import { useSlack } from './slack-context.ts';

/** The App Home; Slack tells the app that somebody opened it, and the app publishes it. */
export function Home() {
  const { snapshot, act } = useSlack();
  const { home, me, appName } = snapshot;
  useEffect(() => {
    void act({ kind: 'home' });
  }, [act, me.id, me.locale]);
  return (
    <main className="channel">
      <header className="channel-head">
        <h1>{appName}</h1>
        <AppTabs current="home" />
      </header>
      <h2 className="unseen">Home</h2>
      <div className="messages home" lang={me.locale} role="region" aria-label="App Home" tabIndex={0}>
        {home === null ? <p className="empty">The app is preparing its Home …</p> : <HomeView view={home} />}
      </div>
    </main>
  );
}

function HomeView({ view }: { readonly view: PageView }) {
  const surface = useNewSurface({ type: 'view', viewId: view.id }, view.values);
  return (
    <SurfaceProvider value={surface}>
      <Blocks blocks={listOf(view.content['blocks'])} />
    </SurfaceProvider>
  );
}
