import type { Answer } from '../../../../src/core/answer.ts';
import { exchange, goOn } from '../../../../src/core/connect/run-connect.ts';
import type { Listing, Named, NamedPage, PageMark } from '../../../../src/core/connect/ports.ts';
import type { ConnectStep } from '../../../../src/core/connect/connect-card.ts';
import type { TestStorage } from '../../../support/test-database.ts';
import { startScene } from './connect-scene.ts';
import type { Ports, Scene } from './connect-scene.ts';

/** Pages of listings, under `list` or `list/of`; what is not there is empty. */
export type Lists = Readonly<Record<string, readonly (readonly string[])[]>>;

const nameOf = (listing: Listing): string =>
  listing.of === '' ? listing.list : `${listing.list}/${listing.of}`;

/** Three Business Centers; `a2` is in two of them, `a4` in none that says so, and `a9` is nobody's who agreed. */
export const lists: Lists = {
  centers: [['b1', 'b2'], ['b3']],
  accounts: [['a1', 'a2', 'a3', 'a4']],
  ...{ 'catalogs/b1': [['c1'], ['c2']], 'catalogs/b2': [['c3']] },
  ...{ 'owned/b1': [['a1'], ['a2']], 'owned/b2': [['a2', 'a9']], 'owned/b3': [['a3']] },
  ...{ 'pixels/a1': [['p1'], ['p2']], 'pixels/a3': [['p3']] },
};

/** All that is to be chosen from, as it is stored. */
export const wholeList = [
  ...['advertiser/a1/b1', 'advertiser/a2/b1', 'advertiser/a2/b2', 'advertiser/a3/b3', 'advertiser/a4/'],
  ...['bc/b1/', 'bc/b2/', 'bc/b3/', 'catalog/c1/b1', 'catalog/c2/b1', 'catalog/c3/b2'],
  ...['pixel/p1/a1', 'pixel/p2/a1', 'pixel/p3/a3'],
];

type Asked = { readonly name: string; readonly page: number };
type Lie = (asked: Asked) => Answer<NamedPage> | null | Promise<Answer<NamedPage> | null>;

/** TikTok's listings as they stand there. `lie`: another answer instead; null: none. */
export function vendorOf(all: Lists, lie: Lie = () => null) {
  const asked: string[] = [];
  const page = async (_: string, listing: Listing, mark: PageMark | null): Promise<Answer<NamedPage>> => {
    const [name, number] = [nameOf(listing), mark?.page ?? 1];
    asked.push(`${name}#${String(number)}`);
    const lied = await lie({ name, page: number });
    if (lied !== null) return lied;
    const pages = all[name] ?? [[]];
    const rows = (pages[number - 1] ?? []).map((id): Named => ({ id, name: `Name of ${id}` }));
    const next = number < pages.length ? { page: number + 1, totals: [], lasts: [] } : null;
    return { class: 'good', value: { rows, next } };
  };
  return { page, asked };
}

/** A consent of which only the accounts are still to be read. */
export async function authorized(test: TestStorage) {
  const scene = await startScene(test);
  return { ...scene, attemptId: await consentIn(scene) };
}
/** The same by an admin who is one by a right that was given by name, and can be withdrawn. */
export async function startByRight(test: TestStorage) {
  const storage = await test.another({ namedAdmins: [] });
  const scene = await startScene({ ...test, storage });
  await storage.rights.grant(scene.workspace, 'UANA', 'admin');
  return { ...scene, withdraw: () => storage.rights.grant(scene.workspace, 'UANA', null) };
}

export type Authorized = Awaited<ReturnType<typeof authorized>>;

export async function consentIn(scene: Scene): Promise<string> {
  const { storage, workspace, storeId, world, ports } = scene;
  const offer = await storage.connects.offer(workspace, { storeId, userId: 'UANA', language: 'en' });
  if (offer.kind !== 'offered') throw new Error(offer.kind);
  const begun = await storage.connects.begin(offer.secret);
  if (typeof begun === 'string') throw new Error(begun);
  await exchange(ports, begun.workspace, begun.attemptId, world.issueAuthCode().code);
  await goOn(ports, workspace, begun.attemptId, 'identify');
  return begun.attemptId;
}

export const portsWith = (
  { ports }: Authorized,
  { page }: Pick<ReturnType<typeof vendorOf>, 'page'>,
): Ports => ({
  ...ports,
  tiktok: { ...ports.tiktok, page },
});

export async function reachedIn({ database }: Scene): Promise<string[]> {
  const rows = await database.query<{ row: string }>(
    `select kind || '/' || id || '/' || parent_id as row from reachable_asset order by 1`,
  );
  return rows.map(({ row }) => row);
}

export async function stepOf({ database, attemptId }: Authorized): Promise<ConnectStep> {
  const [row] = await database.query<{ step: ConnectStep }>(
    `select c.content -> 'step' as step from connect_attempt a join card c on c.id = a.card_id where a.id = $1`,
    [attemptId],
  );
  return row!.step;
}
