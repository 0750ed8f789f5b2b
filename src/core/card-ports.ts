import type { Language } from './alerts/content.ts';
import type { Place, SlackRefusal } from './alerts/ports.ts';
import type { CardContent } from './card.ts';
import type { Workspace } from './workspace.ts';

export type CardEdit = {
  readonly workspace: Workspace;
  readonly cardId: string;
  readonly fence: number;
  /** The post that put it there. */
  readonly postId: string;
  readonly place: Place;
  readonly content: CardContent;
  readonly version: number;
  readonly language: Language;
  /** As it was posted: without blocks, or with the remark that it may stand there twice. */
  readonly plain: boolean;
  readonly possiblyRepeated: boolean;
};

/** Brings the messages of cards up to date; a card that nobody has read yet is in the hands of the outbox. */
export type CardRepository = {
  /** Takes cards whose message does not show what it should; one edit in flight per card. */
  claim(limit: number): Promise<readonly CardEdit[]>;
  /** The send window had passed: nothing was sent. */
  recordUnsent(edit: CardEdit): Promise<void>;
  recordEdited(edit: CardEdit): Promise<void>;
  /** A message that the person deleted, or that can no longer be edited, is posted anew. */
  recordRefused(edit: CardEdit, refusal: SlackRefusal): Promise<void>;
  /** It may still be applied, and over a later one: the current version is sent again when it can no longer be. */
  recordUnknown(edit: CardEdit): Promise<void>;
  nextDueAt(): Promise<Date | null>;
};
