import type { Session } from '../session.ts';
import { placesOf, findControl, blocksOf } from '../slack/find-control.ts';
import { elementsOf } from '../slack/block-kit/surfaces.ts';
import { textOf } from '../slack/json.ts';
import type { Shown } from './browser.ts';

// A browser beside Slack: each person has one.

const print = ({ status, text }: Shown): string => `[browser ${String(status)}]\n${text}`;

/** A link of the page that is shown, a link button in Slack by its label, an address; nothing: the newest link button. */
export async function visit(
  { worlds, sender, browserOf }: Session,
  user: string,
  where: string,
): Promise<string> {
  const browser = browserOf(user);
  if (/^https?:\/\//.test(where)) return print(await browser.visit(where));
  const followed = where === '' ? null : await browser.follow(where);
  if (followed !== null) return print(followed);
  const places = placesOf(worlds.slack, worlds.slack.person(user).id);
  const control = where === '' ? null : findControl(places, where);
  const element =
    control?.element ??
    places
      .flatMap(blocksOf)
      .flatMap(elementsOf)
      .find((one) => textOf(one['url']) !== '');
  const url = textOf(element?.['url']);
  if (element === undefined || url === '') throw new Error('No link button of that name is in sight.');
  // Slack tells the app of the click, too.
  await sender.click(user, textOf(element['action_id']));
  return print(await browser.visit(url));
}

/** `name=value;other=value`; {appKey} and {appToken} are those of the VTEX account of the world, {appKey:name} of another one. */
export async function submitForm(
  { worlds, browserOf }: Session,
  user: string,
  text: string,
): Promise<string> {
  const pairs = text.split(';').filter((one) => one.trim() !== '');
  const values = pairs.map((pair): [string, string] => {
    const at = pair.indexOf('=');
    if (at < 1) throw new Error(`"${pair}" is no field=value.`);
    return [pair.slice(0, at).trim(), fill(worlds, pair.slice(at + 1).trim())];
  });
  return print(await browserOf(user).submit(Object.fromEntries(values)));
}

const fill = ({ vtex }: Session['worlds'], text: string): string =>
  text.replace(/\{(appKey|appToken)(?::([a-z0-9-]+))?\}/g, (_, what: string, account?: string) => {
    const { appKey, appTokens } = vtex.key(account);
    const [appToken = ''] = appTokens;
    return what === 'appKey' ? appKey : appToken;
  });
