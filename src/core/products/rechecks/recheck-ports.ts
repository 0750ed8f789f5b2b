import type { Workspace } from '../../workspace.ts';
import type {
  Asker,
  FixedBefore,
  ReadAnew,
  RecheckOutcome,
  RecheckReadings,
  RecheckStart,
} from './recheck.ts';
import type { RecheckTarget } from './recheck-target.ts';

/** Every method is one transaction; none waits for a vendor. */
export type RecheckRepository = {
  /**
   * Which SKUs to read, at most `limit`, under a lease of 120 s: a double click finds 'busy'. 'publishing': what a pass has read
   * is being published, and so much changes that nobody should wait for it.
   */
  begin(
    workspace: Workspace,
    storeId: string,
    target: RecheckTarget,
    limit: number,
  ): Promise<RecheckStart | 'busy' | 'publishing' | 'no-keys' | 'gone'>;
  /**
   * Stores what was read of them, tells what that changed, and has what TikTok still has to review followed for whoever asked.
   * 'lost': the lease was over, nothing was stored. 'publishing': as for `begin`; the lease is still there.
   */
  finish(
    workspace: Workspace,
    start: RecheckStart,
    readings: RecheckReadings,
    asker: Asker,
  ): Promise<RecheckOutcome | 'publishing' | 'lost'>;
  /** Nothing was learnt: the next click may try again. Safe to repeat. */
  release(workspace: Workspace, start: RecheckStart): Promise<boolean>;
  /**
   * What was fixed since then, at most 30 days ago, is not open again, and was not told this person. `since` null: for a day. Of
   * TikTok's own findings only what is available by now: what it reviews is not fixed.
   */
  fixedBefore(
    workspace: Workspace,
    start: Pick<RecheckStart, 'storeId' | 'startedAt'>,
    wanted: { readonly target: RecheckTarget; readonly since: Date | null; readonly userId: string },
  ): Promise<FixedBefore>;
  /** This person knows what was fixed of these SKUs up to then. Safe to repeat. */
  saveTold(
    workspace: Workspace,
    storeId: string,
    told: { readonly userId: string; readonly skuIds: readonly string[]; readonly at: Date },
  ): Promise<void>;
  /**
   * Has all products of the store read anew, after the rest that VTEX gets since they were; null: that is under way already, or
   * impossible without keys. Safe to repeat.
   */
  readAll(workspace: Workspace, storeId: string): Promise<ReadAnew | null>;
};
