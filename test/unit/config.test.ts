import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { environmentSchema, loadConfig } from '../../src/config.ts';
import { AppError } from '../../src/errors.ts';

const required = {
  SLACK_SIGNING_SECRET: 'planted-signing-secret',
  SLACK_BOT_TOKEN: 'xoxb-planted',
  TIKTOK_APP_ID: '7000000000000000005',
  TIKTOK_APP_SECRET: 'planted-app-secret',
};
const keyOf = (name: string, bytes = 32) => `${name}:${randomBytes(bytes).toString('base64')}`;

/** The message of the refusal; fails when the environment is accepted. */
function refusalOf(env: Record<string, string | undefined>): string {
  try {
    loadConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'config_invalid', kind: 'config' });
    return (error as AppError).message; // checked on the line above
  }
  throw new Error('the environment was accepted');
}
const mistakesOf = (env: Record<string, string | undefined>): string[] =>
  refusalOf(env)
    .split('\n')
    .slice(1)
    .map((line) => line.replace('  - ', ''));

describe('loadConfig with what is required only', () => {
  const { config, secrets } = loadConfig(required);

  it('has a default for everything else', () => {
    expect(config).toEqual({
      logLevel: 'info',
      adminUserIds: [],
      defaultLocale: 'en',
      http: { host: '0.0.0.0', port: 3000 },
      publicUrl: null,
      slack: { apiUrl: 'https://slack.com/api/' },
      tiktok: {
        apiUrl: 'https://business-api.tiktok.com/open_api/v1.3',
        appId: '7000000000000000005',
        consentUrl:
          'https://business-api.tiktok.com/portal/auth?app_id={appId}&state={state}&redirect_uri={redirectUri}',
        signatureHeader: 'X-Open-Signature',
        quota: { perSecond: 10, perMinute: 600, perDay: 864_000 },
      },
      vtex: {
        apiUrl: 'https://{account}.vtexcommercestable.com.br',
        pricingUrl: 'https://api.vtex.com/{account}',
        adminUrl: 'https://{account}.myvtex.com/admin',
        requestsPerSecond: 10,
        nightHour: 3,
      },
      images: { hosts: ['vteximg.com.br', 'vtexassets.com'], perSecond: 2 },
      checkIntervalMs: 300_000,
      storage: { dataDir: '.data', keysDir: '.keys', usesServer: false },
      disconnectLinks: {
        authorizations: 'https://ads.tiktok.com/ac/page/authorizations',
        vtexTikTok: 'https://{account}.myvtex.com/admin/tiktok',
      },
      links: {
        businessCenter: 'https://business.tiktok.com/manage/overview?org_id={bcId}',
        adsManager: 'https://ads.tiktok.com/i18n/dashboard?aadvid={advertiserId}',
        catalog: 'https://business.tiktok.com/manage/overview?org_id={bcId}',
        createAd: 'https://ads.tiktok.com/i18n/creation/campaign?aadvid={advertiserId}',
        pixel: 'https://ads.tiktok.com/i18n/events_manager/home?aadvid={advertiserId}',
        bcAdAccounts: 'https://business.tiktok.com/manage/accounts/adv?org_id={bcId}',
        bcMembers: 'https://business.tiktok.com/manage/users/members?org_id={bcId}',
      },
    });
  });

  it('has links without a placeholder that nobody fills', () => {
    const placeholders = Object.values(config.links).flatMap((link) => link.match(/\{\w+\}/g) ?? []);
    expect([...new Set(placeholders)].sort()).toEqual(['{advertiserId}', '{bcId}']);
  });

  it('keeps the secrets apart', () => {
    expect(secrets).toEqual({
      slackSigningSecret: 'planted-signing-secret',
      slackBotToken: 'xoxb-planted',
      tiktokAppSecret: 'planted-app-secret',
      databaseUrl: null,
      databaseDirectUrl: null,
      encryptionKeys: null,
    });
  });
});

