import type { Faults } from '../faults.ts';
import type { TikTokStore, TikTokWorld } from '../worlds/tiktok-world.ts';
import type { VtexWorld } from '../worlds/vtex-world.ts';

export type Worlds = {
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

type Shown = { readonly help: string; readonly apply: (target: LeverTarget) => void };
type WithNumber = {
  readonly help: string;
  readonly takes: 'number';
  /** Without it the number must be given. */
  readonly fallback?: number;
  readonly apply: (target: LeverTarget, n: number) => void;
};
type WithText = {
  readonly help: string;
  readonly takes: 'text';
  /** The words that are allowed; the first is taken when none is given. */
  readonly words: readonly string[];
  readonly apply: (target: LeverTarget, word: string) => void;
};
type WithCause = {
  readonly help: string;
  readonly takes: 'number:word';
  readonly words: readonly string[];
  readonly apply: (target: LeverTarget, n: number, word: string | null) => void;
};
export type Lever = Shown | WithNumber | WithText | WithCause;
export type Levers = Readonly<Record<string, Lever>>;
