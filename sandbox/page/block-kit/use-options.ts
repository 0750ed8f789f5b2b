import { useEffect, useState } from 'react';
import type { Json } from '../../page-server/snapshot.ts';
import { useSlack } from '../slack/slack-context.ts';
import { optionsOf } from './choices-of.ts';
import type { Option } from './choices-of.ts';
import { numberOf, textOf } from './json.ts';

const typingPauseMs = 200;

export type Offered = { readonly options: readonly Option[]; readonly note: string };

type Asking = {
  readonly isOpen: boolean;
  readonly typed: string;
  readonly suggest: (typed: string) => Promise<readonly Option[]>;
};

/** What a menu offers for what is typed: of its own, of the workspace, or what the app answers. */
export function useOptions(element: Json, { isOpen, typed, suggest }: Asking): Offered {
  const local = useLocalOptions(element);
  const isExternal = textOf(element['type']).includes('external');
  const fewest = numberOf(element['min_query_length']) ?? 3; // slack.md 5.2
  const [answered, setAnswered] = useState<{ typed: string; options: readonly Option[] } | null>(null);
  const isAsking = isExternal && isOpen && typed.length >= fewest;
  useEffect(() => {
    if (!isAsking) return undefined;
    let isCurrent = true;
    const timer = setTimeout(() => {
      void suggest(typed).then((options) => {
        if (isCurrent) setAnswered({ typed, options });
      });
    }, typingPauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
    // `suggest` is another one with each snapshot and does the same.
  }, [isAsking, typed]);
  if (!isExternal) return noted(matching(local, typed), 'No results');
  if (typed.length < fewest) return noted([], `Type ${fewest} letters or more`);
  return answered === null ? noted([], 'Loading …') : noted(answered.options, 'No results');
}

const noted = (options: readonly Option[], note: string): Offered => ({
  options,
  note: options.length === 0 ? note : '',
});

/** Accents and case do not matter, as in Slack. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const matching = (options: readonly Option[], typed: string): readonly Option[] =>
  options.filter(({ text }) => folded(text).includes(folded(typed.trim())));

/** The options that the page knows itself; also what gives an id its name. */
export function useLocalOptions(element: Json): readonly Option[] {
  const { snapshot } = useSlack();
  const type = textOf(element['type']);
  if (type.includes('users_select')) {
    return snapshot.people.map(({ id, realName }) => ({ value: id, text: realName }));
  }
  if (/conversations|channels/.test(type)) {
    const channels = snapshot.channels.filter(({ kind }) => kind !== 'dm');
    return channels.map(({ id, name }) => ({ value: id, text: `#${name}` }));
  }
  return optionsOf(element);
}
