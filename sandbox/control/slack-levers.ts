import type { Fault } from '../faults.ts';
import { plain } from './lever.ts';
import type { Lever, Levers } from './lever.ts';

const retryAfterS = 30;

const always = (fault: Fault, help: string): Lever =>
  plain(help, ({ worlds }) => {
    worlds.faults.slack.clear();
    worlds.faults.slack.add(fault, '*', Infinity);
  });

/** Slack as a whole; one method is spoilt with a fault, see fault-words.ts. */
export const slackLevers: Levers = {
  'slack-down': always({ kind: 'reset' }, 'Slack cuts every connection'),
  'slack-bad-gateway': always({ kind: 'html502' }, 'Slack answers HTML, status 502'),
  'slack-hang': always({ kind: 'hang' }, 'Slack never answers'),
  'slack-garbage': always({ kind: 'garbage' }, 'Slack answers half a JSON'),
  'slack-throttled': always({ kind: 'throttle', retryAfterS }, 'Slack answers 429 with Retry-After'),
  'slack-up': plain('Slack works, planned faults are gone', ({ worlds }) => worlds.faults.slack.clear()),
};
