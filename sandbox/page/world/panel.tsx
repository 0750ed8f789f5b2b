import { useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';

export type PanelTab = 'tour' | 'world' | 'trace';
const tabs: readonly (readonly [PanelTab, string])[] = [
  ['tour', 'Tour'],
  ['world', 'World'],
  ['trace', 'Trace'],
];

type PanelProps = {
  readonly current: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** The sandbox's own part of the page, beside Slack. */
export function Panel({ current, onTab, onClose, children }: PanelProps) {
  const list = useRef<HTMLDivElement>(null);
  const steer = ({ key }: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (step === undefined) return;
    const at = tabs.findIndex(([tab]) => tab === current);
    const next = (at + step + tabs.length) % tabs.length;
    onTab(tabs[next]?.[0] ?? 'tour');
    list.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <aside id="panel" className="panel" aria-label="Sandbox">
      <div className="panel-head">
        <div ref={list} role="tablist" aria-label="Sandbox" onKeyDown={steer}>
          {tabs.map(([tab, name]) => (
            <button
              key={tab}
              id={`tab-${tab}`}
              type="button"
              role="tab"
              aria-selected={tab === current}
              aria-controls="panel-body"
              tabIndex={tab === current ? 0 : -1}
              onClick={() => {
                onTab(tab);
              }}
            >
              {name}
            </button>
          ))}
        </div>
        <button type="button" className="icon-button" aria-label="Close the sandbox panel" onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <div
        id="panel-body"
        className="panel-body"
        role="tabpanel"
        aria-labelledby={`tab-${current}`}
        tabIndex={0}
      >
        {children}
      </div>
    </aside>
  );
}
