import type { Answer } from '../answer.ts';
import type { TikTokIds } from '../connection.ts';
import type { Lane } from '../ports.ts';
import type { Reading } from '../reading.ts';
import type { Workspace } from '../workspace.ts';
import type { Matching } from './matching.ts';
import type { EventDay } from './pixel-events.ts';

/** What asking TikTok about a store's pixel takes; the answers are as of `startedAt`. */
export type PixelStart = {
  readonly storeId: string;
  readonly startedAt: Date;
  readonly generation: number;
  readonly tokenVersion: number;
  readonly token: string;
  readonly ids: TikTokIds & { readonly pixelCode: string };
  readonly events: readonly EventDay[];
};

/** Nothing to ask about. */
export type NoPixel = 'gone' | 'not-connected' | 'no-pixel';

/** Somebody's wish to switch every flag. `by` null: nobody in Slack. */
export type MatchingChange = { readonly on: boolean; readonly by: string | null; readonly at: Date };

/**
 * `busy`: somebody else's is under way, or nobody saw its end yet. `changed-meanwhile`: TikTok has shown other flags since `start`.
 * `superseded`: the connection is another one by now. `notAllowed`: the right of whoever wants it was withdrawn meanwhile.
 */
export type ChangeBegun =
  | { readonly kind: 'begun'; readonly changeId: string }
  | { readonly kind: 'busy'; readonly change: MatchingChange }
  | { readonly kind: 'changed-meanwhile' | 'superseded' | 'notAllowed' };

/** Every method is one transaction. */
export type PixelRepository = {
  begin(workspace: Workspace, storeId: string): Promise<PixelStart | NoPixel>;
  /** Stores what was read, unless the connection is another one by now or something later is known. Safe to repeat. */
  save(workspace: Workspace, start: PixelStart, reading: Reading): Promise<'saved' | 'superseded'>;
  /**
   * Records what somebody is about to do, for 60 s: a crash must not leave it unsaid. The workspace's act says who.
   */
  beginChange(
    workspace: Workspace,
    start: PixelStart,
    wanted: { readonly pixelId: string; readonly on: boolean; readonly before: Matching },
  ): Promise<ChangeBegun>;
  /** `after`: what TikTok shows now, recorded with what it was. null: nobody knows, and the next look tells. Safe to repeat. */
  endChange(workspace: Workspace, start: PixelStart, changeId: string, after: Matching | null): Promise<void>;
  /** Ends a change whose end nobody saw, with what TikTok shows now; null: there is none. */
  settleChange(
    workspace: Workspace,
    start: PixelStart,
    seen: { readonly pixelId: string; readonly now: Matching },
  ): Promise<MatchingChange | null>;
};

/** An answer is a value, never an exception. */
export type TikTokPixelApi = {
  /**
   * POST /pixel/update/: every flag is set, so it may be repeated. Sent once; `noInfo` also where it had its effect. `name`: as it is,
   * for the endpoint sets that too.
   */
  switchMatching(
    token: string,
    pixel: {
      readonly advertiserId: string;
      readonly pixelId: string;
      readonly name: string;
      readonly on: boolean;
      /** false: the automatic flags are left alone. */
      readonly withAutomatic: boolean;
    },
    lane: Lane,
  ): Promise<Answer<unknown>>;
};
