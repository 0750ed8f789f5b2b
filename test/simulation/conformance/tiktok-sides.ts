import { answerTikTok } from '../../../sandbox/tiktok/answer.ts';
import type { TikTokRequest } from '../../../sandbox/tiktok/answer.ts';
import { createTikTokWorld } from '../../../sandbox/worlds/tiktok-world.ts';
import type { TikTokWorld } from '../../../sandbox/worlds/tiktok-world.ts';
import type { Counts } from '../../../src/core/reading.ts';
import { createTikTokModel } from '../world/tiktok.ts';
import type { TikTokOperation, TikTokVerdict } from '../world/tiktok.ts';

/** By catalog: whose it is. Catalog 3 does not exist. */
export const owners = [0, 1, 0] as const;
export const catalogs = [...owners.keys(), owners.length];

/** One of the two worlds. Tokens, users and catalogs are numbers here: each world has names of its own for them. */
export type TikTokSide = {
  ask(operation: TikTokOperation, token: number, catalog: number): TikTokVerdict;
  /** A further token of this user. */
  issue(user: 0 | 1): void;
  setToken(token: number, isValid: boolean): void;
  setCounts(catalog: number, counts: Counts): void;
  setAuthOutage(isOn: boolean): void;
};

const none: Counts = { approved: 0, processing: 0, rejected: 0 };

export function lightTikTok(nowMs: () => number): TikTokSide {
  const model = createTikTokModel(nowMs);
  const users = ['user 0', 'user 1'] as const;
  const tokens = users.map((user) => model.issueToken(user));
  for (const [at, owner] of owners.entries()) {
    model.addCatalog(String(at), users[owner]);
    model.setCounts(String(at), none);
  }
  return {
    ask: (operation, token, catalog) => model.answer(operation, tokens[token] ?? 'unknown', String(catalog)),
    issue: (user) => void tokens.push(model.issueToken(users[user])),
    setToken: (token, isValid) => {
      model.setToken(tokens[token] ?? '', isValid);
    },
    setCounts: (catalog, counts) => {
      model.setCounts(String(catalog), counts);
    },
    setAuthOutage: (isOn) => {
      model.mode = isOn ? 'auth' : null;
    },
  };
}

export function sandboxTikTok(nowMs: () => number): TikTokSide {
  const world = createTikTokWorld({ nowMs, counts: none });
  const [first] = world.stores;
  const second = world.addStore({ name: 'Second', counts: none });
  const third = world.addStore({ name: 'Third', counts: none, sharingWith: first! });
  const stores = [first!, second, third];
  const users = [first!, second] as const;
  const tokens = users.map(({ token }) => token);
  const userOf = (token: string) => world.tokens.get(token)?.coreUserId;
  return {
    ask(operation, at, catalog) {
      const token = tokens[at] ?? 'unknown';
      // One that does not exist is looked for in the person's own Business Center.
      const own = users.find(({ coreUserId }) => coreUserId === userOf(token)) ?? users[0];
      const { bcId, catalogId } = stores[catalog] ?? { bcId: own.bcId, catalogId: '7000000000000000000' };
      const answer = answerTikTok(world, requestOf(world, operation, { token, bcId, catalogId }));
      if (answer === null) throw new Error(`the sandbox has no ${operation}`);
      const isRead = operation === 'catalogOverview' && answer.code === 0;
      return { code: answer.code, counts: isRead ? (answer.data as Counts) : null }; // with code 0 it is
    },
    issue: (user) => void tokens.push(world.issueToken(users[user].coreUserId).value),
    setToken(at, isValid) {
      const token = tokens[at];
      if (token !== undefined) (isValid ? world.restoreToken : world.revokeToken)(token);
    },
    setCounts(catalog, counts) {
      const store = stores[catalog];
      if (store !== undefined) world.setCounts(counts, store.catalogId);
    },
    setAuthOutage: world.setAuthOutage,
  };
}

type Subject = { readonly token: string; readonly bcId: string; readonly catalogId: string };

/** The calls of a check and of a probe, as src/tiktok/client.ts makes them. */
export function requestOf(world: TikTokWorld, operation: TikTokOperation, subject: Subject): TikTokRequest {
  const { token, bcId, catalogId } = subject;
  if (operation === 'userInfo') return { method: 'GET', path: '/user/info/', token };
  if (operation === 'catalogOverview') {
    const query = new URLSearchParams({ bc_id: bcId, catalog_id: catalogId });
    return { method: 'GET', path: '/catalog/overview/', token, query };
  }
  const [app] = world.apps.values();
  const body = JSON.stringify({ app_id: app?.appId, secret: app?.secret, auth_code: 'is-sign-in-working' });
  return { method: 'POST', path: '/oauth2/access_token/', token: null, body };
}
