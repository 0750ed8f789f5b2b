import type { AuditRepository } from '../../src/core/audit-ports.ts';
import type { RightRepository } from '../../src/core/right-ports.ts';
import type { SettingsRepository } from '../../src/core/settings-ports.ts';
import type { People } from '../../src/slack/middleware/person.ts';

/** Nobody was granted anything, and the host names no admins. */
export const noRights = {
  rights: {
    find: async () => null,
    list: async () => [],
    grant: async () => undefined,
  } satisfies RightRepository,
  namedAdmins: [] as readonly string[],
};

/** Nothing is recorded and nothing was chosen; Slack knows nobody. */
export const noRecord = {
  audit: {
    list: async () => [],
    beginFile: async () => 'begun',
    endFile: async () => undefined,
  } satisfies AuditRepository,
  settings: {
    read: async () => ({ name: 'Tienda', language: null, endings: 0 }),
    setLanguage: async () => undefined,
    erase: async () => 'erased',
  } satisfies SettingsRepository,
};
export const noPeople = { people: { resolve: async () => null, known: async () => null } satisfies People };
