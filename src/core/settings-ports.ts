import type { Language } from './alerts/content.ts';
import type { Workspace } from './workspace.ts';

export type WorkspaceSettings = {
  /** As Slack calls it; to be typed by whoever deletes everything. */
  readonly name: string;
  /** Of people whose own language we do not speak, and of new subscriptions. null: the host's, and the person's. */
  readonly language: Language | null;
  /** Accesses that are being given back to TikTok: whoever deletes everything breaks that off. */
  readonly endings: number;
};

export type SettingsRepository = {
  read(workspace: Workspace): Promise<WorkspaceSettings>;
  /** Safe to repeat. */
  setLanguage(workspace: Workspace, language: Language | null): Promise<void>;
  /**
   * Begins anew, with nothing: every secret is erased and everything out of reach at once, and the next sweep deletes the rows. The app
   * stays installed; what is left is the record that this was done, and by whom. 'gone': it was not installed (any more).
   */
  erase(workspace: Workspace): Promise<'erased' | 'gone'>;
};
