import { useEffect, useState } from 'react';
import type { PageMessage, Snapshot } from '../../page-server/snapshot.ts';
import type { SlackPlace } from './slack-context.ts';

const newestOf = (messages: readonly PageMessage[] | undefined): string => messages?.at(-1)?.ts ?? '0';

/** How many messages of each channel this person has not seen since the page is open. */
export function useUnread(snapshot: Snapshot, place: SlackPlace): Readonly<Record<string, number>> {
  const { me, messages, channels } = snapshot;
  const [openedAtS] = useState(() => snapshot.nowMs / 1000);
  const [readUpTo, setReadUpTo] = useState<Readonly<Record<string, string>>>({});
  const here = place.kind === 'channel' ? place.id : '';
  const newestHere = newestOf(messages[here]);
  useEffect(() => {
    setReadUpTo((before) => ({ ...before, [`${me.id}/${here}`]: newestHere }));
  }, [me.id, here, newestHere]);
  const unreadIn = (channelId: string): number => {
    if (channelId === here) return 0;
    const seenAtS = Number(readUpTo[`${me.id}/${channelId}`] ?? openedAtS);
    const isNew = ({ ts, userId, threadTs, isBroadcast }: PageMessage): boolean =>
      Number(ts) > seenAtS && userId !== me.id && (threadTs === null || isBroadcast);
    return (messages[channelId] ?? []).filter(isNew).length;
  };
  return Object.fromEntries(channels.map(({ id }) => [id, unreadIn(id)]));
}
