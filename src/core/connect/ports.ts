import type { Language } from '../alerts/content.ts';
import type { Answer } from '../answer.ts';
import type { TikTokIds } from '../connection.ts';
import type { DisconnectWork } from '../disconnect/ports.ts';
import type { Lane } from '../ports.ts';
import type { ReadingValues } from '../reading.ts';
import type { LinkRefusal } from '../link-ports.ts';
import type { Workspace } from '../workspace.ts';
import type { ConnectTrouble, FailReason, ReadingProgress } from './connect-card.ts';
import type { ReachPlan } from './reach-plan.ts';

// ---- TikTok ------------------------------------------------------------------------------------------------

export type Exchange =
  | { readonly kind: 'token'; readonly token: string }
  /** TikTok certainly issued nothing. */
  | { readonly kind: 'failed'; readonly reason: FailReason }
  /** It may have issued one that never reached us. */
  | { readonly kind: 'lost' };

export type AssetKind = 'bc' | 'advertiser' | 'catalog' | 'pixel';

/** Something that a token reaches. `parentId`: of a catalog its Business Center, of a pixel its ad account; '' where TikTok did not say. */
export type Asset = {
  readonly kind: AssetKind;
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
};

export type Named = { readonly id: string; readonly name: string };

export type Listing = {
  readonly list:
    | 'centers' // GET /bc/get/
    | 'accounts' // GET /oauth2/advertiser/get/
    | 'catalogs' // GET /catalog/get/ of a Business Center
    | 'owned' // GET /bc/asset/get/: the ad accounts that belong to a Business Center
    | 'pixels'; // GET /pixel/list/ of an ad account; the id is the pixel's code
  /** The Business Center, or the ad account; '' where it is of none. */
  readonly of: string;
};

/** The page of a listing that is to be read next, and what it is to continue. */
export type PageMark = {
  readonly page: number;
  readonly totals: readonly (number | null)[];
  /** The last id of each page before. */
  readonly lasts: readonly string[];
};

export type NamedPage = {
  readonly rows: readonly Named[];
  /** null: that was all. 'anew': it does not continue the pages before, so none of them may be believed. */
  readonly next: PageMark | null | 'anew';
};

export type TikTokOauthApi = {
  /** POST /oauth2/access_token/: uses up the code, so it is sent once and never again. */
  exchangeCode(code: string): Promise<Exchange>;
  /** One page of a listing: the first one, or where the mark says. */
  page(token: string, listing: Listing, mark: PageMark | null, lane: Lane): Promise<Answer<NamedPage>>;
  /** GET /pixel/list/, every page; the id is the pixel's code. */
  pixels(token: string, advertiserId: string, lane: Lane): Promise<Answer<readonly Named[]>>;
};

// ---- Storage. Every method is one transaction; none waits for a vendor. -------------------------------------

export type ConnectWakeUp = { readonly workspaceId: string; readonly attemptId: string };

export type ConnectWish = {
  readonly storeId: string;
  readonly userId: string;
  readonly language: Language;
};

export type ConnectOffer =
  | {
      readonly kind: 'offered';
      readonly secret: string;
      readonly postId: string | null;
      readonly untilMs: number;
    }
  | { readonly kind: 'gone' }
  | { readonly kind: 'disconnecting' };

/** An attempt in the hands of one worker, and what is to be done for it. */
export type ConnectWork = {
  readonly attemptId: string;
  readonly leaseId: string;
} &
  /** Whose token is it? */
  (
    | { readonly kind: 'identify'; readonly token: string }
    /** What does it reach? As far as `plan` says, that is stored. */
    | {
        readonly kind: 'reach';
        readonly token: string;
        readonly known: TikTokIds | null;
        readonly plan: ReachPlan;
      }
    /** Nobody needs it: it is given back. `control`: how to ask whether TikTok refuses everybody. */
    | { readonly kind: 'revoke'; readonly token: string; readonly control: DisconnectWork['control'] }
  );

export type ReachPage = {
  readonly listing: Listing;
  readonly assets: readonly Asset[];
  /** What is stored of this listing is not true: it goes. */
  readonly isAnew: boolean;
  readonly plan: ReachPlan;
  /** null: the person is not told now. */
  readonly progress: ReadingProgress | null;
};

/** Of our developer app `appId`. */
export type ConnectUser = ReadingValues['user'] & { readonly appId: string };

export type Begun = {
  readonly workspace: Workspace;
  readonly attemptId: string;
  readonly language: Language;
};

