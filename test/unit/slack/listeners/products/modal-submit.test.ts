import { describe, expect, it } from '@jest/globals';
import type { App } from '@slack/bolt';
import { AppError } from '../../../../../src/errors.ts';
import { firstState, writeState } from '../../../../../src/slack/blocks/product-modal-state.ts';
import { filterIds } from '../../../../../src/slack/ids.ts';
import { createInFlight } from '../../../../../src/slack/in-flight.ts';
import { registerModalSubmit } from '../../../../../src/slack/listeners/products/modal-submit.ts';
import type { ProductListenerDeps } from '../../../../../src/slack/listeners/products/register.ts';
import { personOf, storeIdOf, workspace } from '../../../../support/builders.ts';
import { adminLinks, fakeClock, fakeFixLists, memoryLog } from '../../../../support/fakes.ts';

type Handler = (args: { ack: (answer: unknown) => void; body: unknown; context: unknown }) => Promise<void>;

/** Submits the modal to a listener whose database is `fixLists`, and answers what it acknowledged. */
async function submit(fixLists: ProductListenerDeps['fixLists'], userTeam = 'T1') {
  const { log, lines } = memoryLog();
  const handlers: Handler[] = [];
  const deps: ProductListenerDeps = {
    ...{ fixLists, adminLinks, log, clock: fakeClock(), inFlight: createInFlight(), defaultLocale: 'en' },
    listen: () => Promise.reject(new Error('it is answered in the ack')),
    people: { resolve: async () => null, known: async () => personOf({ slackLocale: 'es-ES' }) },
  };
  registerModalSubmit(
    { view: (_id: string, handler: Handler) => handlers.push(handler) } as unknown as App,
    deps,
  ); // nothing else of it is touched
  const view = {
    ...{ id: 'V1', hash: '1.a', private_metadata: writeState(firstState(storeIdOf(1), null)) },
    state: { values: { 'search:1.a': { [filterIds.search]: { type: 'plain_text_input', value: 'bota' } } } },
  };
  const answers: unknown[] = [];
  const body = { user: { id: 'U1', team_id: userTeam }, team: { id: 'T1' }, view };
  await handlers[0]!({ ack: (answer) => answers.push(answer), body, context: { workspace } });
  return { answers, lines };
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

  it('shows nothing to people of other workspaces', async () => {
    expect((await submit(fakeFixLists(), 'T2')).answers).toEqual([{ response_action: 'clear' }]);
  });
});
