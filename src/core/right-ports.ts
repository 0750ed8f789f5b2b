import type { Right } from './access.ts';
import type { Workspace } from './workspace.ts';

export type GrantedRight = {
  readonly userId: string;
  readonly right: Right;
  /** Who gave it; null: the host, with the admin command. */
  readonly by: string | null;
  readonly at: Date;
};

export type RightRepository = {
  /** null: nothing was granted to this user. */
  find(workspace: Workspace, userId: string): Promise<Right | null>;
  /** Everybody with a right, the admins first. */
  list(workspace: Workspace): Promise<readonly GrantedRight[]>;
  /** null takes it away. Recorded with who did it. Safe to repeat. */
  grant(workspace: Workspace, userId: string, right: Right | null): Promise<void>;
};
