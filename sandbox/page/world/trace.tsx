import { useState } from 'react';
import type { TraceEntry, VendorName } from '../../page-server/snapshot.ts';

const names: Readonly<Record<VendorName, string>> = { slack: 'Slack', tiktok: 'TikTok', vtex: 'VTEX' };
const filters = ['all', 'slack', 'tiktok', 'vtex'] as const;
const mostShown = 120;

/** The requests between the app and the three vendors, newest first; the server masks secrets. */
export function Trace({ entries }: { readonly entries: readonly TraceEntry[] }) {
  const [filter, setFilter] = useState<(typeof filters)[number]>('all');
  const shown = entries.filter(({ vendor }) => filter === 'all' || vendor === filter).slice(-mostShown);
  return (
    <div className="trace">
      <div className="levers" role="group" aria-label="Show">
        {filters.map((one) => (
          <button
            key={one}
            type="button"
            className="lever"
            aria-pressed={one === filter}
            onClick={() => {
              setFilter(one);
            }}
          >
            {one === 'all' ? 'All' : names[one]}
          </button>
        ))}
      </div>
      {shown.length === 0 ? <p className="empty">No request yet.</p> : null}
      <ol reversed>
        {shown.toReversed().map((entry) => (
          <TraceRow key={entry.seq} entry={entry} />
        ))}
      </ol>
    </div>
  );
}

const isRefusal = (answered: number | string): boolean =>
  typeof answered === 'string' ? !/^(ok|\d+)$/i.test(answered) : answered >= 400;

function TraceRow({ entry }: { readonly entry: TraceEntry }) {
  const { from, vendor, method, path, answered, ms, detail, atMs } = entry;
  const way = from === 'app' ? `App → ${names[vendor]}` : `${names[vendor]} → app`;
  return (
    <li>
      <details>
        <summary>
          <span className={`vendor is-${vendor}`}>{way}</span>
          <code>
            {method} {path}
          </code>
          <span className={isRefusal(answered) ? 'answered is-bad' : 'answered'}>{answered}</span>
        </summary>
        <p>
          {new Date(atMs).toISOString().slice(11, 23)} UTC{ms === null ? '' : `, ${Math.round(ms)} ms`}
        </p>
        <pre tabIndex={0} aria-label="Content" role="region">
          {JSON.stringify(detail, null, 1)}
        </pre>
      </details>
    </li>
  );
}
