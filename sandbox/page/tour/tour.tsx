import { useRef, useState } from 'react';
import { useSlack } from '../slack/slack-context.ts';
import { until } from './hands.ts';
import { steps } from './steps.ts';
import type { Guide } from './steps.ts';

const admin = 'ana';

type TourProps = {
  readonly become: (name: string) => void;
  /** Which step it is at; it stays while another tab is shown. */
  readonly at: number;
  readonly onStep: (at: number) => void;
};

type Outcome = { readonly kind: 'running' | 'done' | 'failed'; readonly text: string } | null;

export function Tour({ become, at, onStep }: TourProps) {
  const guide = useGuide(become);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const step = steps[at];
  if (step === undefined) return null;
  const isRunning = outcome?.kind === 'running';
  const go = (to: number): void => {
    setOutcome(null);
    onStep(to);
  };
  const run = async (): Promise<void> => {
    if (isRunning) return;
    setOutcome({ kind: 'running', text: 'Watch Slack …' });
    try {
      await step.run(guide);
      setOutcome({ kind: 'done', text: step.look });
    } catch (error) {
      setOutcome({ kind: 'failed', text: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <section className="tour" aria-label="Guided tour">
      <p className="tour-count">
        Step {at + 1} of {steps.length}
      </p>
      <h2>{step.title}</h2>
      <p>{step.text}</p>
      <p className={`tour-outcome is-${outcome?.kind ?? 'none'}`} role="status">
        {outcome?.text}
      </p>
      <div className="tour-buttons">
        <button
          type="button"
          className="button is-primary-full"
          aria-busy={isRunning}
          onClick={() => void run()}
        >
          Do it
        </button>
        <TourMoves at={at} isDisabled={isRunning} onStep={go} />
      </div>
    </section>
  );
}

type MovesProps = Pick<TourProps, 'at' | 'onStep'> & { readonly isDisabled: boolean };

const TourMoves = ({ at, isDisabled, onStep }: MovesProps) => (
  <>
    <button
      type="button"
      className="button"
      disabled={isDisabled || at === 0}
      onClick={() => {
        onStep(at - 1);
      }}
    >
      Back
    </button>
    <button
      type="button"
      className="button"
      disabled={isDisabled || at === steps.length - 1}
      onClick={() => {
        onStep(at + 1);
      }}
    >
      Next
    </button>
  </>
);

/** The page in the hands of the tour. What it sees is always the newest: a step takes many snapshots. */
function useGuide(become: (name: string) => void): Guide {
  const slack = useSlack();
  const latest = useRef(slack);
  latest.current = slack;
  const now = () => latest.current.snapshot;
  return {
    now,
    enter: async (channelName) => {
      become(admin);
      await until('The admin’s Slack', () => now().me.name === admin);
      const channel = now().channels.find(({ name, kind }) =>
        channelName === null ? kind === 'dm' : name === channelName,
      );
      if (channel === undefined) throw new Error(`There is no channel ${channelName ?? 'of the app'}.`);
      latest.current.goTo({ kind: 'channel', id: channel.id });
      await until('The channel', () =>
        document.querySelector('.desk main h1')?.textContent.includes(channel.name),
      );
    },
  };
}
