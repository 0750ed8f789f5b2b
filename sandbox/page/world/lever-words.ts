import type { VendorName } from '../../page-server/snapshot.ts';

/** A button of the panel: the word for the server, and what the world then says of itself. */
export type LeverButton = { readonly lever: string; readonly label: string; readonly state: string };

const lever = (word: string, label: string, state: string): LeverButton => ({ lever: word, label, state });

export const tokenLevers = [
  lever('valid', 'Valid', 'valid'),
  lever('revoked', 'Revoked', 'revoked'),
  lever('expired', 'Expired', 'expired'),
];

export const accountLevers = [
  lever('enabled', 'Enabled', 'enabled'),
  lever('suspended', 'Suspended', 'suspended'),
  lever('in-review', 'Under review', 'under review'),
];

const ofVendor = (prefix: string): readonly LeverButton[] => [
  lever(`${prefix}up`, 'Up', 'up'),
  lever(`${prefix}slow`, 'Slow', 'slow'),
  lever(`${prefix}down`, 'Down', 'down'),
  lever(`${prefix}garbage`, 'Garbage', 'garbage'),
  lever(`${prefix}throttled`, 'Throttled', 'throttled'),
  lever(`${prefix}answers-lost`, 'Answers lost', 'answers lost'),
];

export const vendorLevers: Readonly<Record<VendorName, readonly LeverButton[]>> = {
  tiktok: ofVendor(''),
  vtex: ofVendor('vtex-'),
  slack: ofVendor('slack-'),
};

const minuteMs = 60_000;
export const reviewLevers = [
  lever('review-delay=0', 'No time', '0'),
  lever('review-delay=30m', '30 min', String(30 * minuteMs)),
  lever('review-delay=2h', '2 h', String(120 * minuteMs)),
  lever('review-delay=1d', '1 day', String(24 * 60 * minuteMs)),
];

export const replicaLevers = [
  lever('replicas=one', 'One', '1'),
  lever('replicas=two', 'Two', '2'),
  lever('replicas=kill', 'Kill one', ''),
];
