import { useState } from 'react';
import type { Choice, Json } from '../../page-server/snapshot.ts';
import { textOf } from './json.ts';
import { useSurface } from './surface.ts';

/** What ties an element to its label, hint and error. */
export type Labelling = {
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-labelledby'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
};

export type ElementProps = {
  readonly block: Json;
  readonly element: Json;
  readonly labelling: Labelling;
};

/** One element of a surface: what it holds, and what becomes of a choice. */
export function useElement({ block, element }: Pick<ElementProps, 'block' | 'element'>) {
  const surface = useSurface();
  const [isBusy, setBusy] = useState(false);
  const place = { blockId: textOf(block['block_id']), actionId: textOf(element['action_id']) };
  // An input block keeps its value to itself until the form is submitted.
  const isKept = block['type'] === 'input' && block['dispatch_action'] !== true;
  const press = async (choice?: Choice): Promise<boolean> => {
    setBusy(true);
    const wasTaken = await surface.press(place, choice);
    setBusy(false);
    return wasTaken;
  };
  return {
    state: surface.stateOf(place),
    isBusy,
    isKept,
    press,
    keep: (choice: Choice) => {
      surface.keep(place, choice);
    },
    choose: (choice: Choice) => {
      if (isKept) surface.keep(place, choice);
      else void press(choice);
    },
    suggest: (typed: string) => surface.suggest(place, typed),
  };
}
