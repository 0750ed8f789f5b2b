import { useEffect, useState } from 'react';
import { clockText } from './moments.ts';

const lookMs = 1_000;

/** The time of the sandbox; it goes on between two events of the server. */
export function Clock({ aheadMs }: { readonly aheadMs: number }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      setNowMs(Date.now());
    }, lookMs);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return <time>{clockText(nowMs + aheadMs)}</time>;
}
