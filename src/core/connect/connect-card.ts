import type { Counts } from '../reading.ts';

/** Counts with the time at which they were so; epoch milliseconds, for the card is kept as JSON. */
export type CountsAt = Counts & { readonly asOfMs: number };

/** What one authorization reaches, as numbers; `unread`: ad accounts whose pixels were not read. */
export type Reach = {
  readonly businessCenters: number;
  readonly adAccounts: number;
  readonly catalogs: number;
  readonly pixels: number;
  readonly unread: number;
};

export type ChosenName = { readonly id: string; readonly name: string };
export type ChosenNames = {
  readonly businessCenter: ChosenName;
  readonly adAccount: ChosenName;
  readonly catalog: ChosenName;
  readonly pixel: ChosenName | null;
};

export type FailReason =
  | 'code' // TikTok does not take the code (any more)
  | 'app' // our developer app is not taken
  | 'unreached' // nothing was exchanged: TikTok could not be asked
  | 'token' // TikTok refuses the token that it just gave
  | 'unknown'; // TikTok said no, and not why

/** How far a connect has come (attempt.ts); ends are `connected` and the last six. */
export type ConnectStep =
  | { readonly at: 'offered'; readonly untilMs: number }
  | { readonly at: 'exchanging' }
  /** `isSilent`: TikTok was asked, and did not answer. */
  | { readonly at: 'issued'; readonly isSilent?: true }
  | { readonly at: 'authorized'; readonly user: string; readonly isSilent?: true }
  | {
      readonly at: 'reached';
      readonly user: string;
      readonly reach: Reach;
      /** Of the accounts that this store had: these are not reached any more. */
      readonly missing: readonly ChosenName[];
      readonly isConnected: boolean;
    }
  | {
      readonly at: 'connected';
      readonly user: string;
      readonly chosen: ChosenNames;
      /** The last ones of the same catalog, before; null: none, or another catalog. */
      readonly before: CountsAt | null;
      /** null: not read yet. */
      readonly now: CountsAt | null;
    }
  | { readonly at: 'refused' | 'expired' | 'lost' | 'stalled' | 'superseded' | 'dropped' }
  /** The sign-in, or the store's connection, was disconnected meanwhile; or the store was removed. */
  | { readonly at: 'disconnected' | 'removed' }
  | { readonly at: 'failed'; readonly reason: FailReason };

/** The card of a connect, as it goes (product.md 4). */
export type ConnectCard = {
  readonly kind: 'connect';
  readonly attemptId: string;
  readonly storeId: string;
  readonly store: string;
  readonly handle: string;
  /** Of the log and the record, for whoever asks for help. */
  readonly reference: string;
  readonly step: ConnectStep;
};
