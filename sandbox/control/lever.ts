import type { Faults } from '../faults.ts';
import type { SlackWorld } from '../worlds/slack-world.ts';
import type { TikTokStore, TikTokWorld } from '../worlds/tiktok-world.ts';
import type { VtexWorld } from '../worlds/vtex-world.ts';

export type Worlds = {
  readonly slack: SlackWorld;
  readonly tiktok: TikTokWorld;
  readonly vtex: VtexWorld;
  readonly faults: { readonly tiktok: Faults; readonly vtex: Faults; readonly slack: Faults };
};

/** What came of a word: a sentence in both cases. */
export type Applied =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string };

export const done = (text: string): Applied => ({ ok: true, text });
export const refused = (error: string): Applied => ({ ok: false, error });

export type LeverTarget = {
  readonly worlds: Worlds;
  /** Of `@2` or `@name`; the first store without it. */
  readonly store: TikTokStore;
  /** VTEX account of `@name`; undefined: the first. */
  readonly account: string | undefined;
};

/** One word. `run` gets a checked value; what it answers is ignored, but for those that take any text: they tell it. */
export type Lever =
  | { readonly help: string; readonly takes: 'nothing'; readonly run: (target: LeverTarget) => unknown }
  | {
      readonly help: string;
      readonly takes: 'number';
      /** Taken when no number is given; null: it must be given. */
      readonly fallback: number | null;
      readonly run: (target: LeverTarget, n: number) => unknown;
    }
  | {
      readonly help: string;
      readonly takes: 'word';
      /** The first is taken when none is given. */
      readonly words: readonly string[];
      readonly run: (target: LeverTarget, word: string) => unknown;
    }
  | {
      readonly help: string;
      readonly takes: 'number:word';
      readonly words: readonly string[];
      readonly run: (target: LeverTarget, n: number, word: string | null) => unknown;
    }
  | {
      readonly help: string;
      readonly takes: 'text';
      /** What stands behind the name, `=<number>`. */
      readonly value: string;
      readonly run: (target: LeverTarget, text: string) => Applied;
    };
export type Levers = Readonly<Record<string, Lever>>;

export const plain = (help: string, run: (target: LeverTarget) => unknown): Lever => ({
  help,
  takes: 'nothing',
  run,
});
export const counted = (
  help: string,
  run: (target: LeverTarget, n: number) => unknown,
  fallback: number | null = null,
): Lever => ({ help, takes: 'number', fallback, run });

/** The words are one of a union; a list of strings is checked against them, so the cast back is safe. */
export const worded = <W extends string>(
  help: string,
  words: readonly W[],
  run: (target: LeverTarget, word: W) => unknown,
): Lever => ({ help, takes: 'word', words, run: (target, word) => run(target, word as W) });
export const caused = <W extends string>(
  help: string,
  words: readonly W[],
  run: (target: LeverTarget, n: number, word: W | null) => unknown,
): Lever => ({
  help,
  takes: 'number:word',
  words,
  run: (target, n, word) => run(target, n, word as W | null),
});
