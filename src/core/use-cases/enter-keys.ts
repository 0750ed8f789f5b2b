import type { LinkRefusal } from '../link-ports.ts';
import type { VtexApi } from '../products/ports.ts';
import type { KeyLink, KeyLinkRepository } from '../store-ports.ts';
import type { Workspace } from '../workspace.ts';
import { tryKeys } from './try-keys.ts';
import type { KeyTrial } from './try-keys.ts';

export type EnterKeysPorts = {
  readonly keyLinks: KeyLinkRepository;
  readonly vtex: VtexApi;
  /** Whether this person still may: rights can go within the ten minutes of a link. */
  readonly mayEnter: (workspace: Workspace, userId: string) => Promise<boolean>;
};

export type KeyRefusal = LinkRefusal | 'worn' | 'notAllowed';

export type KeyEntry =
  | { readonly kind: 'refusal'; readonly why: KeyRefusal }
  | { readonly kind: 'saved'; readonly found: KeyLink }
  /** The form again: nothing was stored, and the link is as good as before. */
  | {
      readonly kind: 'again';
      readonly found: KeyLink;
      readonly why: Exclude<KeyTrial, { kind: 'accepted' }> | { readonly kind: 'moved' };
    };

export type TypedKeys = { readonly appKey: string; readonly appToken: string };

/** What the form needs; consumes nothing. */
export async function openKeyLink(
  { keyLinks, mayEnter }: EnterKeysPorts,
  secret: string,
): Promise<KeyLink | KeyRefusal> {
  const found = await keyLinks.look(secret);
  if (typeof found === 'string') return found;
  return (await mayEnter(found.workspace, found.link.userId)) ? found : 'notAllowed';
}

/** Tries the keys at VTEX before the link is used up: whoever mistypes one gets the form again, five times at most. */
export async function enterKeys(ports: EnterKeysPorts, secret: string, typed: TypedKeys): Promise<KeyEntry> {
  const { keyLinks, vtex } = ports;
  const opened = await openKeyLink(ports, secret);
  if (typeof opened === 'string') return { kind: 'refusal', why: opened };
  const found = await keyLinks.beginTry(secret);
  if (typeof found === 'string') return { kind: 'refusal', why: found };
  const access = { account: found.store.vtexAccount, ...typed };
  const policyId = Number(found.store.tradePolicy);
  const trial = await tryKeys(vtex, access, policyId);
  if (trial.kind === 'noInfo') await keyLinks.returnTry(secret);
  if (trial.kind !== 'accepted') return { kind: 'again', found, why: trial };
  const used = await keyLinks.use(secret, access, policyId);
  if (used === 'saved') return { kind: 'saved', found };
  return used === 'moved' ? { kind: 'again', found, why: { kind: 'moved' } } : { kind: 'refusal', why: used };
}
