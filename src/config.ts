import { z } from 'zod';
import { AppError } from './errors.ts';

type Env = Readonly<Record<string, string | undefined>>;

const missing = (remedy: string) => ({ error: `is missing. ${remedy}` });
const required = (remedy: string) =>
  z
    .string(missing(remedy))
    .trim()
    .min(1, { ...missing(remedy), abort: true });
const count = (min: number, max: number, fallback: number) =>
  z.coerce
    .number({ error: `must be a number from ${String(min)} to ${String(max)}.` })
    .int({ error: 'must be a whole number.' })
    .min(min, { error: `must be at least ${String(min)}.` })
    .max(max, { error: `must be at most ${String(max)}.` })
    .default(fallback);
const url = (example: string) =>
  z.url({ protocol: /^https?$/, error: `must be an http(s) address such as ${example}.` });
const accountUrl = (fallback: string) =>
  url(fallback)
    .refine((value) => value.includes('{account}'), { error: `must contain {account}, e.g. ${fallback}.` })
    .default(fallback);
const hasKnownPlaceholders = (template: string): boolean =>
  [...template.matchAll(/\{(\w*)\}/g)].every(([, name = '']) =>
    ['bcId', 'advertiserId', 'catalogId', 'pixelCode'].includes(name),
  );
const link = (fallback: string) =>
  z
    .string()
    .regex(/^https?:\/\/\S+$/, { error: `must be a web address, e.g. ${fallback}.` })
    .refine(hasKnownPlaceholders, {
      error: 'may contain {bcId}, {advertiserId}, {catalogId} and {pixelCode} only.',
    })
    .default(fallback);
const hostPattern = /^(\[::1\]|[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*)$/;
const hostList = (fallback: string) =>
  z
    .string()
    .transform((text) => text.split(',').map((host) => host.trim().toLowerCase()))
    .refine((hosts) => hosts.every((host) => hostPattern.test(host)), {
      error: `must be a list of host names, e.g. ${fallback}.`,
    })
    .default(fallback.split(','));
const consentUrl = (fallback: string) =>
  z
    .string()
    .regex(/^https?:\/\/\S+$/, { error: `must be a web address, e.g. ${fallback}.` })
    .refine((value) => ['{state}', '{redirectUri}'].every((name) => value.includes(name)), {
      error: `must contain {state} and {redirectUri}, e.g. ${fallback}.`,
    })
    .default(fallback);
const userIdList = z
  .string()
  .transform((text) => text.split(',').map((id) => id.trim()))
  .refine((ids) => ids.every((id) => /^[UW][A-Z0-9]{2,}$/.test(id)), {
    error:
      "must be a list of Slack member ids, e.g. U024BE7LH,U0G9QF9C6 (a member's profile > More > Copy member ID).",
  });
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\/\S+$/, { error: 'must look like postgres://user:password@host:5432/database.' });

const SECRETS_PAGE = 'api.slack.com/apps > your app';

/**
 * Every variable that the app reads; `.env.example` and the README table name the same ones (a test compares).
 * Facts behind the defaults: slack.md 7, tiktok-business-api.md 1, 7.1 and 9, vtex.md 1.2.
 */
