import type { TikTokWorld } from '../worlds/tiktok-world.ts';
import { authorizeApp, authorizeToken } from './call.ts';
import type { Endpoint } from './call.ts';
import { accountEndpoints } from './endpoints/account.ts';
import { businessCenterEndpoints } from './endpoints/business-center.ts';
import { catalogEndpoints } from './endpoints/catalog.ts';
import { diagnosticEndpoints } from './endpoints/diagnostics.ts';
import { feedEndpoints } from './endpoints/feeds.ts';
import { oauthEndpoints } from './endpoints/oauth.ts';
import { pixelEndpoints } from './endpoints/pixel.ts';
import { productEndpoints } from './endpoints/products.ts';
import { subscriptionEndpoints } from './endpoints/subscription.ts';
import { requestIdOf, withoutNulls } from './envelope.ts';
import type { Envelope } from './envelope.ts';
import { isRecord } from './parameters.ts';
import type { Parameters } from './parameters.ts';
import { Refused } from './refused.ts';

export type TikTokRequest = {
  readonly method: string;
  /** Below the base, with its slash: `/catalog/overview/`. */
  readonly path: string;
  readonly query?: URLSearchParams;
  /** Of the header Access-Token. */
  readonly token?: string | null;
  /** JSON text of a POST. */
  readonly body?: string;
};

const endpoints: Readonly<Record<string, Endpoint>> = {
  ...accountEndpoints,
  ...businessCenterEndpoints,
  ...catalogEndpoints,
  ...productEndpoints,
  ...feedEndpoints,
  ...diagnosticEndpoints,
  ...pixelEndpoints,
  ...oauthEndpoints,
  ...subscriptionEndpoints,
};

/** The names by which faults are planned. */
export const tiktokOperations: readonly string[] = Object.keys(endpoints);

/** These leave out null keys (tiktok-business-api.md 1); a shape of the world can switch that off. */
const dropsNulls: ReadonlySet<string> = new Set(['/catalog/get/', '/bc/get/', '/catalog/product/log/']);

/** TikTok's verdict on one call, without HTTP. null: no such route, the gateway's bare 404. */
export function answerTikTok(world: TikTokWorld, request: TikTokRequest): Envelope | null {
  const endpoint = Object.hasOwn(endpoints, request.path) ? endpoints[request.path] : undefined;
  if (endpoint?.method !== request.method) return null;
  world.serial += 1;
  const requestId = requestIdOf(world.nowMs(), world.serial);
  try {
    const data = run(world, endpoint, request);
    const drops = dropsNulls.has(request.path) && world.shapes.nullKeys === 'dropped';
    return { code: 0, message: 'OK', request_id: requestId, data: drops ? withoutNulls(data) : data };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { code: error.code, message: error.message, request_id: requestId, data: {} };
  }
}

function run(world: TikTokWorld, endpoint: Endpoint, request: TikTokRequest): unknown {
  const query = request.query ?? new URLSearchParams();
  if (endpoint.auth === 'token') {
    const caller = authorizeToken(world, request.token ?? null, request.path);
    return endpoint.answer({ world, query, body: bodyOf(request), ...caller });
  }
  const parameters: Parameters = { query, body: bodyOf(request) };
  const app = authorizeApp(world, parameters, request.method, request.path);
  return endpoint.answer({ world, app, ...parameters });
}

function bodyOf({ method, body }: TikTokRequest): Record<string, unknown> {
  if (method === 'GET') return {};
  try {
    const parsed: unknown = JSON.parse(body ?? '');
    if (isRecord(parsed)) return parsed;
  } catch {
    // Not JSON: refused below like a body of another kind.
  }
  throw new Refused(40002, 'The body is not a JSON object.');
}
