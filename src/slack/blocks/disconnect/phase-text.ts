import type { Connection, ConnectionPhase } from '../../../core/connection.ts';
import type { Translator } from '../../../locales/index.ts';
import { date, mrkdwn } from '../elements.ts';
import { whoText } from './who.ts';

/** How a store stands that is not connected: since when, and who wanted it so. */
export function phaseText(
  t: Translator,
  { disconnect }: Pick<Connection, 'disconnect'>,
  phase: Exclude<ConnectionPhase, 'connected'>,
): string {
  const isOurs = phase === 'disconnecting' || phase === 'disconnected';
  if (!isOurs || disconnect === undefined) return mrkdwn(t, `status.phase.${phase}`);
  const values = { at: date(disconnect.at), by: whoText(t, disconnect.by) };
  if (disconnect.isUninstall) return mrkdwn(t, 'status.uninstalledAt', { at: values.at });
  if (phase === 'disconnected') return mrkdwn(t, 'status.disconnectedBy', values);
  if (disconnect.isUnproven === true) return mrkdwn(t, 'status.unprovenBy', values);
  const running = mrkdwn(t, 'status.disconnectingBy', values);
  const until = disconnect.cancelUntil ?? null;
  return until === null ? running : `${running} ${mrkdwn(t, 'status.cancelUntil', { until: date(until) })}`;
}
