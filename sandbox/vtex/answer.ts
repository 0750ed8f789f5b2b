import { jsonAnswer } from '../stand-in.ts';
import type { WireAnswer } from '../stand-in.ts';
import type { VtexAccount } from '../worlds/vtex-model.ts';
import type { VtexWorld } from '../worlds/vtex-world.ts';
import { catalogListRoutes } from './endpoints/catalog-lists.ts';
import { simulationRoute } from './endpoints/simulation.ts';
import { skuContextRoute } from './endpoints/sku-context.ts';
import { storeRoutes } from './endpoints/stores.ts';
import { Refused, forbidden, unauthorized } from './refused.ts';
import type { Route } from './route.ts';

export type VtexRequest = {
  readonly host: 'account' | 'api';
  readonly account: string;
  readonly method: string;
  /** Below the host's base URL. */
  readonly path: string;
  readonly query?: URLSearchParams;
  readonly appKey?: string | null;
  readonly appToken?: string | null;
  readonly body?: string;
};

const routes: readonly Route[] = [...catalogListRoutes, skuContextRoute, simulationRoute, ...storeRoutes];

/** The names by which faults are planned. */
export const vtexOperations: readonly string[] = [...new Set(routes.map((route) => route.operation))];

/** null: no such route. */
export const routeOf = ({
  host,
  method,
  path,
}: Pick<VtexRequest, 'host' | 'method' | 'path'>): Route | null =>
  routes.find((route) => route.host === host && route.method === method && route.path.test(path)) ?? null;

const nothingHere: WireAnswer = {
  status: 404,
  headers: { 'content-type': 'text/plain' },
  body: 'The resource cannot be found.',
};

/** VTEX's answer to one call, without HTTP. */
export function answerVtex(world: VtexWorld, request: VtexRequest): WireAnswer {
  const account = world.accounts.get(request.account);
  const route = routeOf(request);
  if (account === undefined || route === null) return nothingHere;
  const refusal = refusalOf(account, route, request);
  if (refusal !== null) return refusal;
  try {
    return jsonAnswer(
      route.answer({
        world,
        account,
        query: lowerCased(request.query),
        body: request.body ?? '',
        id: route.path.exec(request.path)?.[1] ?? '',
      }),
    );
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

function refusalOf(account: VtexAccount, route: Route, request: VtexRequest): WireAnswer | null {
  if (route.resource === null) return null;
  const key = account.keys.get(request.appKey ?? '');
  if (key?.active !== true || !key.appTokens.has(request.appToken ?? '')) return unauthorized(route.family);
  return key.resources.has(route.resource) ? null : forbidden(route.family);
}

const lowerCased = (query = new URLSearchParams()): ReadonlyMap<string, string> =>
  new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
