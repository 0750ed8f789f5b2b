import type { PageChannel } from '../../page-server/snapshot.ts';

/** `#`, or a lock; drawn, because not every machine has a font with one. */
export function ChannelMark({ kind }: Pick<PageChannel, 'kind'>) {
  if (kind !== 'private') return <span aria-hidden="true">#</span>;
  return (
    <svg width="12" height="14" viewBox="0 0 12 14" role="img" aria-label="private">
      <path d="M3 6V4a3 3 0 0 1 6 0v2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <rect x="1" y="6" width="10" height="7" rx="1.5" fill="currentColor" />
    </svg>
  );
}
