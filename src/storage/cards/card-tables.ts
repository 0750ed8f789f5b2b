import type { ColumnType, Generated } from 'kysely';
import type { Language } from '../../core/alerts/content.ts';
import type { CardContent } from '../../core/card.ts';

export type CardTables = { card: CardTable };

type CardTable = {
  workspace_id: string;
  id: string;
  store_id: string;
  user_id: string;
  post_id: string;
  language: Language;
  content: ColumnType<CardContent, string, string>;
  version: Generated<number>;
  edit_fence: Generated<number>;
  /** null: Slack shows what it should. */
  edit_due_at: Generated<Date | null>;
  edit_not_before: Generated<Date | null>;
  created_at: Generated<Date>;
  changed_at: Generated<Date>;
};
