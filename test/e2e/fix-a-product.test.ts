import { expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { describeInChromium, useSandbox } from '../support/sandbox-page.ts';

const mostClicks = 10;

describeInChromium('somebody who has only the page', () => {
  const sandbox = useSandbox();

  /**
   * Nothing is typed. Seven clicks:
   * 1. "Do it" (the tour types /tiktok status)   2. "Products" under the answer
   * 3. "Refresh", only while the first reading of all products is under way (until it is over; a click each)
   * 4. the name of the first product   5. "Mend it in VTEX"   6. "Close"   7. "Recheck these"
   */
  it('finds a product to fix and fixes it with at most ten clicks', async () => {
    const { page, message } = await sandbox.open();
    let clicks = 0;
    const click = async (what: Locator) => {
      await what.click();
      clicks += 1;
    };
    // All products are read in the first seconds; whoever reads the first words of the page is slower than that.
    await sandbox.advance(0);
    await click(page.getByRole('button', { name: 'Do it' }));
    await click((await message('Loja Modelo on TikTok')).getByRole('button', { name: 'Products' }));
    const list = await message('Fix list of Loja Modelo');
    const product = list.getByRole('link').first();
    await product.or(list.getByText('read so far')).first().waitFor();
    if ((await product.count()) === 0) await click(list.getByRole('button', { name: 'Refresh' }));
    await product.waitFor();
    const name = (await product.textContent()) ?? '';
    await click(product);
    const outside = page.getByRole('dialog', { name: 'A page outside of the sandbox' });
    await click(outside.getByRole('button', { name: 'Mend it in VTEX' }));
    await outside.getByRole('status').filter({ hasText: /./ }).waitFor();
    await click(outside.getByRole('button', { name: 'Close' }).last());
    await click(list.getByRole('button', { name: 'Recheck these' }).first());
    const answer = await message('Recheck of Loja Modelo');
    expect(await answer.textContent()).toMatch(new RegExp(`1 problem is fixed.*${name}`, 's'));
    expect(clicks).toBeLessThanOrEqual(mostClicks);
  });
});
