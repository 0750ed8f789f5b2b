import type { Generated } from 'kysely';
import type { Language } from '../../core/alerts/content.ts';
import type { LinkPurpose } from '../../core/link-ports.ts';

export type LinkTables = { one_time_link: OneTimeLinkTable };

type OneTimeLinkTable = {
  workspace_id: string;
  id: string;
  purpose: LinkPurpose;
  secret_hash: string;
  store_id: string;
  user_id: string;
  language: Language;
  created_at: Generated<Date>;
  expires_at: Date;
  used_at: Generated<Date | null>;
  tries: Generated<number>;
  refusals: Generated<number>;
};
