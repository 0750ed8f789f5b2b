import { it } from '@jest/globals';
import { describeInChromium, useSandbox } from '../support/sandbox-page.ts';

describeInChromium('two replicas of the app', () => {
  const sandbox = useSandbox();

  it('answer in turn, and when one is killed the other one goes on', async () => {
    const { page, pull, say, message } = await sandbox.open();
    const told = page.locator('.world').getByRole('status');
    const part = page.getByRole('region', { name: 'Processes of the app' });
    await pull('Processes of the app', 'Two');
    await told.getByText('Two replicas of the app work on one database.').waitFor();
    await part.getByRole('button', { name: 'Two', pressed: true }).waitFor();
    for (const [words, heading] of [
      ['status', 'Loja Modelo on TikTok'],
      ['catalog', 'Loja Modelo: TikTok catalog'],
    ] as const) {
      await say(`/tiktok ${words}`);
      await message(heading);
    }
    await pull('Processes of the app', 'Kill one');
    await told.getByText('The second replica was killed (kill -9).').waitFor();
    await part.getByRole('button', { name: 'One', pressed: true }).waitFor();
    for (const [words, heading] of [
      ['stores', '1 store'],
      ['business-center', 'Business Center'],
    ] as const) {
      await say(`/tiktok ${words}`);
      await message(heading);
    }
  });
});
