import { sql } from 'kysely';
import type { NumberedMigration } from './index.ts';

/** What admins choose for their workspace, and whose file of the record is being made. */
export const settings: NumberedMigration = {
  name: '0007-settings',
  minApp: 5,
  up: async (trx) => {
    await sql.raw(statements).execute(trx);
  },
};

const statements = `
alter table workspace add column language text check (language in ('en', 'es', 'pt-BR')); -- null: nobody chose one
-- Written by each install: news of an uninstall of before says nothing about this one. Of workspaces of before this version: now.
alter table workspace add column installed_at timestamptz not null default app_now();

create table audit_file_lease (
  workspace_id uuid not null references workspace on delete cascade,
  user_id text not null,
  until timestamptz not null,
  primary key (workspace_id, user_id)
);
`;
