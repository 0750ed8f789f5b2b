import { describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { FixListRepository } from '../../../../../src/core/products/ports.ts';
import { AppError } from '../../../../../src/errors.ts';
import { firstState, writeState } from '../../../../../src/slack/blocks/products/product-modal-state.ts';
import { translatorFor } from '../../../../../src/locales/index.ts';
import { filterIds } from '../../../../../src/slack/ids.ts';
import { createInFlight } from '../../../../../src/slack/in-flight.ts';
import type { Listen } from '../../../../../src/slack/listen.ts';
import { registerModalClicks } from '../../../../../src/slack/listeners/products/modal-clicks.ts';
import { registerModalSubmit } from '../../../../../src/slack/listeners/products/modal-submit.ts';
import type { ProductListenerDeps } from '../../../../../src/slack/listeners/products/register.ts';
import { personOf, storeIdOf, workspace } from '../../../../support/builders.ts';
import { adminLinks, fakeClock, fakeFixLists, memoryLog } from '../../../../support/fakes.ts';
import { turnIn } from '../../../../support/turn.ts';
import { slackClientOver } from '../../../../support/slack-client.ts';
import { noRights } from '../../../../support/right-fakes.ts';

type Handler = (args: Readonly<Record<string, unknown>>) => Promise<void>;

const depsOf = (fixLists: FixListRepository): ProductListenerDeps => ({
  ...{ fixLists, adminLinks, log: memoryLog().log, clock: fakeClock(), inFlight: createInFlight() },
  ...noRights,
  ...{ defaultLocale: 'en', listen: () => Promise.reject(new Error('it is answered in the ack')) },
  people: { resolve: async () => null, known: async () => personOf({ slackLocale: 'es-ES' }) },
});

const view = {
  ...{ id: 'V1', type: 'modal', hash: '1.a', private_metadata: writeState(firstState(storeIdOf(1), null)) },
  state: { values: { 'search:1.a': { [filterIds.search]: { type: 'plain_text_input', value: 'bota' } } } },
};

/** Submits the modal to a listener whose database is `fixLists`, and answers what it acknowledged. */
async function submit(
  lists: FixListRepository | ((acked: Promise<void>) => FixListRepository),
  userTeam = 'T1',
) {
  let onAck = () => {};
  const acked = new Promise<void>((resolve) => (onAck = resolve));
  const fixLists = typeof lists === 'function' ? lists(acked) : lists;
  const { log, lines } = memoryLog();
  const handlers: Handler[] = [];
  registerModalSubmit(
    { view: (_id: string, handler: Handler) => handlers.push(handler) } as unknown as App,
    { ...depsOf(fixLists), log },
    { patienceMs: 50, headStartMs: 1 },
  ); // nothing else of it is touched
  const answers: unknown[] = [];
  const body = { user: { id: 'U1', team_id: userTeam }, team: { id: 'T1' }, view };
  const { client, calls } = slackClientOver(() => ({ ok: true }));
  const ack = async (answer: unknown) => {
    answers.push(answer);
    onAck();
  };
  await handlers[0]!({ ack, body, client, context: { workspace } });
  return { answers, lines, calls };
}

describe('the submit of the modal of products', () => {
  it('keeps the modal open and says at its field what failed, with a reference that is in the log', async () => {
    const read = async () => Promise.reject(new AppError('database_unreachable', 'gone'));
    const { answers, lines } = await submit({ ...fakeFixLists(), read });
    const reference = lines.find(({ level }) => level >= 50)?.['reference'];
    expect(answers).toEqual([
      {
        response_action: 'errors',
        errors: {
          'search:1.a': `La app no alcanza su base de datos en este momento. (${String(reference)})`,
        },
      },
    ]);
  });

  it('says that a store is gone, in the language of the person', async () => {
    const { answers } = await submit(fakeFixLists());
    expect(JSON.stringify(answers)).toContain('"response_action":"update"');
    expect(JSON.stringify(answers)).toContain('Esta tienda ya no existe.');
  });

  it.each([
    ['comes after the answer', async () => null, 'Esta tienda ya no existe.'],
    ['says there what failed', async () => Promise.reject(new Error('no')), 'No funcionó.'],
  ])('that takes longer than Slack waits %s, in the same modal', async (_, read, said) => {
    const { answers, calls } = await submit((acked) => ({ ...fakeFixLists(), read: () => acked.then(read) }));
    expect(answers).toHaveLength(1);
    expect(JSON.stringify(answers)).toMatch(/"response_action":"update".*Cargando…/);
    expect(JSON.stringify(answers)).not.toContain('submit');
    expect(calls.map(({ method }) => method)).toEqual(['views.update']);
    expect(JSON.stringify(calls)).toContain(said);
  });

  it('shows nothing to people of other workspaces', async () => {
    expect((await submit(fakeFixLists(), 'T2')).answers).toEqual([{ response_action: 'clear' }]);
  });
});

describe('a filter in the modal of products', () => {
  /** Clicks it while the list takes so long that the modal says so; Slack answers each update with `answers`. */
  async function clickSlowly(...answers: readonly Record<string, unknown>[]) {
    const { client, calls } = slackClientOver(() => answers[calls.length - 1] ?? { ok: true });
    const isWaiting = () => calls.length > 0;
    const read = async () => {
      while (!isWaiting()) await new Promise(setImmediate);
      return null;
    };
    const handlers: Handler[] = [];
    const app = { action: (_id: RegExp, handler: Handler) => handlers.push(handler) } as unknown as App;
    const listen: Listen = async (_, run) => void (await run(turnIn({ t: translatorFor('es') })));
    const deps = { ...depsOf({ ...fakeFixLists(), read }), listen };
    registerModalClicks(app, deps, 1);
    const action = { type: 'button', action_id: filterIds.next, value: '2' };
    const body = { user: { id: 'U1' }, team: { id: 'T1' }, trigger_id: 't1', view, actions: [action] };
    await handlers.at(-1)!({ ack: async () => undefined, action, body, client, context: { workspace } });
    return calls.map(({ method, body: { hash, view: shown } }) => [method, hash, JSON.stringify(shown)]);
  }

  it('that takes a while leaves nothing to click meanwhile, and its answer fits that view only', async () => {
    expect(await clickSlowly({ ok: true, view: { id: 'V1', hash: '2.b' } })).toEqual([
      ['views.update', '1.a', expect.stringContaining('Cargando…')],
      ['views.update', '2.b', expect.stringContaining('Esta tienda ya no existe.')],
    ]);
  });

  it('shows nothing where the modal was changed meanwhile: what it shows is newer', async () => {
    expect(await clickSlowly({ ok: false, error: 'hash_conflict' })).toHaveLength(1);
  });
});
