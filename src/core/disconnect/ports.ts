import type { Language } from '../alerts/content.ts';
import type { AnswerClass } from '../answer.ts';
import type { TikTokIds } from '../connection.ts';
import type { ConnectionPhase } from '../connection.ts';
import type { Answer } from '../answer.ts';
import type { Lane } from '../ports.ts';
import type { Workspace } from '../workspace.ts';
import type { Binding, Outcome, Proof, Saga, Stage, StepResult, WorkKind } from './saga.ts';

/** What the page states before anything is done, from stored data. */
export type DisconnectFacts = {
  readonly storeId: string;
  readonly store: string;
  readonly handle: string;
  readonly phase: ConnectionPhase;
  readonly generation: number;
  readonly signIn: string | null;
  readonly ids: TikTokIds | null;
  /** Names of the other stores on the same sign-in: with some, it stays. */
  readonly others: readonly string[];
  /** Another Slack workspace of this installation stands on the same TikTok user: then it stays, too. */
  readonly isElsewhere: boolean;
  /** Names of the other stores that use the same pixel with the same catalog: with some, it stays linked. */
  readonly sharing: readonly string[];
  /** How many items TikTok showed when it was read last; null: it never was. */
  readonly lastItems: { readonly value: number; readonly at: Date } | null;
  /** For reading live numbers; null: nothing can be read. */
  readonly token: string | null;
  /** Whether TikTok is proven to have revoked it already. */
  readonly isRevoked: boolean;
  /** The one under way, else the last one. */
  readonly last: DisconnectSummary | null;
};

export type DisconnectSummary = {
  readonly sagaId: string;
  readonly by: string | null;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  /** When it was disconnected here, or began to be. */
  readonly at: Date;
  /** Since when it could not be proven, and what TikTok said last. */
  readonly proof: Pick<Saga, 'stage' | 'unprovenSinceMs' | 'lastAnswer'>;
  readonly signIn: string;
  readonly manualUrl: string;
};

export type DisconnectWanted = {
  readonly storeId: string;
  /** As the page showed it: a store that was connected anew since is not meant. */
  readonly generation: number;
  readonly unlinksPixel: boolean;
  readonly by: string | null;
  readonly language: Language;
  /** TikTok's page where a person can take the access away by hand. */
  readonly manualUrl: string;
};

export type DisconnectWakeUp = { readonly workspaceId: string; readonly sagaId: string };

/** One thing to do at TikTok, whose intent is recorded. Whoever has the lease does it, and nobody else. */
export type DisconnectWork = {
  readonly kind: WorkKind;
  readonly sagaId: string;
  readonly leaseId: string;
  readonly startedAt: Date;
  readonly token: string;
  /** null: no accounts were chosen. */
  readonly ids: TikTokIds | null;
  /** Of the pixel, as it was before it was unlinked; null: not looked at yet. */
  readonly binding: Binding | null;
  /** Whether TikTok was asked to revoke the token before; what came of it may not have been heard. */
  readonly isRevokeSent: boolean;
  /** How to ask whether TikTok refuses everybody; only for a revocation and a proof. */
  readonly control: { readonly token: string } | 'sign-in' | null;
};

export type DisconnectResult =
  | {
      readonly kind: 'unlink' | 'relink';
      readonly result: StepResult | 'noInfo';
      /** What TikTok showed of the pixel at the end; without: nothing that we wanted. */
      readonly seen?: Binding;
    }
  | { readonly kind: 'unsubscribe'; readonly result: StepResult | 'noInfo' }
  | {
      readonly kind: 'revoke';
      readonly result: Exclude<StepResult, 'failed'> | 'noInfo';
      readonly answer: AnswerClass;
    }
  | ({ readonly kind: 'prove' } & Pick<Proof, 'user' | 'control'>);

/** Every method is one transaction; none waits for a vendor. */
export type DisconnectRepository = {
  /** null: no such store in this workspace. */
  facts(workspace: Workspace, storeId: string): Promise<DisconnectFacts | null>;
  /** Nothing is read of the store any more from here on. 'changed': it is not as the page showed it. */
  start(
    workspace: Workspace,
    wanted: DisconnectWanted,
  ): Promise<{ readonly sagaId: string } | 'running' | 'changed' | 'gone'>;
  /** 'late': it cannot be undone any more. Safe to repeat. */
  cancel(workspace: Workspace, sagaId: string): Promise<'cancelled' | 'cancelling' | 'late' | 'gone'>;
  /** *Check again*. 'gone': there is no such disconnect; the store: nothing waits for it. */
  hasten(workspace: Workspace, sagaId: string): Promise<'asked' | { readonly storeId: string } | 'gone'>;
  wakeDue(limit: number): Promise<number>;
  workspaceOf(wakeUp: DisconnectWakeUp): Promise<Workspace | null>;
  /**
   * Takes what is to be done now under a lease, and does what needs no vendor: the last moment to cancel passes here. 'idle': nothing is
   * to be done now. 'busy': somebody is at it.
   */
  begin(workspace: Workspace, sagaId: string): Promise<DisconnectWork | 'busy' | 'idle'>;
  /** The pixel's binding, stored before it is changed. false: this work is not ours any more, and nothing may be done. */
  recordBinding(workspace: Workspace, work: DisconnectWork, binding: Binding): Promise<boolean>;
  /** The revocation's intent, stored before it is sent. false: as above. */
  recordRevokeSent(workspace: Workspace, work: DisconnectWork): Promise<boolean>;
  /** What became of it. 'lost': somebody else has the lease, or the saga went on. Safe to repeat. */
  finish(
    workspace: Workspace,
    work: DisconnectWork,
    result: DisconnectResult,
  ): Promise<Stage | 'unproven' | 'lost'>;
  nextDueAt(): Promise<Date | null>;
};

/** TikTok's writes that a disconnect needs. An answer is a value; each is sent once. */
export type TikTokDisconnectApi = {
  /** POST /oauth2/revoke_token/. `tokenRefused`: it was revoked, or had expired, before. */
  revokeToken(token: string, lane: Lane): Promise<Answer<unknown>>;
  /** POST /catalog/eventsource/unbind/ of this pixel. */
  unbindPixel(token: string, ids: PixelIds, lane: Lane): Promise<Answer<unknown>>;
  /** POST /catalog/eventsource/bind/. */
  bindPixel(token: string, ids: PixelIds, lane: Lane): Promise<Answer<unknown>>;
};

export type PixelIds = Pick<TikTokIds, 'bcId' | 'advertiserId' | 'catalogId'> & {
  readonly pixelCode: string;
};

/** Ends TikTok's webhooks that no other store uses. `already`: there are none. */
export type EndWebhooks = (workspace: Workspace, work: DisconnectWork) => Promise<StepResult | 'noInfo'>;
