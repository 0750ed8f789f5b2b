import { useLayoutEffect, useRef, useState } from 'react';
import type { CSSProperties, RefObject } from 'react';

const gapPx = 4;
const roomPx = 280;

/** Where a list opens: below its anchor, or above it when there is no room. Fixed, so that no dialog cuts it off. */
export function useAnchored<T extends HTMLElement>(isOpen: boolean): [RefObject<T | null>, CSSProperties] {
  const anchor = useRef<T>(null);
  const [style, setStyle] = useState<CSSProperties>({ visibility: 'hidden' });
  useLayoutEffect(() => {
    if (!isOpen) return undefined;
    const place = (): void => {
      if (anchor.current !== null) setStyle(placedAt(anchor.current.getBoundingClientRect()));
    };
    place();
    addEventListener('resize', place);
    addEventListener('scroll', place, true);
    return () => {
      removeEventListener('resize', place);
      removeEventListener('scroll', place, true);
    };
  }, [isOpen]);
  return [anchor, style];
}

function placedAt({ top, bottom, left, width }: DOMRect): CSSProperties {
  const below = innerHeight - bottom - 2 * gapPx;
  const isAbove = below < roomPx && top > below;
  const minWidth = Math.min(Math.max(width, 180), innerWidth - 2 * gapPx);
  return {
    left: Math.max(gapPx, Math.min(left, innerWidth - minWidth - gapPx)),
    minWidth,
    maxHeight: Math.min(roomPx, isAbove ? top - 2 * gapPx : below),
    ...(isAbove ? { bottom: innerHeight - top + gapPx } : { top: bottom + gapPx }),
  };
}
