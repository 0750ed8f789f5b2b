import { useCallback, useRef, useState } from 'react';
import { askOptions, sendAct } from '../live/requests.ts';
import type { Act, Snapshot } from '../../page-server/snapshot.ts';
import type { Slack, SlackPlace } from './slack-context.ts';
import { useNotices } from './use-notices.ts';
import { usePlace } from './use-place.ts';

/** `behind`: the words after the link. */
export type Outside = { readonly url: string; readonly behind: string };

export type SlackOf = {
  readonly slack: Slack;
  readonly place: SlackPlace;
  /** An address that was followed and is not on this machine. */
  readonly outside: Outside | null;
  readonly closeOutside: () => void;
};

/** Slack for one person: everything in it acts in their name. */
export function useSlackOf(name: string, snapshot: Snapshot): SlackOf {
  const { notices, dismiss, say } = useNotices(snapshot);
  const [outside, setOutside] = useState<Outside | null>(null);
  const [place, goTo] = usePlace();
  const sayNow = useRef(say);
  sayNow.current = say;
  const act = useCallback(
    async (one: Act) => {
      const answer = await sendAct(name, one);
      // A view that is gone already needs no closing.
      if (!answer.ok && one.kind !== 'closeView') sayNow.current(answer.error);
      return answer;
    },
    [name],
  );
  const suggest = useCallback(
    async (one: Act & { kind: 'suggest' }) => {
      const answer = await askOptions(name, one);
      if (answer.ok) return answer.options;
      sayNow.current(answer.error);
      return [];
    },
    [name],
  );
  const openOutside = useCallback((url: string, behind = '') => {
    setOutside({ url, behind });
  }, []);
  const closeOutside = (): void => {
    setOutside(null);
  };
  return {
    slack: { snapshot, notices, say, dismiss, act, suggest, goTo, openOutside },
    place,
    outside,
    closeOutside,
  };
}
