import type { Diagnostics, UploadLog } from './catalog-item.ts';
import type { ItemPause } from './item-ports.ts';
import type { JoinKey } from './join-key.ts';

/** What is known of a store's items at TikTok besides the findings. Each part has its own "as of". */
export type ItemState = {
  /** The last complete reading; null: there is none, so TikTok's findings are not known. */
  readonly items: {
    readonly asOf: Date;
    /** Items that were read; where `tooMany`, those that are rejected or under review only. */
    readonly count: number;
    /** More than TikTok lists: what is not sent cannot be told. */
    readonly tooMany: boolean;
  } | null;
  readonly join: {
    /** null: there is nothing to compare, for want of a reading of VTEX or TikTok, or because of `tooMany`. */
    readonly key: JoinKey | null;
    /** The older one of the two readings that were compared last, for what is not sent; null: never. */
    readonly asOf: Date | null;
  };
  /** As of our reading; the day that it speaks of is in it. */
  readonly diagnostics: { readonly asOf: Date; readonly value: Diagnostics } | null;
  readonly uploads: { readonly asOf: Date; readonly value: readonly UploadLog[] } | null;
  /** Since when a reading is under way; null: none is. */
  readonly underWaySince: Date | null;
  /** Why the last slice of work ended, where it was for want of an answer. */
  readonly pause: { readonly why: Exclude<ItemPause, 'more'>; readonly at: Date } | null;
};
