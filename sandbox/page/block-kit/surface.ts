import { createContext, useContext, useEffect, useMemo } from 'react';
import type {
  Choice,
  FormChoices,
  Json,
  Source,
  StateValues,
  SuggestedOption,
} from '../../page-server/snapshot.ts';
import { useSlack } from '../slack/slack-context.ts';
import type { Slack } from '../slack/slack-context.ts';

/** Which element of a surface. */
export type Place = { readonly blockId: string; readonly actionId: string };

/** A message or a view, as its elements see it. */
export type Surface = {
  readonly source: Source;
  readonly stateOf: (place: Place) => Json;
  /** Keeps a value in the form; the app hears of it with the next click or the submission. */
  readonly keep: (place: Place, choice: Choice) => void;
  /** Tells the app. false: Slack or the app did not take it. */
  readonly press: (place: Place, choice?: Choice) => Promise<boolean>;
  readonly suggest: (place: Place, typed: string) => Promise<readonly SuggestedOption[]>;
  /** What was kept here, for the submission; it tells the server, too. */
  readonly handOver: () => FormChoices;
};

const SurfaceContext = createContext<Surface | null>(null);
export const SurfaceProvider = SurfaceContext.Provider;

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (surface === null) throw new Error('an element stands outside of a message or view');
  return surface;
}

const typingPauseMs = 300;

type Desk = Pick<Surface, 'keep' | 'handOver'> & {
  readonly flush: () => Promise<void>;
  /** The surface is gone, and nobody is to be told of what was typed there. */
  readonly forget: () => void;
};

/** Values that were typed, and those of them that the server does not know yet. */
function createDesk(source: Source, act: Slack['act']): Desk {
  const choices: Record<string, Record<string, Choice>> = {};
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; send: () => Promise<unknown> }>();
  const forget = (): void => {
    for (const { timer } of waiting.values()) clearTimeout(timer);
    waiting.clear();
  };
  return {
    forget,
    handOver() {
      forget();
      return choices;
    },
    keep({ blockId, actionId }, choice) {
      choices[blockId] = { ...choices[blockId], [actionId]: choice };
      if (source.type !== 'view') return;
      const { viewId } = source;
      const key = `${blockId}/${actionId}`;
      const send = (): Promise<unknown> => {
        waiting.delete(key);
        return act({ kind: 'type', viewId, blockId, actionId, value: choice });
      };
      clearTimeout(waiting.get(key)?.timer);
      waiting.set(key, { timer: setTimeout(() => void send(), typingPauseMs), send });
    },
    async flush() {
      for (const { timer, send } of [...waiting.values()]) {
        clearTimeout(timer);
        await send();
      }
    },
  };
}

export function useNewSurface(source: Source, values: StateValues): Surface {
  const { act, suggest } = useSlack();
  const key = JSON.stringify(source);
  // By what it says: a snapshot brings a new object of the same source each time.
  const desk = useMemo(() => createDesk(JSON.parse(key) as Source, act), [key, act]);
  useEffect(() => desk.forget, [desk]);
  return {
    source,
    stateOf: ({ blockId, actionId }) => values[blockId]?.[actionId] ?? {},
    keep: desk.keep,
    handOver: desk.handOver,
    press: async (place, choice) => {
      await desk.flush();
      const { ok } = await act({
        kind: 'click',
        source,
        ...place,
        ...(choice === undefined ? {} : { choice }),
      });
      return ok;
    },
    suggest: (place, typed) => suggest({ kind: 'suggest', source, ...place, typed }),
  };
}
