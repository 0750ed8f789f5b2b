import { expect, it } from '@jest/globals';
import { describeInChromium, tabOf, useSandbox } from '../support/sandbox-page.ts';

describeInChromium('a form', () => {
  const sandbox = useSandbox();

  it('shows the error that the app sends at its field, keeps what was typed, and goes on when all is in order', async () => {
    const { page, say, message } = await sandbox.open();
    await say('/tiktok stores');
    await (await message('1 store')).getByRole('button', { name: 'Add a store' }).click();
    const form = page.getByRole('dialog', { name: 'Add a store' });
    await form.getByLabel('VTEX account').fill('lojamodelo');
    await form.getByLabel('Trade policy').fill('3');
    await form.getByLabel('Name', { exact: true }).fill('Second Store');
    const handle = form.getByLabel('Handle');
    await handle.fill('loja-modelo');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Another store has this handle.').waitFor();
    expect(await handle.getAttribute('aria-invalid')).toBe('true');
    await handle.and(page.locator(':focus')).waitFor();
    expect(await form.getByLabel('Name', { exact: true }).inputValue()).toBe('Second Store');
    await handle.fill('second');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog').getByText('Second Store was added.').waitFor();
    expect(await page.getByText('is not there any more').count()).toBe(0);
  });

  it('chooses the accounts of that store after TikTok’s consent', async () => {
    const { page, goToApp, message } = await sandbox.open();
    const modal = page.getByRole('dialog');
    await modal.getByRole('button', { name: 'Connect TikTok' }).click();
    const [consent] = await Promise.all([
      page.context().waitForEvent('page'),
      modal.getByRole('link', { name: /Open TikTok/ }).click(),
    ]);
    await consent.getByText('Allow as Marina Souza').click();
    await consent.getByRole('heading', { name: 'TikTok gave access' }).waitFor();
    await modal.getByRole('button', { name: 'Cancel' }).click();
    await goToApp();
    const card = await message('Connect Second Store');
    await card.getByRole('button', { name: 'Choose accounts' }).click();
    const form = page.getByRole('dialog', { name: 'Choose accounts' });
    const account = form.getByRole('combobox', { name: 'Ad account' });
    await account.click();
    await page.getByRole('option', { name: /Loja Modelo Anúncios/ }).click();
    await form.getByRole('button', { name: 'Connect' }).click();
    await card.getByText('Available: 812').waitFor();
    expect(await card.textContent()).toMatch(
      /Connected as TikTok user Marina Souza.*Ad account: Loja Modelo Anúncios/s,
    );
  });

  it('is the same for whoever opens the page anew', async () => {
    const { page, say, message } = await sandbox.open();
    await say('/tiktok stores');
    await (await message('2 stores')).getByRole('button', { name: 'Add a store' }).click();
    await page.getByRole('dialog', { name: 'Add a store' }).getByLabel('Trade policy').fill('7');
    const other = tabOf(await page.context().newPage());
    await other.page.goto(page.url());
    await other.page.getByRole('dialog', { name: 'Add a store' }).getByLabel('Trade policy').waitFor();
  });
});
