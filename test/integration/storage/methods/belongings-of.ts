import type { Claim, EditClaim, ProbeStart } from '../../../../src/core/alerts/ports.ts';
import type { DisconnectWork } from '../../../../src/core/disconnect/ports.ts';
import type { RecheckStart } from '../../../../src/core/products/rechecks/recheck.ts';
import type { FollowLook } from '../../../../src/core/products/rechecks/follow-ports.ts';
import type { KeyCheckStart, Pass } from '../../../../src/core/products/ports.ts';
import type { CheckStart } from '../../../../src/core/ports.ts';
import type { PingedSkus } from '../../../../src/core/products/ping-ports.ts';
import type { ImageWork } from '../../../../src/core/products/image-ports.ts';
import type { ItemPass } from '../../../../src/core/products/items/item-ports.ts';
import type { PixelStart } from '../../../../src/core/manage/pixel-ports.ts';
import type { CardEdit } from '../../../../src/core/card-ports.ts';
import type { ConnectWork } from '../../../../src/core/connect/ports.ts';
import type { Workspace } from '../../../../src/core/workspace.ts';
import type { Storage } from '../../../../src/storage/storage.ts';

/** What a workspace owns, and with it every id that a method can be asked for. */
export type Belongings = {
  readonly workspace: Workspace;
  readonly teamId: string;
  readonly storeId: string;
  readonly userId: string;
  readonly channelId: string;
  readonly check: CheckStart;
  readonly grantId: string;
  readonly probe: ProbeStart;
  readonly subscriptionId: string;
  readonly incidentId: string;
  readonly routeId: string;
  /** A post that nobody holds, and one of which copies stand in the channel. */
  readonly postId: string;
  readonly copiedPostId: string;
  readonly copyTs: string;
  readonly claim: Claim;
  readonly edit: EditClaim;
  readonly pass: Pass;
  readonly items: ItemPass;
  readonly imageWork: ImageWork;
  readonly keyCheck: KeyCheckStart;
  readonly recheck: RecheckStart;
  readonly follow: FollowLook;
  readonly pinged: PingedSkus;
  readonly disconnect: DisconnectWork;
  readonly vtexAccount: string;
  /** Of a link for the keys of their store. */
  readonly keySecret: string;
  /** Of a connect that waits for the consent; of one under way. */
  readonly connectSecret: string;
  readonly connect: ConnectWork;
  readonly cardEdit: CardEdit;
  readonly pixel: PixelStart;
  readonly changeId: string;
};

export type Call = (storage: Storage, scope: Workspace, of: Belongings) => Promise<unknown>;
