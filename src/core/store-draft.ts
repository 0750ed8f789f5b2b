import { handlePattern, vtexAccountPattern } from './store.ts';
import { asSeen, fold } from './words.ts';

/** What people say of a store. */
export type StoreDraft = {
  readonly vtexAccount: string;
  readonly tradePolicy: string;
  readonly handle: string;
  readonly name: string;
  /** Of the affiliate that TikTok's integration made at VTEX: prices and stock are asked for as it sees them. Nobody edits it. */
  readonly tiktokAffiliateId: string | null;
  /** Of an affiliate of our own, which announces changes. */
  readonly ownAffiliateId: string | null;
};
export type StoreField = keyof StoreDraft;

export type DraftMistake =
  | 'missing'
  | 'notAnAccount'
  /** An address of the store itself: nothing in it says which VTEX account that is. */
  | 'foreignAddress'
  | 'notANumber'
  | 'notAHandle'
  | 'tooLong'
  | 'notAnAffiliate'
  | 'sameAffiliate';
export type DraftMistakes = { readonly [F in StoreField]?: DraftMistake };

/** VTEX makes them of three consonants (vtex.md 5). */
const affiliatePattern = /^[B-DF-HJ-NP-TV-Z]{3}$/;
const nameLimit = 200;

/** Takes what is unambiguous, such as the address of an Admin in place of an account; all mistakes at once. */
export function readDraft(
  typed: Readonly<Record<StoreField, string>>,
): { readonly draft: StoreDraft } | { readonly mistakes: DraftMistakes } {
  const own = affiliateOf(typed.ownAffiliateId);
  const tiktok = affiliateOf(typed.tiktokAffiliateId);
  const values = {
    vtexAccount: accountOf(typed.vtexAccount),
    tradePolicy: policyOf(typed.tradePolicy),
    handle: handleOf(typed.handle),
    name: nameOf(typed.name),
    tiktokAffiliateId: tiktok,
    // One edits the affiliate at whose address pings are to arrive: TikTok's would stop working.
    ownAffiliateId: own.value !== null && own.value === tiktok.value ? wrong('sameAffiliate') : own,
  };
  const mistakes = Object.entries(values).flatMap(([field, { mistake }]) =>
    mistake === null ? [] : [[field, mistake]],
  );
  if (mistakes.length > 0) return { mistakes: Object.fromEntries(mistakes) as DraftMistakes };
  return {
    draft: {
      vtexAccount: values.vtexAccount.value ?? '',
      tradePolicy: values.tradePolicy.value ?? '',
      handle: values.handle.value ?? '',
      name: values.name.value ?? '',
      tiktokAffiliateId: tiktok.value,
      ownAffiliateId: values.ownAffiliateId.value,
    },
  };
}

type Read = { readonly value: string | null; readonly mistake: DraftMistake | null };
const right = (value: string | null): Read => ({ value, mistake: null });
const wrong = (mistake: DraftMistake): Read => ({ value: null, mistake });

/** Hosts of VTEX's own, of which the label before names the account; `workspace--account` in a workspace of developers. */
const vtexHost =
  /^(?:[a-z0-9-]+--)?([a-z0-9-]+)\.(?:myvtex|vtexcommercestable|vtexcommercebeta)\.com(?:\.br)?$/;

function accountOf(typed: string): Read {
  const text = typed.trim().toLowerCase();
  if (text === '') return wrong('missing');
  const [authority = ''] = text.replace(/^https?:\/\//, '').split(/[/?#]/, 1);
  // Whatever stands before an "@" is a user of that host.
  const host = authority.replace(/^.*@/, '').replace(/:\d*$/, '');
  // Of an address a password may stand before the "@", of an account's name nothing may.
  if (!host.includes('.'))
    return vtexAccountPattern.test(host) && !authority.includes('@') ? right(host) : wrong('notAnAccount');
  const [, account] = vtexHost.exec(host) ?? [];
  return account === undefined || !vtexAccountPattern.test(account)
    ? wrong('foreignAddress')
    : right(account);
}

function policyOf(typed: string): Read {
  const [, digits] = /^(?:sc=|#)?0*([1-9]\d{0,8})$/i.exec(typed.trim()) ?? [];
  if (typed.trim() === '') return wrong('missing');
  return digits === undefined ? wrong('notANumber') : right(digits);
}

/** null: none that could be one. */
export const handleIn = (typed: string): string | null => handleOf(typed).value;

function handleOf(typed: string): Read {
  const text = fold(typed)
    .trim()
    .replace(/[\s_]+/g, '-');
  if (text === '') return wrong('missing');
  return handlePattern.test(text) ? right(text) : wrong('notAHandle');
}

function nameOf(typed: string): Read {
  const text = asSeen(typed);
  if (text === '') return wrong('missing');
  return text.length > nameLimit ? wrong('tooLong') : right(text);
}

function affiliateOf(typed: string): Read {
  const text = typed.trim().toUpperCase();
  if (text === '') return right(null);
  return affiliatePattern.test(text) ? right(text) : wrong('notAnAffiliate');
}
