import type { ColumnType, Generated } from 'kysely';
import type { Language } from '../../core/alerts/content.ts';
import type { ConnectionPhase } from '../../core/connection.ts';
import type { Outcome, Saga, Stage } from '../../core/disconnect/saga.ts';

export type DisconnectTables = { disconnect: DisconnectTable };

type DisconnectTable = {
  workspace_id: string;
  id: string;
  store_id: string;
  grant_id: string | null;
  token_version: Generated<number | null>;
  generation: number;
  phase_before: ConnectionPhase;
  asked_by: string | null;
  language: Language;
  reference: string;
  sign_in: string;
  manual_url: string;
  card_id: string | null;
  saga: ColumnType<Saga, string, string>;
  stage: Stage;
  outcome: Outcome | null;
  due_at: Date | null;
  lease_id: Generated<string | null>;
  lease_until: Generated<Date | null>;
  started_at: Date;
  ended_at: Generated<Date | null>;
};