export type Chosen =
  | { readonly kind: 'connected' }
  /** These ids are not among those that the authorization reaches. */
  | { readonly kind: 'unreachable'; readonly kinds: readonly AssetKind[] }
  /** The attempt has ended, is another store's, or never was. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'disconnecting' };

export type Choice = {
  readonly attemptId: string;
  readonly storeName: string;
  /** What the store has now or had before, as far as it is still reached; where there is only one, that. */
  readonly preset: { readonly [K in AssetKind]: Asset | null };
};

export type AssetQuery = {
  readonly kind: AssetKind;
  /** null: of any parent. */
  readonly parentId: string | null;
  readonly typed: string;
  readonly limit: number;
};

export type ConnectRepository = {
  /**
   * A link for this person, and the card that tells how it goes. A person has one attempt under way for each store: while it only
   * waits for the consent it gets a new link, else a new attempt takes its place.
   */
  offer(workspace: Workspace, wish: ConnectWish): Promise<ConnectOffer>;
  /** Uses the link up: from here on the code is being exchanged, and after two minutes of silence it is lost. */
  begin(secret: string): Promise<Begun | LinkRefusal>;
  /** The person said no at TikTok; uses the link up. */
  refuse(secret: string): Promise<Begun | LinkRefusal>;
  /**
   * Keeps the token before anything else is done with it, whatever became of the attempt meanwhile. 'gone': the app was uninstalled;
   * `revocable` where nobody else can have the same token.
   */
  recordIssued(
    workspace: Workspace,
    attemptId: string,
    token: string,
  ): Promise<'recorded' | { readonly kind: 'gone'; readonly revocable: boolean }>;
  recordFailed(workspace: Workspace, attemptId: string, reason: FailReason): Promise<void>;
  recordLost(workspace: Workspace, attemptId: string): Promise<void>;
  wakeDue(limit: number): Promise<number>;
  workspaceOf(wakeUp: ConnectWakeUp): Promise<Workspace | null>;
  /** Takes the attempt under a lease; what time alone decides is done here. */
  take(workspace: Workspace, attemptId: string): Promise<ConnectWork | 'busy' | 'nothing'>;
  /** Merges the token into the grant of its TikTok user; where nothing needs it and no grant is that user's, it is to be revoked. */
  recordUser(workspace: Workspace, work: ConnectWork, user: ConnectUser): Promise<'recorded' | 'lost'>;
  /** TikTok refuses the token, and its sign-in works: there is nothing to keep. Where the grant has another one by now, that is tried. */
  recordDead(workspace: Workspace, work: ConnectWork): Promise<void>;
  /** Of what it reaches, one page, with what is left to read; renews the lease. Nobody may choose from it yet. */
  recordPage(workspace: Workspace, work: ConnectWork, page: ReachPage): Promise<'recorded' | 'lost'>;
  /** All was read: it takes the place of what was known of the grant. */
  recordReach(
    workspace: Workspace,
    work: ConnectWork,
    reach: { readonly unread: number },
  ): Promise<'recorded' | 'lost'>;
  /** The revocation's intent, stored before it is sent. false: not ours any more, or somebody needs it by now; nothing may be sent. */
  recordRevokeSent(workspace: Workspace, work: ConnectWork): Promise<boolean>;
  /** TikTok refuses it and accepts others. Twice, a minute apart, is the proof: true, and it is gone. */
  recordRefused(workspace: Workspace, work: ConnectWork): Promise<boolean>;
  /**
   * Of a connected store: what its sign-in reaches is read anew, and a card offers to choose other accounts. 'reading': that is under
   * way, or a consent is. Safe to repeat.
   */
  reopen(workspace: Workspace, wish: ConnectWish): Promise<'reading' | 'gone'>;
  /** The token with which the pixels of this ad account can be read; null: some are known, or nobody may choose it. */
  wantPixels(workspace: Workspace, attemptId: string, advertiserId: string): Promise<string | null>;
  recordPixels(
    workspace: Workspace,
    attemptId: string,
    advertiserId: string,
    pixels: readonly Named[],
  ): Promise<void>;
  /** Again later. 'more': it goes well, and there is more to do; at once. */
  postpone(workspace: Workspace, work: ConnectWork, why: ConnectTrouble | 'more'): Promise<void>;
  nextDueAt(): Promise<Date | null>;
  /** Of an attempt, or of the store with this id the last one that waits for it. null: there is nothing to choose (any more). */
  readChoice(workspace: Workspace, id: string): Promise<Choice | null>;
  assets(workspace: Workspace, attemptId: string, query: AssetQuery): Promise<readonly Asset[]>;
  choose(workspace: Workspace, attemptId: string, ids: TikTokIds): Promise<Chosen>;
};
