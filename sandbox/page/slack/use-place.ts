import { useEffect, useState } from 'react';
import type { Snapshot } from '../../page-server/snapshot.ts';
import type { SlackPlace } from './slack-context.ts';

const placeIn = (hash: string): SlackPlace =>
  hash === '#home' ? { kind: 'home' } : { kind: 'channel', id: hash.slice(1) };
const hashOf = (place: SlackPlace): string => (place.kind === 'home' ? '#home' : `#${place.id}`);

/** Where the person is; the address keeps it, so that "back" works. */
export function usePlace(): readonly [SlackPlace, (place: SlackPlace) => void] {
  const [place, setPlace] = useState(() => placeIn(location.hash));
  useEffect(() => {
    const follow = (): void => {
      setPlace(placeIn(location.hash));
    };
    addEventListener('hashchange', follow);
    return () => {
      removeEventListener('hashchange', follow);
    };
  }, []);
  return [
    place,
    (next) => {
      location.hash = hashOf(next);
      setPlace(next);
    },
  ];
}

/** The same place for these eyes: a channel that they do not see becomes their first. */
export function visiblePlace(place: SlackPlace, { channels }: Snapshot): SlackPlace {
  const mine = channels.filter(({ isMember }) => isMember);
  if (place.kind === 'home' || mine.some(({ id }) => id === place.id)) return place;
  return { kind: 'channel', id: mine[0]?.id ?? '' };
}
