import type { Workspace } from '../workspace.ts';
import type { ImageSize } from './rules/image-size.ts';

/** What looking at the first bytes of an image gave. */
export type ImageAnswer =
  | { readonly kind: 'size'; readonly size: ImageSize }
  /** The server answered, and surely with no image: other bytes, 404, 410. */
  | { readonly kind: 'unreadable' }
  /** Its host is none of those that we look at, so nothing is said of it. */
  | { readonly kind: 'foreign' }
  /** No answer, or one that says nothing of this image: 403, for one. `isOutage`: its host failed, as it may for its other images. */
  | { readonly kind: 'noInfo'; readonly reason: string; readonly isOutage?: true }
  /** The host wants to be left alone for a while: nothing was learnt of this image. */
  | { readonly kind: 'throttled'; readonly retryAfterMs: number };

export type ImageApi = {
  /** Looks at images of one store, at its pace. Changes nothing, sends no key and no cookie, and is safe to repeat. */
  of(storeId: string): (address: string) => Promise<ImageAnswer>;
};

/** What was learnt of one image; a throttle is nothing. */
export type ImageReading = {
  readonly address: string;
  readonly answer: Exclude<ImageAnswer, { kind: 'throttled' }>;
};

export type ImageWakeUp = { readonly workspaceId: string; readonly storeId: string };

/** Looking at the images of a store, under way. */
export type ImageWork = {
  readonly storeId: string;
  /** Whoever works at it now; another worker's readings are thrown away. */
  readonly leaseId: string;
};

/** Every method is one transaction; none waits for a server. */
export type ImageRepository = {
  /** Like CheckRepository.wakeDue, for the stores whose images are due: after a reading of VTEX, and when one is to be read again. */
  wakeDue(limit: number): Promise<number>;
  workspaceOf(wakeUp: ImageWakeUp): Promise<Workspace | null>;
  /**
   * Takes the images of a store under a lease of 120 s that every write renews. What is known of them already is said of SKUs that
   * got them since. 'idle': nothing of VTEX was read yet.
   */
  begin(workspace: Workspace, storeId: string): Promise<ImageWork | 'busy' | 'idle'>;
  /**
   * The next images that are to be looked at, each once however many SKUs have it: those that nobody has looked at, then the longest
   * due. None of these hosts (`imageHostOf`); empty: there are no more.
   */
  unread(
    workspace: Workspace,
    work: ImageWork,
    withoutHosts: readonly string[],
    limit: number,
  ): Promise<readonly string[]>;
  /**
   * Keeps what was learnt: sizes for 30 days, what is no image for a day. The findings of the SKUs with these images follow; of one
   * of which nothing was learnt, they stay. 'lost': another worker has the images. Safe to repeat.
   */
  save(workspace: Workspace, work: ImageWork, readings: readonly ImageReading[]): Promise<'saved' | 'lost'>;
  /** Gives the images back. They are due in `retryInMs`; null: when the next of them is. */
  end(workspace: Workspace, work: ImageWork, retryInMs: number | null): Promise<void>;
  /** The time of the next images that are due; null: none. For the sandbox's clock. */
  nextDueAt(): Promise<Date | null>;
};
