import bolt from '@slack/bolt';
import type { SlackClient } from '../../src/slack/client.ts';

export type SlackCall = { readonly method: string; readonly body: Readonly<Record<string, unknown>> };

/** The real Web API client over a Slack that the test plays: `answer` gets each call. */
export function slackClientOver(
  answer: (call: SlackCall) => Promise<Record<string, unknown>> | Record<string, unknown> = () => ({
    ok: true,
  }),
): { readonly client: SlackClient; readonly calls: SlackCall[] } {
  const calls: SlackCall[] = [];
  const play = async (url: string, body: string) => {
    const call = { method: new URL(url).pathname.split('/').at(-1) ?? '', body: readForm(body) };
    calls.push(call);
    return Response.json(await answer(call));
  };
  const client = new bolt.webApi.WebClient('xoxb-test', {
    slackApiUrl: 'http://slack.invalid/api/',
    retryConfig: { retries: 0 },
    logLevel: bolt.LogLevel.ERROR,
    fetch: (input, init) =>
      play(
        input instanceof Request ? input.url : String(input),
        typeof init?.body === 'string' ? init.body : '',
      ),
  });
  return { client, calls };
}

const readForm = (body: string): Record<string, unknown> =>
  Object.fromEntries([...new URLSearchParams(body)].map(([name, text]) => [name, readField(text)]));

/** Views and blocks travel as JSON inside the form. */
const readField = (text: string): unknown => (/^[[{]/.test(text) ? (JSON.parse(text) as unknown) : text);
