import type { Finding } from '../incident.ts';
import type { Seen } from '../observation.ts';

/** One thing of TikTok's that a store depends on, and what is wrong with it. */
export type TikTokObject = {
  readonly kind: 'businessCenter' | 'adAccount' | 'catalog' | 'pixel';
  readonly wrong: 'suspended' | 'closed' | 'rejected' | 'lost';
  /** Of the Business Center in which it is. */
  readonly bcId: string;
  readonly id: string;
  /** Empty where TikTok does not say it: it names nothing that we may not see. */
  readonly name: string;
};

/**
 * As a finding. The ids stand in its label, not in its fingerprint: with other ids after a reconnect it is the same question, and the
 * answer to it ends what was wrong before.
 */
export const seenObject = (
  storeId: string,
  { kind, wrong, bcId, id, name }: TikTokObject,
  isBad: boolean,
): Seen => ({
  fingerprint: `object:${kind}:${wrong}`,
  label: `${bcId}/${id} ${name}`.trimEnd(),
  storeId,
  amount: 1,
  isBad,
});

const order = ['businessCenter', 'adAccount', 'catalog', 'pixel'];

/** Those of these findings, in one order. */
export function objectsIn(
  findings: readonly Pick<Finding, 'fingerprint' | 'label'>[],
): readonly TikTokObject[] {
  return findings
    .flatMap(({ fingerprint, label }) => {
      const [prefix, kind, wrong] = fingerprint.split(':');
      const [, bcId, id, name = ''] = /^([^/ ]*)\/([^ ]*) ?([^]*)$/.exec(label) ?? [];
      if (prefix !== 'object' || bcId === undefined || id === undefined) return [];
      return [{ kind, wrong, bcId, id, name } as TikTokObject]; // only seenObject writes such fingerprints
    })
    .toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
