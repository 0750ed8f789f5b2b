import { expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { describeInChromium, useSandbox } from '../support/sandbox-page.ts';

const mostTabs = 60;

describeInChromium('the keyboard alone', () => {
  const sandbox = useSandbox();

  it('types a command with completion, reaches a button of the answer, opens a modal and closes it', async () => {
    const { page, message } = await sandbox.open();
    const { keyboard } = page;
    const composer = page.getByRole('combobox', { name: 'Message #general' });
    const reach = async (wanted: Locator, key: 'Tab' | 'Shift+Tab') => {
      const hasFocus = async () => (await wanted.and(page.locator(':focus')).count()) > 0;
      for (let left = mostTabs; left > 0 && !(await hasFocus()); left -= 1) await keyboard.press(key);
      expect(await hasFocus()).toBe(true);
    };
    await reach(composer, 'Tab');
    await keyboard.type('/tik');
    await page
      .getByRole('option', { name: /\/tiktok/ })
      .first()
      .waitFor();
    await keyboard.press('Tab');
    await keyboard.type('sto');
    await page
      .getByRole('option', { name: /stores/ })
      .first()
      .waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    expect(await composer.inputValue()).toMatch(/^\/tiktok stores ?$/);
    await keyboard.press('Enter');
    const add = (await message('1 store')).getByRole('button', { name: 'Add a store' });
    await reach(add, 'Shift+Tab');
    await keyboard.press('Enter');
    const form = page.getByRole('dialog', { name: 'Add a store' });
    await form.waitFor();
    await keyboard.press('Escape');
    await form.waitFor({ state: 'detached' });
    await add.and(page.locator(':focus')).waitFor();
  });
});
