import { useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Option } from './choices-of.ts';

type Steered = {
  readonly isOpen: boolean;
  readonly options: readonly Option[];
  readonly typed: string;
  readonly open: () => void;
  readonly close: () => void;
  readonly pick: (option: Option) => void;
  /** Takes the choice away, where the form allows that. */
  readonly empty: () => void;
};

/** The keys of a menu: arrows, Enter, Escape; Backspace empties it. */
export function useSelectKeys({ isOpen, options, typed, open, close, pick, empty }: Steered) {
  const [at, setAt] = useState(0);
  useEffect(() => {
    setAt(0);
  }, [isOpen, typed]);
  const step = (by: number): void => {
    if (!isOpen) open();
    else setAt(Math.max(0, Math.min(at + by, options.length - 1)));
  };
  const enter = (): void => {
    const option = options[at];
    if (!isOpen) open();
    else if (option !== undefined) pick(option);
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      step(1);
    },
    ArrowUp: () => {
      step(-1);
    },
    Enter: enter,
    ...(isOpen ? { Escape: close } : { Backspace: empty, Delete: empty }),
  };
  const steer = (event: KeyboardEvent): void => {
    const run = keys[event.key];
    if (run === undefined) return;
    // Enter would submit the form around it, Escape close it.
    event.preventDefault();
    event.stopPropagation();
    run();
  };
  return { at, steer };
}
