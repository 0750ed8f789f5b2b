import type { PagePerson, PersonRole } from '../../page-server/snapshot.ts';
import { Clock } from './clock.tsx';
import { useSlack } from './slack-context.ts';

type TopBarProps = {
  readonly become: (name: string) => void;
  readonly isConnected: boolean;
  readonly aheadMs: number;
  readonly isSidebarOpen: boolean;
  readonly onSidebar: () => void;
  readonly isPanelOpen: boolean;
  readonly onPanel: () => void;
};

const languages = [
  ['en-US', 'English'],
  ['es-ES', 'Español'],
  ['pt-BR', 'Português'],
] as const;

const roles: Readonly<Record<PersonRole, string>> = {
  admin: 'admin',
  operator: 'operator',
  member: 'member',
  guest: 'guest',
  stranger: 'other company',
};

const nameOf = ({ realName, role }: PagePerson): string => `${realName} · ${roles[role]}`;

export function TopBar(props: TopBarProps) {
  const { snapshot } = useSlack();
  return (
    <header className="top-bar">
      <button
        type="button"
        className="bar-button for-sidebar"
        aria-label="Channels"
        aria-expanded={props.isSidebarOpen}
        aria-controls="sidebar"
        onClick={props.onSidebar}
      >
        <span aria-hidden="true">☰</span>
      </button>
      <strong className="team">{snapshot.team.name}</strong>
      <span className="clock">
        <span className="unseen">Clock of the sandbox: </span>
        <Clock aheadMs={props.aheadMs} />
      </span>
      {props.isConnected ? null : (
        <span className="lost" role="status">
          Reconnecting …
        </span>
      )}
      <PersonSelect become={props.become} />
      <LanguageSelect />
      <button
        type="button"
        className="bar-button"
        aria-expanded={props.isPanelOpen}
        aria-controls={props.isPanelOpen ? 'panel' : undefined}
        onClick={props.onPanel}
      >
        Sandbox
      </button>
    </header>
  );
}

function PersonSelect({ become }: Pick<TopBarProps, 'become'>) {
  const { me, people } = useSlack().snapshot;
  return (
    <label className="bar-select">
      <span>You are</span>
      <select
        value={me.name}
        onChange={({ target }) => {
          become(target.value);
        }}
      >
        {people.map((person) => (
          <option key={person.id} value={person.name}>
            {nameOf(person)}
          </option>
        ))}
      </select>
    </label>
  );
}

function LanguageSelect() {
  const { snapshot, act } = useSlack();
  return (
    <label className="bar-select">
      <span>Language</span>
      <select
        value={snapshot.me.locale}
        onChange={({ target }) => void act({ kind: 'locale', locale: target.value })}
      >
        {languages.map(([locale, name]) => (
          <option key={locale} value={locale}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
