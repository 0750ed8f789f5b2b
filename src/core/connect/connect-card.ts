import type { Refusal } from '../answer.ts';
import type { Counts } from '../reading.ts';

/** Counts with the time at which they were so; epoch milliseconds, for the card is kept as JSON. */
export type CountsAt = Counts & { readonly asOfMs: number };

/** Of what TikTok last said; `revoked`: its refusal of the token is proven. The last two: there will be none. */
type Unread = Refusal['class'] | 'revoked' | 'disconnected' | 'replaced';

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

/** Why a connect does not go on just now; it will by itself. */
export type ConnectTrouble =
  | 'silent' // TikTok was asked, and did not answer
  | 'unsteady' // its pages do not belong together
  | 'app'; // our developer app is not taken

/** Of a reading that takes long. `what`: of Business Centers all that is in them, of ad accounts their pixels. */
export type ReadingProgress = {
  readonly what: 'centers' | 'pixels';
  readonly done: number;
  readonly of: number;
};

/** How far a connect has come (attempt.ts); ends are `connected` and the last ones. */
export type ConnectStep =
  | { readonly at: 'offered'; readonly untilMs: number }
  | { readonly at: 'exchanging' }
  | { readonly at: 'issued'; readonly trouble?: ConnectTrouble }
  | {
      readonly at: 'authorized';
      readonly user: string;
      readonly trouble?: ConnectTrouble;
      readonly progress?: ReadingProgress;
    }
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
      /** Why the first checks have not brought them. */
      readonly unread?: Unread;
      /** When this app took the pixel out of the catalog, with the disconnect before. */
      readonly unlinkedMs?: number;
      /** Whoever connected hears of what is critical from here on. */
      readonly isNewContact?: true;
    }
  | { readonly at: 'refused' | 'expired' | 'lost' | 'stalled' | 'superseded' | 'dropped' | 'untold' }
  /** The sign-in, or the store's connection, was disconnected meanwhile; or the store was removed. */
  | { readonly at: 'disconnected' | 'removed' }
  /** Whoever connects may not any more. */
  | { readonly at: 'notAllowed' }
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