export const environmentSchema = z.object({
  SLACK_SIGNING_SECRET: required(`Copy it from ${SECRETS_PAGE} > Basic Information > Signing Secret.`),
  SLACK_BOT_TOKEN: required(
    `Copy it from ${SECRETS_PAGE} > OAuth & Permissions > Bot User OAuth Token (it starts with xoxb-).`,
  ).regex(/^xox[be][.-]/, {
    error: `is not a bot token. Copy the Bot User OAuth Token from ${SECRETS_PAGE} > OAuth & Permissions; it starts with xoxb-.`,
  }),
  SLACK_API_URL: url('https://slack.com/api/').default('https://slack.com/api/'),
  TIKTOK_APP_ID: required('Copy it from business-api.tiktok.com > My Apps > your app > App ID.'),
  TIKTOK_APP_SECRET: required('Copy it from business-api.tiktok.com > My Apps > your app > Secret.'),
  TIKTOK_API_URL: url('https://business-api.tiktok.com/open_api/v1.3').default(
    'https://business-api.tiktok.com/open_api/v1.3',
  ),
  TIKTOK_CONSENT_URL: consentUrl(
    'https://business-api.tiktok.com/portal/auth?app_id={appId}&state={state}&redirect_uri={redirectUri}',
  ),
  TIKTOK_SIGNATURE_HEADER: z
    .string()
    .regex(/^[\w-]+$/, { error: 'must be the name of a header, e.g. X-Open-Signature.' })
    .default('X-Open-Signature'),
  TIKTOK_QUOTA_PER_SECOND: count(3, 1_000_000, 10),
  TIKTOK_QUOTA_PER_MINUTE: count(10, 60_000_000, 600),
  TIKTOK_QUOTA_PER_DAY: count(1_000, 10_000_000_000, 864_000),
  VTEX_REQUESTS_PER_SECOND: count(1, 1_000_000, 10),
  VTEX_NIGHT_HOUR: count(0, 23, 3),
  IMAGE_HOSTS: hostList('vteximg.com.br,vtexassets.com'),
  IMAGES_PER_SECOND: count(1, 1_000_000, 2),
  VTEX_API_URL: accountUrl('https://{account}.vtexcommercestable.com.br'),
  VTEX_PRICING_URL: accountUrl('https://api.vtex.com/{account}'),
  VTEX_ADMIN_URL: accountUrl('https://{account}.myvtex.com/admin'),
  ADMIN_USER_IDS: userIdList.default([]),
  PUBLIC_URL: url('https://tiktok.example.com').optional(),
  HOST: z.string().default('0.0.0.0'),
  PORT: count(0, 65_535, 3000),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent.',
    })
    .default('info'),
  DEFAULT_LOCALE: z.enum(['en', 'es', 'pt-BR'], { error: 'must be one of en, es, pt-BR.' }).default('en'),
  CHECK_INTERVAL_MINUTES: count(1, 60, 5),
  DATA_DIR: z.string().default('.data'),
  KEYS_DIR: z.string().default('.keys'),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  ENCRYPTION_KEYS: z
    .string()
    .transform((text, context) => parseKeys(text, (message) => context.addIssue({ code: 'custom', message })))
    .optional(),
  LINK_BUSINESS_CENTER: link('https://business.tiktok.com/manage/overview?org_id={bcId}'),
  LINK_ADS_MANAGER: link('https://ads.tiktok.com/i18n/dashboard?aadvid={advertiserId}'),
  LINK_AUTHORIZATIONS: link('https://ads.tiktok.com/ac/page/authorizations'),
  // VTEX documents the menu path only (Marketplace > TikTok), which stands beside the link.
  LINK_VTEX_TIKTOK: accountUrl('https://{account}.myvtex.com/admin/tiktok'),
  // No public source gives Catalog Manager's address: Business Center, then Assets > Catalogs.
  LINK_CATALOG: link('https://business.tiktok.com/manage/overview?org_id={bcId}'),
  LINK_CREATE_AD: link('https://ads.tiktok.com/i18n/creation/campaign?aadvid={advertiserId}'),
  LINK_PIXEL: link('https://ads.tiktok.com/i18n/events_manager/home?aadvid={advertiserId}'),
  LINK_BC_AD_ACCOUNTS: link('https://business.tiktok.com/manage/accounts/adv?org_id={bcId}'),
  LINK_BC_MEMBERS: link('https://business.tiktok.com/manage/users/members?org_id={bcId}'),
});

export type EncryptionKey = { readonly kid: string; readonly key: Buffer };

export type Config = ReturnType<typeof toConfig>;
export type Secrets = ReturnType<typeof toSecrets>;

/**
 * Reads the environment once. Throws AppError `config_invalid` whose message lists every mistake with its remedy.
 */
