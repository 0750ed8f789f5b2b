import { useLive } from './live/use-live.ts';
import { usePerson } from './live/use-person.ts';
import { Workspace } from './workspace.tsx';

export function App() {
  const [name, become] = usePerson();
  const live = useLive(name);
  if (live.snapshot === null) {
    return (
      <main className="waiting">
        <h1>TikTok for VTEX: sandbox</h1>
        <p role="status">{live.isConnected ? 'Loading …' : 'Looking for the sandbox …'}</p>
      </main>
    );
  }
  return <Workspace name={name} become={become} live={{ ...live, snapshot: live.snapshot }} />;
}
