import { describe, expect, it } from '@jest/globals';
import { subscriptionOf } from '../../../support/alert-fakes.ts';
import { setUp } from './alerts-harness.ts';
import type { Ending } from './alerts-harness.ts';

describe('/tiktok alerts test', () => {
  it.each<[Ending, string]>([
    [{ state: 'sent' }, 'The test was posted.'],
    [{ state: 'unknown' }, 'Slack has not confirmed it yet'],
    [{ state: 'broken', code: 'is_archived' }, '*The test was not posted.* Slack answers `is_archived`.'],
  ])('says what became of it: %j', async (ending, expected) => {
    expect(await setUp([subscriptionOf()], ending).typed('prueba')).toContain(expected);
  });

  it('is for channels that have alerts', async () => {
    expect(await setUp().typed('test')).toContain('`/tiktok alerts on` turns them on');
  });

  it('does not pretend for a broken one', async () => {
    const broken = subscriptionOf({ state: 'broken', brokenCode: 'not_in_channel' });
    const { typed, subscriptions } = setUp([broken]);
    expect(await typed('test')).toContain('*The test was not posted.* Slack answers `not_in_channel`.');
    expect(subscriptions.posts.size).toBe(0);
  });

  it('posts one test for one action', async () => {
    const { typed, subscriptions } = setUp([subscriptionOf()]);
    await typed('test');
    await typed('test');
    expect(subscriptions.posts.size).toBe(1);
    await typed('test', { reference: 'another' });
    expect(subscriptions.posts.size).toBe(2);
  });
});

describe('/tiktok alerts contact and mute', () => {
  it('make somebody a contact, with settings, and end it', async () => {
    const { typed, subscriptions } = setUp();
    expect(await typed('contact on lang=es', { channelId: 'D1' })).toContain('in a direct message');
    expect(subscriptions.contacts.get('U1')).toMatchObject({ language: 'es', timeZone: 'America/Sao_Paulo' });
    expect(await typed('contato desligar')).toBe('You no longer get alerts in direct messages.');
    expect(await typed('contacto off')).toBe('You did not get alerts in direct messages.');
  });

  it.each([
    ['contact', 'Say `/tiktok alerts contact on` or `/tiktok alerts contact off`.'],
    ['contact on lang=x', 'It goes like this: `lang=es`'],
    ['contact on store-1', 'For example: `/tiktok alerts contact on quiet=22-7`'],
  ])('do nothing on %s', async (text, expected) => {
    const { typed, subscriptions } = setUp();
    expect(await typed(text)).toContain(expected);
    expect(subscriptions.contacts.size).toBe(0);
  });

  it('say where a mute is', async () => {
    expect(await setUp([subscriptionOf()]).typed('mute 8h')).toBe(
      'Mute a problem where it stands: its message has a menu *Mute…*',
    );
  });
});
