import { useId } from 'react';
import { Lever } from './lever.tsx';
import type { LeverButton } from './lever-words.ts';

type LeverGroupProps = {
  readonly title: string;
  readonly levers: readonly LeverButton[];
  /** What is so now: its button is pressed. */
  readonly now: string;
  readonly note?: string;
  readonly isBusy: boolean;
  readonly onPull: (lever: string) => void;
};

export function LeverGroup({ title, levers, now, note, isBusy, onPull }: LeverGroupProps) {
  const id = useId();
  return (
    <section className="lever-group" aria-labelledby={id}>
      <h3 id={id}>
        {title} {note === undefined ? null : <small>{note}</small>}
      </h3>
      <div className="levers">
        {levers.map(({ lever, label, state }) => (
          <Lever
            key={lever}
            isPressed={state === '' ? undefined : state === now}
            {...{ label, isBusy }}
            onPull={() => {
              onPull(lever);
            }}
          />
        ))}
      </div>
    </section>
  );
}
