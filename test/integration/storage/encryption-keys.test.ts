import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Workspace } from '../../../src/core/workspace.ts';
import { createLogger } from '../../../src/logger.ts';
import { createDatabase } from '../../../src/storage/database.ts';
import type { Database } from '../../../src/storage/database.ts';
import { rotateSecrets } from '../../../src/storage/encryption-keys.ts';
import { createTokenCipher } from '../../../src/storage/token-cipher.ts';
import { sharedTestStorage } from '../../support/shared-storage.ts';
import { testKey } from '../../support/test-database.ts';
import type { TestStorage } from '../../support/test-database.ts';
import { addStore, beginCheck, installation, installTeam, newConnection } from './fixtures.ts';

const newKey = { kid: 'new', key: Buffer.alloc(32, 9) };
const team = { teamId: 'T1', enterpriseId: null };

describe('encryption keys', () => {
  const open = sharedTestStorage();
  let test: TestStorage;
  let workspace: Workspace;
  let storeId: string;

  beforeEach(async () => {
    test = await open();
    workspace = await installTeam(test.storage, 'T1');
    storeId = await addStore(test.storage, workspace, 'shop');
  });
  afterEach(() => test.drop());

  const everything = async () => {
    const rows = await test.database.query<{ text: string }>(
      `select query_to_xml('select * from installation', true, false, '')::text
         || query_to_xml('select * from tiktok_grant', true, false, '')::text
         || query_to_xml('select * from encryption_key', true, false, '')::text as text`,
    );
    return rows[0]!.text;
  };

  it('keep every token out of the tables', async () => {
    const stored = await everything();
    expect(stored).toContain('v1.test.');
    expect(stored).not.toContain(installation.botToken);
    expect(stored).not.toContain(newConnection('shop').grant.token);
  });

  it('that are wrong stop the start and are named', async () => {
    await expect(test.another({ keys: [{ kid: 'test', key: Buffer.alloc(32, 8) }] })).rejects.toMatchObject({
      code: 'encryption_key_wrong',
      message: expect.stringContaining('"test"'),
    });
  });

  it('that are missing stop the start and are named', async () => {
    await expect(test.another({ keys: [newKey] })).rejects.toMatchObject({
      code: 'encryption_key_wrong',
      message: expect.stringContaining('"test", which is not configured'),
    });
  });

  it('with one name and two values: two apps that start at once do not both succeed', async () => {
    const starts = await Promise.allSettled(
      [1, 2].map((fill) => test.another({ keys: [{ kid: 'fresh', key: Buffer.alloc(32, fill) }, testKey] })),
    );
    expect(starts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are changed by rotation: the old one is not needed after it', async () => {
    const both = await test.another({ keys: [newKey, testKey] });
    const rotated = await Promise.all([both.rotateSecrets(), both.rotateSecrets()]);
    expect(rotated[0] + rotated[1]).toBe(2);
    expect(await both.rotateSecrets()).toBe(0);
    const onlyNew = await test.another({ keys: [newKey] });
    expect((await onlyNew.workspaces.findByTeam(team))!.installation).toEqual(installation);
    expect((await beginCheck(onlyNew, workspace, storeId)).token).toBe(newConnection('shop').grant.token);
  });

  it('rotate without undoing what the app writes meanwhile', async () => {
    const address = { connectionString: test.database.url };
    const database = createDatabase({ address, logger: createLogger('silent'), max: 1, pooled: false });
    const newer = { ...installation, botToken: 'xoxb-newer' };
    let statements = 0;
    const meanwhile: Database = {
      ...database,
      statement: async (work) => {
        const result = await database.statement(work);
        // The first one has read the old token; now the app stores a new one.
        if ((statements += 1) === 1) await test.storage.workspaces.install(team, 'Team', newer);
        return result;
      },
    };
    await rotateSecrets(meanwhile, createTokenCipher([newKey, testKey]));
    await database.close();
    const onlyNew = await test.another({ keys: [newKey] });
    expect((await onlyNew.workspaces.findByTeam(team))!.installation.botToken).toBe('xoxb-newer');
  });

  it('do not open a token that was copied from another row: that is a matter of configuration', async () => {
    await installTeam(test.storage, 'T2');
    await test.database.query(
      `update installation set bot_token = (select bot_token from installation where workspace_id <> $1)
       where workspace_id = $1`,
      [workspace.id],
    );
    const found = test.storage.workspaces.findByTeam(team);
    await expect(found).rejects.toMatchObject({ code: 'secret_unreadable', kind: 'config' });
  });
});