export function loadConfig(env: Env): { config: Config; secrets: Secrets } {
  // An empty value in an .env file means "not set".
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  const mistakes = [
    ...(parsed.error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}`),
    ...contradictions(given),
  ];
  if (!parsed.success || mistakes.length > 0) throw new AppError('config_invalid', listOf(mistakes));
  return { config: deepFreeze(toConfig(parsed.data)), secrets: deepFreeze(toSecrets(parsed.data)) };
}

function listOf(mistakes: readonly string[]): string {
  const title =
    mistakes.length === 1
      ? 'The configuration has 1 mistake:'
      : `The configuration has ${String(mistakes.length)} mistakes:`;
  return [title, ...mistakes.map((mistake) => `  - ${mistake}`)].join('\n');
}

function contradictions(env: Env): string[] {
  const found: string[] = [];
  if (env['DATABASE_URL'] !== undefined && env['ENCRYPTION_KEYS'] === undefined) {
    // In embedded mode a key file is made; beside a shared database each replica would make its own.
    found.push(
      'ENCRYPTION_KEYS is missing: it is required with DATABASE_URL. Make one with: echo "k1:$(openssl rand -base64 32)"',
    );
  }
  if (env['DATABASE_DIRECT_URL'] !== undefined && env['DATABASE_URL'] === undefined) {
    found.push('DATABASE_DIRECT_URL is set without DATABASE_URL. Set DATABASE_URL too, or remove it.');
  }
  return found;
}

function parseKeys(text: string, complain: (message: string) => void): EncryptionKey[] {
  const keys = text.split(',').map((entry) => {
    const [kid = '', encoded = ''] = entry.trim().split(':', 2);
    return { kid, key: Buffer.from(encoded, 'base64') };
  });
  const wellFormed = keys.every(({ kid, key }) => /^[\w-]{1,32}$/.test(kid) && key.length === 32);
  const unique = new Set(keys.map(({ kid }) => kid)).size === keys.length;
  if (!wellFormed || !unique) {
    complain(
      'must be a list name:key,name:key with different names and base64 keys of 32 bytes (the first one encrypts).',
    );
  }
  return keys;
}

function toConfig(env: z.infer<typeof environmentSchema>) {
  return {
    logLevel: env.LOG_LEVEL,
    defaultLocale: env.DEFAULT_LOCALE,
    http: { host: env.HOST, port: env.PORT },
    adminUserIds: env.ADMIN_USER_IDS,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    slack: { apiUrl: withSlash(env.SLACK_API_URL) },
    tiktok: {
      apiUrl: env.TIKTOK_API_URL.replace(/\/+$/, ''),
      appId: env.TIKTOK_APP_ID,
      signatureHeader: env.TIKTOK_SIGNATURE_HEADER,
      consentUrl: env.TIKTOK_CONSENT_URL,
      quota: {
        perSecond: env.TIKTOK_QUOTA_PER_SECOND,
        perMinute: env.TIKTOK_QUOTA_PER_MINUTE,
        perDay: env.TIKTOK_QUOTA_PER_DAY,
      },
    },
    vtex: {
      apiUrl: env.VTEX_API_URL,
      pricingUrl: env.VTEX_PRICING_URL,
      adminUrl: env.VTEX_ADMIN_URL,
      requestsPerSecond: env.VTEX_REQUESTS_PER_SECOND,
      nightHour: env.VTEX_NIGHT_HOUR,
    },
    images: { hosts: env.IMAGE_HOSTS, perSecond: env.IMAGES_PER_SECOND },
    checkIntervalMs: env.CHECK_INTERVAL_MINUTES * 60_000,
    storage: {
      dataDir: env.DATA_DIR,
      keysDir: env.KEYS_DIR,
      usesServer: env.DATABASE_URL !== undefined,
    },
    disconnectLinks: { authorizations: env.LINK_AUTHORIZATIONS, vtexTikTok: env.LINK_VTEX_TIKTOK },
    links: {
      businessCenter: env.LINK_BUSINESS_CENTER,
      adsManager: env.LINK_ADS_MANAGER,
      catalog: env.LINK_CATALOG,
      createAd: env.LINK_CREATE_AD,
      pixel: env.LINK_PIXEL,
      bcAdAccounts: env.LINK_BC_AD_ACCOUNTS,
      bcMembers: env.LINK_BC_MEMBERS,
    },
  };
}

/** Kept apart from the rest, so that logging or showing the configuration can never show these. */
function toSecrets(env: z.infer<typeof environmentSchema>) {
  return {
    slackSigningSecret: env.SLACK_SIGNING_SECRET,
    slackBotToken: env.SLACK_BOT_TOKEN,
    tiktokAppSecret: env.TIKTOK_APP_SECRET,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseDirectUrl: env.DATABASE_DIRECT_URL ?? null,
    encryptionKeys: env.ENCRYPTION_KEYS ?? null,
  };
}

const withSlash = (address: string) => (address.endsWith('/') ? address : `${address}/`);

function deepFreeze<T extends object>(value: T): T {
  for (const inner of Object.values(value)) {
    // Buffers (the keys) cannot be frozen.
    if (typeof inner === 'object' && inner !== null && !Buffer.isBuffer(inner)) deepFreeze(inner as object);
  }
  return Object.freeze(value);
}
