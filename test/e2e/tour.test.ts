import { expect, it } from '@jest/globals';
import { describeInChromium, useSandbox } from '../support/sandbox-page.ts';

describeInChromium('the tour', () => {
  const sandbox = useSandbox();

  it('does each of its six steps by itself, on the way a person sees what it speaks of', async () => {
    const { page, message } = await sandbox.open();
    const tour = page.getByRole('region', { name: 'Guided tour' });
    const step = async (title: string) => {
      await tour.getByRole('heading', { name: title }).waitFor();
      await tour.getByRole('button', { name: 'Do it' }).click();
      await tour.locator('.is-done, .is-failed').waitFor();
      expect(await tour.locator('.is-failed').allTextContents()).toEqual([]);
    };
    const next = () => tour.getByRole('button', { name: 'Next' }).click();

    await step('See how the store stands');
    const status = await message('Loja Modelo on TikTok');
    expect(await status.textContent()).toMatch(/Only visible to you.*Connected since.*812.*31.*9/s);

    await next();
    await step('Find what to fix');
    expect(await (await message('Fix list of Loja Modelo')).textContent()).toContain(
      '18 items need attention',
    );

    await next();
    await step('Fix it and check again');
    expect(await (await message('Recheck of Loja Modelo')).textContent()).toContain('4 problems are fixed');

    await next();
    await step('Lose the token');
    await message('TikTok access revoked');

    await next();
    await step('Disconnect');
    expect(await (await message('is disconnected')).textContent()).toMatch(
      /Proven.*Access erased.*\(edited\)/s,
    );

    await next();
    const consent = page.context().waitForEvent('page');
    await step('Connect again');
    const other = await consent;
    await other.getByText('Allow as Marina Souza').click();
    await other.getByRole('heading', { name: 'TikTok gave access' }).waitFor();
    await (await message('Connect Loja Modelo')).getByRole('button', { name: 'Choose accounts' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Connect' }).click();
    await message('Connected as TikTok user Marina Souza');
  });
});
