import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../src/errors.ts';
import { createLogger } from '../../src/logger.ts';
import { memoryLog } from '../support/fakes.ts';
import { slackClientOver } from '../support/slack-client.ts';

const PLANTED = 'planted-secret-value';
const secretKeys = [
  'token',
  'botToken',
  'access_token',
  'accessToken',
  'Access-Token',
  'authorization',
  'Authorization',
  'secret',
  'signingSecret',
  'appSecret',
  'pingSecret',
  'ping_secret',
  'response_url',
  'responseUrl',
  'trigger_id',
  'auth_code',
  'password',
];

function written(value: object): string {
  const { log, text } = memoryLog();
  log.info(value, 'said');
  return text();
}

describe.each(secretKeys)('the key %s', (key) => {
  it.each([
    ['at the top', { [key]: PLANTED }],
    ['one level down', { of: { [key]: PLANTED } }],
    ['two levels down', { of: { the: { [key]: PLANTED } } }],
    ['in a list', { of: [{ [key]: PLANTED }] }],
  ])('is redacted %s', (_, value) => {
    expect(written(value)).toContain('[redacted]');
    expect(written(value)).not.toContain(PLANTED);
  });

  it('is redacted where a child logger binds it', () => {
    const { log, text } = memoryLog();
    log.child({ [key]: PLANTED }).info('said');
    expect(text()).not.toContain(PLANTED);
  });
});

describe('a log line', () => {
  it('keeps what is no secret', () => {
    expect(written({ storeId: 's-1', outcome: 'complete', tokens: 3 })).toMatch(
      /"storeId":"s-1","outcome":"complete","tokens":3/,
    );
  });

  it('has a time that people can read, a message and no host name', () => {
    const { log, lines } = memoryLog();
    log.info('said');
    expect(Object.keys(lines[0] ?? {})).toEqual(['level', 'time', 'msg']);
    expect(lines[0]?.['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it.each([
    ['warn', ['warned', 'failed']],
    ['silent', []],
  ])('is written from level %s on', (level, expected) => {
    const messages: string[] = [];
    const log = createLogger(level, {
      write: (line) => void messages.push((JSON.parse(line) as { msg: string }).msg),
    });
    log.info('said');
    log.warn('warned');
    log.error('failed');
    expect(messages).toEqual(expected);
  });
});

describe('a logged error', () => {
  const errLogged = (error: unknown) => written({ err: error });

  it('shows its message, code and details', () => {
    const error = new AppError('tiktok_refused', 'refused', { details: { vendorCode: 40001 } });
    expect(errLogged(error)).toMatch(/"message":"refused".*"code":"tiktok_refused".*"vendorCode":40001/);
  });

  it('shows the message of its cause, but not what hangs on the cause', () => {
    const cause = Object.assign(new Error('socket hang up'), {
      request: { headers: { 'Access-Token': PLANTED } },
    });
    const line = errLogged(new AppError('tiktok_unavailable', 'no answer', { cause }));
    expect(line).toContain('socket hang up');
    expect(line).not.toContain(PLANTED);
  });

  it.each(['Access-Token', 'Authorization'])("of axios' shape shows no %s header of its config", (header) => {
    const error = Object.assign(new Error('Request failed'), {
      code: 'ERR_BAD_REQUEST',
      config: { url: '/user/info/', headers: { [header]: PLANTED } },
    });
    expect(errLogged(error)).not.toContain(PLANTED);
  });

  it.each([
    ['a platform error', () => ({ ok: false, error: 'invalid_auth' })],
    ['a network error', () => Promise.reject(new Error('socket hang up'))],
  ])("of Slack's client shows no bot token: %s", async (_, answer) => {
    const { client } = slackClientOver(answer);
    const error: unknown = await client.users.info({ user: 'U1' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(errLogged(error)).not.toContain('xoxb-test');
  });
});
