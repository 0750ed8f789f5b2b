import type { IncidentContent, PostContent, UpdateReason } from '../../../../../src/core/alerts/content.ts';
import { conditions as rules } from '../../../../../src/core/alerts/conditions/index.ts';
import type { TikTokObject } from '../../../../../src/core/alerts/conditions/tiktok-objects.ts';
import type { CloseReason, ConditionName } from '../../../../../src/core/alerts/incident.ts';
import { HOUR_MS, MINUTE_MS, ago, now, storeIdOf } from '../../../../support/builders.ts';
import { hostileName } from '../eyes.ts';

export const postId = '00000000-0000-4000-8000-0000000000f0';
export const incidentId = '00000000-0000-4000-8000-0000000000f1';
export const routeId = '00000000-0000-4000-8000-0000000000f2';

/** A store with rejected items, open for three hours. */
export const incidentOf = (over: Partial<IncidentContent> = {}): IncidentContent => ({
  incidentId,
  routeId,
  condition: 'products.need_details',
  severity: 'warning',
  phase: 'open',
  label: 'Loja Modelo',
  stores: [{ id: storeIdOf(1), name: 'Loja Modelo' }],
  storeCount: 1,
  count: 12,
  total: 1000,
  openedAtMs: ago(3 * HOUR_MS).getTime(),
  asOfMs: ago(MINUTE_MS).getTime(),
  closedAtMs: null,
  closeReason: null,
  acknowledged: null,
  muted: null,
  flapping: false,
  ...over,
});

export const closedOf = (over: Partial<IncidentContent> = {}, closeReason: CloseReason = 'fixed') =>
  incidentOf({ phase: 'closed', closeReason, closedAtMs: now.getTime(), count: 0, ...over });

const manyStores = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: storeIdOf(index), name: `Store ${String(index)}` }));

export const revokedOf = (over: Partial<IncidentContent> = {}) =>
  incidentOf({
    condition: 'grant.revoked',
    severity: 'critical',
    label: 'Ana TikTok',
    stores: manyStores(10),
    storeCount: 23,
    count: 23,
    total: null,
    ...over,
  });

export const upstreamOf = (over: Partial<IncidentContent> = {}) =>
  incidentOf({
    condition: 'upstream.tiktok',
    label: '',
    stores: manyStores(2),
    storeCount: 2,
    count: 2,
    total: null,
    ...over,
  });

/** Of a store whose accounts have hostile names; each with what is wrong with it. */
export const accountOf = (
  condition: ConditionName,
  ...objects: readonly (readonly [TikTokObject['kind'], TikTokObject['wrong']])[]
): IncidentContent =>
  incidentOf({
    ...{ condition, severity: rules[condition].severity, label: hostileName, total: null },
    count: objects.length,
    objects: objects.map(([kind, wrong], at) => ({
      ...{ kind, wrong, bcId: '7000000000000000100', id: `700000000000000020${String(at)}` },
      name: wrong === 'lost' ? '' : hostileName,
    })),
  });

