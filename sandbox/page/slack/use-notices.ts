import { useState } from 'react';
import type { Snapshot } from '../../page-server/snapshot.ts';
import type { Notice } from './slack-context.ts';

const mostShown = 3;

/** Slack's notices of this person since the page is open, and what was refused here; until they are put away. */
export function useNotices(snapshot: Snapshot) {
  const { me, notices } = snapshot;
  const [before] = useState(() => new Set(notices.map(({ seq }) => keyOf(me.id, seq))));
  const [away, setAway] = useState<ReadonlySet<string>>(new Set());
  const [own, setOwn] = useState<readonly Notice[]>([]);
  const said = notices.map(({ seq, text }) => ({ key: keyOf(me.id, seq), text }));
  const isShown = ({ key }: Notice): boolean => !before.has(key) && !away.has(key);
  return {
    notices: [...said, ...own].filter(isShown).slice(-mostShown),
    dismiss: ({ key }: Notice) => {
      setAway((gone) => new Set([...gone, key]));
    },
    say: (text: string) => {
      setOwn((all) => [...all, { key: `own${all.length}`, text }]);
    },
  };
}

const keyOf = (userId: string, seq: number): string => `${userId}/${seq}`;