describe('the configuration', () => {
  const everySecret = {
    ...required,
    DATABASE_URL: 'postgres://app:planted-password@db:5432/app',
    DATABASE_DIRECT_URL: 'postgresql://app:planted-password@db:5433/app',
    ENCRYPTION_KEYS: `${keyOf('planted-k2')},${keyOf('k1')}`,
  };

  it('holds no secret', () => {
    const { config, secrets } = loadConfig(everySecret);
    expect(JSON.stringify(config)).not.toContain('planted');
    for (const key of secrets.encryptionKeys ?? [])
      expect(JSON.stringify(config)).not.toContain(key.key.toString('base64'));
    expect(config.storage.usesServer).toBe(true);
  });

  it('is frozen, however deep', () => {
    const { config, secrets } = loadConfig(everySecret);
    const frozen = [
      config,
      config.http,
      config.tiktok,
      config.tiktok.quota,
      config.links,
      secrets,
      secrets.encryptionKeys,
    ];
    expect(frozen.map((value) => Object.isFrozen(value))).toEqual(frozen.map(() => true));
    expect(() => Object.assign(config.http, { port: 1 })).toThrow(TypeError);
  });

  it('takes what is given', () => {
    const { config } = loadConfig({
      ...required,
      SLACK_API_URL: 'http://127.0.0.1:9/api',
      TIKTOK_API_URL: 'http://127.0.0.1:9/open_api/v1.3//',
      VTEX_API_URL: 'http://127.0.0.1:9/{account}',
      PORT: '0',
      CHECK_INTERVAL_MINUTES: '60',
      DEFAULT_LOCALE: 'pt-BR',
      ADMIN_USER_IDS: 'U024BE7LH, W0G9QF9C6',
      LOG_LEVEL: 'silent',
    });
    expect(config).toMatchObject({
      adminUserIds: ['U024BE7LH', 'W0G9QF9C6'],
      slack: { apiUrl: 'http://127.0.0.1:9/api/' },
      tiktok: { apiUrl: 'http://127.0.0.1:9/open_api/v1.3' },
      vtex: { apiUrl: 'http://127.0.0.1:9/{account}' },
      http: { port: 0 },
      checkIntervalMs: 3_600_000,
      defaultLocale: 'pt-BR',
      logLevel: 'silent',
    });
  });

  it.each(Object.keys(environmentSchema.shape).filter((name) => !(name in required)))(
    'takes an empty %s as not set',
    (name) => {
      expect(loadConfig({ ...required, [name]: '' })).toEqual(loadConfig(required));
    },
  );

  it('does not look at variables of others', () => {
    expect(loadConfig({ ...required, PATH: '/bin', NODE_ENV: 'x', __proto__: 'x' }).config).toEqual(
      loadConfig(required).config,
    );
  });

  it('trims what was pasted with a line break', () => {
    expect(loadConfig({ ...required, SLACK_BOT_TOKEN: ' xoxb-1\n' }).secrets.slackBotToken).toBe('xoxb-1');
  });
});

