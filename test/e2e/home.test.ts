import { expect, it } from '@jest/globals';
import { describeInChromium, useSandbox } from '../support/sandbox-page.ts';

describeInChromium('Slack', () => {
  const sandbox = useSandbox();

  it('has the Home of the app, whose buttons work', async () => {
    const { page, go } = await sandbox.open();
    await go('TikTok for VTEX');
    const home = page.getByRole('region', { name: 'App Home' });
    await home.getByText('812 available').waitFor();
    await home.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('dialog').waitFor();
  });

  it('speaks the language of its reader, from one person to the next and from one moment to the next', async () => {
    const { page, say, message } = await sandbox.open({ as: 'mario' });
    await say('/tiktok estado');
    expect(await (await message('Loja Modelo en TikTok')).textContent()).toContain('Disponibles');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Português');
    // At once: what is typed while the language changes is answered as well.
    await say('/tiktok status');
    expect(await (await message('Loja Modelo no TikTok')).textContent()).toContain('Disponíveis');
    await page.getByRole('combobox', { name: 'You are' }).selectOption({ label: 'Eva Stone · operator' });
    await page.getByText('Nothing here yet.').waitFor();
    await say('/tiktok status');
    await message('Loja Modelo on TikTok');
  });
});
