import type { DeveloperApp, TikTokUser, Token } from '../worlds/tiktok-model.ts';
import type { TikTokWorld } from '../worlds/tiktok-world.ts';
import type { Parameters } from './parameters.ts';
import { bodyText, text } from './parameters.ts';
import { Refused, doesNotExist, noPermission } from './refused.ts';

/** A call with a good token, from a person in good standing. */
export type TokenCall = Parameters & {
  readonly world: TikTokWorld;
  readonly token: Token;
  readonly app: DeveloperApp;
  readonly user: TikTokUser;
};
/** A call that proves itself with app id and secret instead. */
export type AppCall = Parameters & { readonly world: TikTokWorld; readonly app: DeveloperApp };

export type Endpoint =
  | { readonly method: 'GET' | 'POST'; readonly auth: 'token'; readonly answer: (call: TokenCall) => unknown }
  | { readonly method: 'GET' | 'POST'; readonly auth: 'app'; readonly answer: (call: AppCall) => unknown };

export const get = (answer: (call: TokenCall) => unknown): Endpoint => ({
  method: 'GET',
  auth: 'token',
  answer,
});
export const post = (answer: (call: TokenCall) => unknown): Endpoint => ({
  method: 'POST',
  auth: 'token',
  answer,
});

export function authorizeToken(world: TikTokWorld, value: string | null, path: string) {
  if (value === null || value === '') throw new Refused(40104, 'Access token is empty.');
  const incorrect = 'Access token is incorrect or has been revoked.';
  if (world.authOutage) throw new Refused(40105, incorrect);
  const token = world.tokens.get(value);
  if (token === undefined || token.state === 'revoked') throw new Refused(40105, incorrect);
  if (token.state === 'expired') throw new Refused(40102, 'Access token has expired.');
  const app = world.apps.get(token.appId);
  const user = world.users.get(token.coreUserId);
  if (app === undefined || user === undefined) throw new Refused(40105, incorrect);
  checkApp(app, path);
  if (user.state === 'abnormal') throw new Refused(40106, 'The TikTok for Business user is invalid.');
  return { token, app, user };
}

/** `app_id` and `secret`, in the query of a GET and in the body of a POST. */
export function authorizeApp(
  world: TikTokWorld,
  parameters: Parameters,
  method: string,
  path: string,
): DeveloperApp {
  const read = method === 'GET' ? text : bodyText;
  const app = world.apps.get(read(parameters, 'app_id'));
  if (app?.secret !== read(parameters, 'secret')) throw new Refused(40101, 'App id or secret is incorrect.');
  checkApp(app, path);
  return app;
}

function checkApp(app: DeveloperApp, path: string): void {
  if (app.state === 'banned') throw new Refused(40113, 'The developer app has been banned.');
  if (app.state === 'rejected') throw new Refused(40124, 'The developer app has been rejected.');
  if (app.forbidden.has(path)) throw new Refused(40117, `The app has no permission to call ${path}.`);
}

const may = (call: TokenCall, objectId: string): boolean => call.user.roles.has(objectId);

export function advertiserOf(call: TokenCall, advertiserId: string) {
  const account = call.world.adAccounts.get(advertiserId);
  if (account === undefined) throw doesNotExist('advertiser', advertiserId);
  if (!may(call, advertiserId)) throw noPermission('advertiser', advertiserId);
  return account;
}

/** The Business Center named in `bc_id`. Nobody learns whether a foreign one exists: 40001 for both. */
export function businessCenterOf(call: TokenCall, bcId: string) {
  const center = call.world.businessCenters.get(bcId);
  if (center === undefined || !may(call, bcId)) throw noPermission('business center', bcId);
  return center;
}

/** Catalogs live in a Business Center: a role in both is needed (tiktok-business-api.md 4.0). */
export function catalogOf(call: TokenCall, bcId: string, catalogId: string) {
  businessCenterOf(call, bcId);
  const catalog = call.world.catalogs.get(catalogId);
  if (catalog?.bcId !== bcId) throw doesNotExist('catalog', catalogId);
  if (!may(call, catalogId)) throw noPermission('catalog', catalogId);
  return catalog;
}

export const catalogInQuery = (call: TokenCall) =>
  catalogOf(call, text(call, 'bc_id'), text(call, 'catalog_id'));

/** Changing a catalog takes the role ADMIN on it. */
export function catalogToChange(call: TokenCall) {
  const catalog = catalogOf(call, bodyText(call, 'bc_id'), bodyText(call, 'catalog_id'));
  if (call.user.roles.get(catalog.catalogId) !== 'ADMIN') throw noPermission('catalog', catalog.catalogId);
  return catalog;
}
