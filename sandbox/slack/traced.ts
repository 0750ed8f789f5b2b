import { parseForm, parseJson } from './requests.ts';
import { form } from './transport.ts';
import type { Acked, Outgoing } from './transport.ts';
import type { Trace } from '../trace.ts';
import { isFields, textOf } from './json.ts';
import type { Fields } from './json.ts';

/** Writes into the trace what Slack sends to the app. */
export const slackCalls =
  (trace: Trace) =>
  ({ body = '', contentType = form }: Partial<Outgoing>, { status, body: answer, ackMs }: Acked): void => {
    trace.add({
      from: 'vendor',
      vendor: 'slack',
      method: 'POST',
      path: '/slack/events',
      answered: status === 0 ? textOf(answer) : status,
      ms: ackMs,
      detail: detailOf(contentType === form ? parseForm(new URLSearchParams(body)) : parseJson(body)),
    });
  };

function detailOf(sent: unknown): Fields {
  if (!isFields(sent)) return {};
  return typeof sent['payload'] === 'string' ? { payload: parseJson(sent['payload']) } : sent;
}
