import { createContext, useContext } from 'react';
import type { Act, ActAnswer, Snapshot, SuggestedOption } from '../../page-server/snapshot.ts';

/** Slack as everything in it needs it: what is so, and how to do something. */
export type Slack = {
  readonly snapshot: Snapshot;
  /** What is refused is shown to the person, too. */
  readonly act: (act: Act) => Promise<ActAnswer>;
  readonly suggest: (act: Act & { kind: 'suggest' }) => Promise<readonly SuggestedOption[]>;
  /** Slack's own words, and what was refused; newest last. */
  readonly notices: readonly Notice[];
  readonly say: (text: string) => void;
  readonly dismiss: (notice: Notice) => void;
  /** For an address that this machine may not reach. */
  readonly openOutside: (url: string, behind?: string) => void;
  readonly goTo: (place: SlackPlace) => void;
};

export type Notice = { readonly key: string; readonly text: string };

export type SlackPlace = { readonly kind: 'channel'; readonly id: string } | { readonly kind: 'home' };

const SlackContext = createContext<Slack | null>(null);
export const SlackProvider = SlackContext.Provider;

export function useSlack(): Slack {
  const slack = useContext(SlackContext);
  if (slack === null) throw new Error('a part of Slack stands outside of it');
  return slack;
}
