import type { ConnectCard } from './connect/connect-card.ts';
import type { DisconnectCard } from './disconnect/disconnect-card.ts';

/**
 * What a person sees in a direct message of something that goes on, edited in place as it does: plain data, kept as JSON; times are
 * epoch milliseconds.
 */
export type CardContent = ConnectCard | DisconnectCard;