describe('a wrong value', () => {
  const wrong: readonly (readonly [string, string, string])[] = [
    [
      'SLACK_BOT_TOKEN',
      'xapp-planted',
      'is not a bot token. Copy the Bot User OAuth Token from api.slack.com/apps',
    ],
    ['SLACK_API_URL', 'slack.planted', 'must be an http(s) address such as https://slack.com/api/.'],
    ['TIKTOK_API_URL', 'ftp://planted', 'must be an http(s) address such as https://business-api.tiktok.com'],
    ['TIKTOK_QUOTA_PER_SECOND', '2', 'must be at least 3.'],
    [
      'LINK_CATALOG',
      'https://x.example/{catalogid}',
      'may contain {bcId}, {advertiserId}, {catalogId} and {pixelCode} only.',
    ],
    ['TIKTOK_QUOTA_PER_SECOND', '1000001', 'must be at most 1000000.'],
    ['TIKTOK_QUOTA_PER_MINUTE', 'planted', 'must be a number from 10 to 60000000.'],
    ['TIKTOK_QUOTA_PER_DAY', '1000.5', 'must be a whole number.'],
    ['VTEX_API_URL', 'https://planted.example', 'must contain {account}'],
    ['VTEX_PRICING_URL', 'planted', 'must be an http(s) address'],
    ['VTEX_ADMIN_URL', 'https://planted.example', 'must contain {account}'],
    ['IMAGE_HOSTS', 'vteximg.com.br,https://planted.example', 'must be a list of host names'],
    ['IMAGES_PER_SECOND', '0', 'must be at least 1.'],
    ['PORT', '65536', 'must be at most 65535.'],
    ['PORT', '-1', 'must be at least 0.'],
    ['PORT', 'Infinity', 'must be a'],
    ['LOG_LEVEL', 'planted', 'must be one of fatal, error, warn, info, debug, trace, silent.'],
    ['DEFAULT_LOCALE', 'planted', 'must be one of en, es, pt-BR.'],
    ['ADMIN_USER_IDS', 'U024BE7LH,planted', 'must be a list of Slack member ids'],
    ['CHECK_INTERVAL_MINUTES', '61', 'must be at most 60.'],
    [
      'DATABASE_URL',
      'mysql://root:planted@db/app',
      'must look like postgres://user:password@host:5432/database.',
    ],
    ['DATABASE_DIRECT_URL', 'planted', 'must look like postgres://user:password@host:5432/database.'],
    ['LINK_BUSINESS_CENTER', 'javascript:planted', 'must be a web address'],
    ['LINK_ADS_MANAGER', 'planted', 'must be a web address'],
    ['LINK_CATALOG', 'https://planted .example', 'must be a web address'],
  ];

  it.each(wrong)('of %s (%s) is named with its remedy', (name, value, remedy) => {
    const [mistake] = mistakesOf({ ...required, [name]: value });
    expect(mistake).toMatch(new RegExp(`^${name} `));
    expect(mistake).toContain(remedy);
  });

  it.each(wrong)('of %s (%s) is not repeated: it may be a secret in the wrong place', (name, value) => {
    expect(refusalOf({ ...required, [name]: value })).not.toContain('planted');
  });

  it.each(Object.keys(required))('that is missing (%s) is named with where to copy it from', (name) => {
    const where = name.startsWith('SLACK') ? 'api.slack.com/apps' : 'business-api.tiktok.com > My Apps';
    for (const value of [undefined, '', '   ']) {
      const mistakes = mistakesOf({ ...required, [name]: value });
      expect(mistakes).toHaveLength(1);
      expect(mistakes[0]).toContain(`${name} is missing. Copy it from ${where}`);
    }
  });

  it.each([
    ['no name', () => randomBytes(32).toString('base64')],
    ['no key', () => 'k1'],
    ['a key of 16 bytes', () => keyOf('k1', 16)],
    ['a key of 33 bytes', () => keyOf('k1', 33)],
    ['one name twice', () => `${keyOf('k1')},${keyOf('k1')}`],
    ['a comma too many', () => `${keyOf('k1')},`],
    ['a name with a space', () => keyOf('k 1')],
  ])('of ENCRYPTION_KEYS (%s) is refused', (_, make) => {
    const keys = make();
    const message = refusalOf({ ...required, ENCRYPTION_KEYS: keys });
    expect(message).toContain('ENCRYPTION_KEYS must be a list name:key,name:key');
    expect(message).not.toContain(keys);
  });
});

describe('ENCRYPTION_KEYS', () => {
  it('are read in their order, the first one encrypts', () => {
    const [first, second] = [randomBytes(32), randomBytes(32)];
    const text = `k2:${first.toString('base64')} , old_1-a:${second.toString('base64')}`;
    expect(loadConfig({ ...required, ENCRYPTION_KEYS: text }).secrets.encryptionKeys).toEqual([
      { kid: 'k2', key: first },
      { kid: 'old_1-a', key: second },
    ]);
  });
});

describe('several mistakes', () => {
  it('are told at once, one a line, after their number', () => {
    const text = refusalOf({ PORT: 'x', LOG_LEVEL: 'loud', DATABASE_URL: 'postgres://u:p@h/d' });
    expect(text.split('\n')[0]).toBe('The configuration has 7 mistakes:');
    expect(text.match(/^ {2}- [A-Z_]+ /gm)).toEqual([
      '  - SLACK_SIGNING_SECRET ',
      '  - SLACK_BOT_TOKEN ',
      '  - TIKTOK_APP_ID ',
      '  - TIKTOK_APP_SECRET ',
      '  - PORT ',
      '  - LOG_LEVEL ',
      '  - ENCRYPTION_KEYS ',
    ]);
  });

  it('that are one are called one', () => {
    expect(refusalOf({ ...required, PORT: 'x' })).toMatch(/^The configuration has 1 mistake:\n/);
  });
});

describe('a contradiction', () => {
  it('is a shared database without keys: every replica would make its own', () => {
    expect(mistakesOf({ ...required, DATABASE_URL: 'postgres://u:p@h/d' })).toEqual([
      'ENCRYPTION_KEYS is missing: it is required with DATABASE_URL. Make one with: echo "k1:$(openssl rand -base64 32)"',
    ]);
  });

  it('is a direct address of a database that is not set', () => {
    expect(mistakesOf({ ...required, DATABASE_DIRECT_URL: 'postgres://u:p@h/d' })).toEqual([
      'DATABASE_DIRECT_URL is set without DATABASE_URL. Set DATABASE_URL too, or remove it.',
    ]);
  });

  it('is not seen in keys without a database: the embedded one may use them', () => {
    expect(() => loadConfig({ ...required, ENCRYPTION_KEYS: keyOf('k1') })).not.toThrow();
  });
});
