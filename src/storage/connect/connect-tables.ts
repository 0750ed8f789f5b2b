import type { ColumnType, Generated } from 'kysely';
import type { Language } from '../../core/alerts/content.ts';
import type { AttemptState } from '../../core/connect/attempt.ts';
import type { CountsAt } from '../../core/connect/connect-card.ts';
import type { AssetKind } from '../../core/connect/ports.ts';
import type { ReachPlan } from '../../core/connect/reach-plan.ts';

export type ConnectTables = {
  connect_attempt: ConnectAttemptTable;
  reachable_asset: AssetColumns & { grant_id: string };
  read_asset: AssetColumns & { attempt_id: string };
};

type ConnectAttemptTable = {
  workspace_id: string;
  id: string;
  store_id: string;
  user_id: string;
  language: Language;
  link_id: string;
  card_id: string;
  state: AttemptState;
  reference: string;
  token: string | null;
  issued_no: string | null;
  core_user_id: string | null;
  grant_id: string | null;
  refused_at: Generated<Date | null>;
  tries: Generated<number>;
  waits_for_figures: Generated<boolean>;
  disconnect_id: Generated<string | null>;
  counts_before: ColumnType<CountsAt | null, string | null | undefined, string | null>;
  reading: ColumnType<ReachPlan | null, string | null | undefined, string | null>;
  /** What time alone decides in this state: the link is too old, the exchange is lost, nobody chose. */
  ends_at: Date | null;
  due_at: Date | null;
  lease_id: string | null;
  lease_until: Date | null;
  created_at: Generated<Date>;
  changed_at: Generated<Date>;
};

type AssetColumns = {
  workspace_id: string;
  kind: AssetKind;
  id: string;
  parent_id: string;
  name: string;
  folded: string;
};
