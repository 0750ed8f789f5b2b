import type { WireAnswer, WireRequest } from '../stand-in.ts';
import type { TikTokWorld } from '../worlds/tiktok-world.ts';

/** Where TikTok asks a person whether an app may act for them (tiktok-business-api.md 2.1). */
export const consentPath = '/portal/auth';

const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/**
 * `visit:Allow as <person>` says yes, `visit:Refuse` says no; both go back to the redirect address. A code is issued with the page, one
 * for each person: TikTok issues it on the click, and an unused one does no harm.
 */
export function consentPage(world: TikTokWorld, { query }: WireRequest): WireAnswer {
  const [appId, state, redirectUri] = ['app_id', 'state', 'redirect_uri'].map(
    (name) => query.get(name) ?? '',
  );
  if (appId === undefined || !world.apps.has(appId) || redirectUri === undefined || redirectUri === '')
    return {
      status: 400,
      headers: { 'content-type': 'text/plain' },
      body: 'app_id or redirect_uri is wrong.',
    };
  const back = (more: Record<string, string>): string => {
    const url = new URL(redirectUri);
    for (const [name, value] of Object.entries({ ...more, state: state ?? '' }))
      url.searchParams.set(name, value);
    return escapeHtml(url.href);
  };
  const people = [...world.users.values()].map(({ coreUserId, displayName }) => {
    const { code } = world.issueAuthCode(coreUserId, appId);
    // Both names: some of TikTok's redirects carry both (2.2).
    return `<p><a href="${back({ auth_code: code, code })}">Allow as ${escapeHtml(displayName)}</a></p>`;
  });
  const body = `<!doctype html><title>TikTok for Business</title><h1>Allow this app to manage your accounts?</h1>
${people.join('\n')}
<p><a href="${back({ error: 'access_denied' })}">Refuse</a></p>`;
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}
