import { describe, expect, it } from '@jest/globals';
import { methodPageTriggerErrors } from '../../../../sandbox/worlds/slack-world.ts';
import { setUp, modal, home } from './api-harness.ts';
import type { Fields } from './api-harness.ts';

describe('views', () => {
  it('open with a trigger, once and in time', () => {
    const { call, trigger, world, clock } = setUp();
    const used = trigger();
    const late = trigger();
    expect(call('views.open', { trigger_id: used, view: modal() })).toMatchObject({
      ok: true,
      view: { type: 'modal', state: { values: {} } },
    });
    expect(call('views.open', { trigger_id: used, view: modal() })).toEqual({
      ok: false,
      error: 'trigger_exchanged',
    });
    expect(call('views.open', { trigger_id: 'no', view: modal() })).toEqual({
      ok: false,
      error: 'invalid_trigger_id',
    });
    clock.nowMs += 3001;
    expect(call('views.open', { trigger_id: late, view: modal() })).toEqual({
      ok: false,
      error: 'trigger_expired',
    });
    expect(world.modals('ana')).toHaveLength(1);
  });

  it('can use the error names of the method pages', () => {
    const { call, trigger } = setUp({ settings: { triggerErrors: methodPageTriggerErrors } });
    const used = trigger();
    call('views.open', { trigger_id: used, view: modal() });
    expect(call('views.open', { trigger_id: used, view: modal() })).toEqual({
      ok: false,
      error: 'exchanged_trigger_id',
    });
  });

  it('stack up to three', () => {
    const { call, trigger, world } = setUp();
    expect(call('views.push', { trigger_id: trigger(), view: modal() })).toMatchObject({
      error: 'not_found',
    });
    const root = call('views.open', { trigger_id: trigger(), view: modal('1') })['view'] as Fields;
    const second = call('views.push', { trigger_id: trigger(), view: modal('2') });
    expect(second).toMatchObject({ view: { root_view_id: root['id'], previous_view_id: root['id'] } });
    expect(call('views.push', { trigger_id: trigger(), view: modal('3') }).ok).toBe(true);
    expect(call('views.push', { trigger_id: trigger(), view: modal('4') })).toMatchObject({
      error: 'push_limit_reached',
    });
    expect(world.modals('ana')).toHaveLength(3);
  });

  it('update by id with the right hash, and not after they are closed', () => {
    const { call, trigger, world } = setUp();
    const opened = call('views.open', { trigger_id: trigger(), view: modal('1') })['view'] as {
      id: string;
      hash: string;
    };
    const update = (more: Fields) => call('views.update', { view_id: opened.id, view: modal('2'), ...more });
    expect(update({ hash: 'other' })).toEqual({ ok: false, error: 'hash_conflict' });
    expect(update({ hash: opened.hash }).ok).toBe(true);
    expect(update({ hash: opened.hash })).toEqual({ ok: false, error: 'hash_conflict' });
    expect(update({ view_id: 'V1' })).toEqual({ ok: false, error: 'not_found' });
    expect(world.timeline('ana').map(({ kind }) => kind)).toEqual(['modal', 'modal-update']);
  });

  it('refuse wrong content with the pointer under /view', () => {
    const { call, trigger } = setUp();
    expect(call('views.open', { trigger_id: trigger(), view: modal('') })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: {
        messages: ['[ERROR] must be more than 0 characters [json-pointer:/view/blocks/0/text/text]'],
      },
    });
  });

  it('publish one Home per person, with hash and people checked', () => {
    const { call, world } = setUp();
    const first = call('views.publish', { user_id: 'U0EVA', view: home('1') })['view'] as {
      hash: string;
      id: string;
    };
    const again = call('views.publish', { user_id: 'U0EVA', view: home('2'), hash: first.hash });
    expect(again).toMatchObject({ ok: true, view: { id: first.id } });
    expect(call('views.publish', { user_id: 'U0EVA', view: home(), hash: first.hash })).toMatchObject({
      error: 'hash_conflict',
    });
    expect(call('views.publish', { user_id: 'U0NO', view: home() })).toMatchObject({
      error: 'user_not_found',
    });
    expect(world.timeline('eva').map(({ kind }) => kind)).toEqual(['home', 'home']);
    expect(world.home('ana')).toBeNull();
  });
});