export const incidents: Readonly<Record<string, IncidentContent>> = {
  'items of a store': incidentOf(),
  'one item of unknown many': incidentOf({ count: 1, total: null }),
  'one item of one': incidentOf({ count: 1, total: 1 }),
  acknowledged: incidentOf({ acknowledged: { by: 'U0ANA', atMs: now.getTime() } }),
  muted: incidentOf({ muted: { by: 'U0ANA', untilMs: now.getTime(), reason: 'we <know> & fix' } }),
  'muted by nobody known': incidentOf({ muted: { by: '<!here>', untilMs: now.getTime(), reason: null } }),
  flapping: incidentOf({ flapping: true }),
  below: incidentOf({ phase: 'below', count: 2 }),
  revoked: revokedOf(),
  'revoked, one store': revokedOf({ stores: manyStores(1), storeCount: 1, count: 1 }),
  'revoked, no store left': revokedOf({ stores: [], storeCount: 0, count: 0 }),
  'items that TikTok lacks': incidentOf({ condition: 'products.not_sent' }),
  'one item that TikTok lacks': incidentOf({ condition: 'products.not_sent', count: 1, total: null }),
  'items that TikTok has got': closedOf({ condition: 'products.not_sent' }),
  'keys refused': upstreamOf({ condition: 'vtex.credentials', severity: 'critical', label: hostileName }),
  'a permission missing': upstreamOf({ condition: 'vtex.permission', label: hostileName }),
  suspended: accountOf('account.suspended', ['adAccount', 'suspended'], ['businessCenter', 'closed']),
  'not approved': accountOf('account.not_approved', ['businessCenter', 'rejected']),
  'permission lost': accountOf(
    'connection.permission_lost',
    ['businessCenter', 'lost'],
    ['adAccount', 'lost'],
    ['catalog', 'lost'],
  ),
  'pixel refused': accountOf('pixel.permission', ['pixel', 'lost']),
  'app refused': incidentOf({
    ...{ condition: 'app.rejected', severity: 'critical', label: '', stores: [], storeCount: 1 },
    ...{ count: 1, total: null },
  }),
  upstream: upstreamOf(),
  'upstream of VTEX': upstreamOf({ condition: 'upstream.vtex' }),
  'upstream, one store': upstreamOf({ stores: manyStores(1), storeCount: 1, count: 1 }),
  ...Object.fromEntries(
    (['fixed', 'reconnected', 'removed'] as const).flatMap((reason) => [
      [`items, ${reason}`, closedOf({}, reason)],
      [`revoked, ${reason}`, closedOf({ ...revokedOf(), phase: 'closed', count: 0 }, reason)],
      [`upstream, ${reason}`, closedOf({ ...upstreamOf(), phase: 'closed', stores: [] }, reason)],
    ]),
  ),
  'everything hostile and long': revokedOf({
    label: hostileName,
    stores: manyStores(10).map(({ id }) => ({ id, name: hostileName })),
    acknowledged: { by: hostileName, atMs: now.getTime() },
    muted: { by: hostileName, untilMs: now.getTime(), reason: hostileName.repeat(5) },
    flapping: true,
  }),
};

const reasons: readonly UpdateReason[] = ['changed', 'still', 'closed', 'again', 'flapping'];
const conditions = Object.keys(rules) as ConditionName[]; // a literal's keys: its type says them all

const lines = [
  ...conditions.map((condition) => ({ condition, label: hostileName, count: 3 })),
  ...Array.from({ length: 10 - conditions.length }, (_, index) => ({
    condition: 'products.need_details' as const,
    label: `Store ${String(index)}`,
    count: 1,
  })),
];

const followOf = (count: number): PostContent => {
  const some = { count, names: Array<string>(Math.min(count, 5)).fill(hostileName) };
  return {
    ...{ kind: 'follow', by: 'U0ANA', storeId: storeIdOf(1), store: hostileName },
    ...{ startedAtMs: ago(3 * HOUR_MS).getTime(), asOfMs: count === 1 ? null : now.getTime() },
    ...{ available: some, rejected: some, inReview: some, missing: some, unread: some },
  };
};

/** Every kind of post, by name. */
export const contents: Readonly<Record<string, PostContent>> = {
  ...Object.fromEntries(
    Object.entries(incidents).map(([name, incident]) => [
      `incident: ${name}`,
      { kind: 'incident', incident, mention: name === 'revoked' } satisfies PostContent,
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(incidents).flatMap(([name, incident]) =>
      reasons.map((reason) => [
        `update: ${reason}, ${name}`,
        { kind: 'update', reason, added: 3, fixed: 2, atMs: now.getTime(), incident } satisfies PostContent,
      ]),
    ),
  ),
  'introduction: all stores': { kind: 'introduction', by: 'U0ANA', stores: null },
  'introduction: named stores': { kind: 'introduction', by: 'U0ANA', stores: ['A', hostileName] },
  'introduction: many stores': {
    kind: 'introduction',
    by: 'U0ANA',
    stores: Array<string>(40).fill(hostileName),
  },
  test: { kind: 'test', by: 'U0ANA', atMs: now.getTime() },
  summary: { kind: 'summary', lines, more: 4 },
  'summary of nothing': { kind: 'summary', lines: [], more: 0 },
  digest: { kind: 'digest', lines, more: 0 },
  follow: followOf(1),
  'follow of most': followOf(10_000),
  'follow of nothing': followOf(0),
  ...Object.fromEntries(
    ['not_in_channel', 'channel_not_found', 'is_archived', 'restricted_action', '<!channel>'].map((code) => [
      `broken: ${code}`,
      { kind: 'broken', channelId: 'C0GENERAL', code } satisfies PostContent,
    ]),
  ),
};
