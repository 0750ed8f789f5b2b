import { expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describeInChromium, useSandbox } from '../support/sandbox-page.ts';

/** What axe-core finds serious or critical, each with the element. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const run = 'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] })';
  const { violations: found } = await page.evaluate<AxeResults>(run);
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describeInChromium.each([
  ['wide', 1440, 900],
  ['a phone', 380, 760],
])('the page, %s', (_name, width, height) => {
  const sandbox = useSandbox();
  const expectSound = async (page: Page) => {
    expect(await violations(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
  };

  it('has no serious barrier and does not overflow: a channel, lists, the panel, the trace, a modal, a question, the Home', async () => {
    const { page, say, message } = await sandbox.open({ width, height });
    await expectSound(page);
    await say('/tiktok products');
    await message('Fix list of Loja Modelo');
    await say('/tiktok status');
    const status = await message('Loja Modelo on TikTok');
    await expectSound(page);
    for (const tab of ['World', 'Trace']) {
      await page.getByRole('tab', { name: tab }).click();
      await expectSound(page);
    }
    await status.getByRole('button', { name: 'Disconnect' }).click();
    const modal = page.getByRole('dialog');
    await modal.getByRole('button', { name: /^Disconnect/ }).waitFor();
    await expectSound(page);
    await modal.getByRole('button', { name: /^Disconnect/ }).click();
    await page.locator('.dialog-small').waitFor();
    await expectSound(page);
    await page.locator('.dialog-small').getByRole('button', { name: 'Close' }).click();
    await modal.getByRole('button', { name: 'Close' }).first().click();
    await page.goto(`${page.url().split('#')[0] ?? ''}#home`);
    await page.getByRole('region', { name: 'App Home' }).getByText('812 available').waitFor();
    await expectSound(page);
  });
});
