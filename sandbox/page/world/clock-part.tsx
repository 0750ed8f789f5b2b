import type { WorldState } from '../../page-server/snapshot.ts';
import { Clock } from '../slack/clock.tsx';
import { Lever } from './lever.tsx';

const minuteMs = 60_000;
const jumps = [
  ['+15 min', 15 * minuteMs],
  ['+1 hour', 60 * minuteMs],
  ['+1 day', 24 * 60 * minuteMs],
] as const;

type ClockPartProps = {
  readonly world: WorldState;
  readonly aheadMs: number;
  readonly isBusy: boolean;
  readonly onAdvance: (ms: number) => void;
};

/** Time runs by itself; these let more of it pass, with everything that falls due on the way. */
export function ClockPart({ world, aheadMs, isBusy, onAdvance }: ClockPartProps) {
  const { busy } = world;
  return (
    <section className="lever-group" aria-label="Clock">
      <h3>
        Clock{' '}
        <small>
          <Clock aheadMs={aheadMs} />
        </small>
      </h3>
      <div className="levers">
        {jumps.map(([label, ms]) => (
          <Lever
            key={label}
            {...{ label, isBusy }}
            onPull={() => {
              onAdvance(ms);
            }}
          />
        ))}
      </div>
      {busy === null ? null : (
        <label className="progress">
          <span>{busy.text}</span>
          <progress value={busy.doneMs} max={Math.max(busy.totalMs, 1)} />
        </label>
      )}
    </section>
  );
}
