import type { Stage } from './stage.ts';

const minuteMs = 60_000;

/** The pictures of README.md, by the name of the file. */
export const scenes: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  async status({ ask }) {
    await ask('/tiktok status', 'Loja Modelo on TikTok');
  },
  async 'fix-list'({ ask, panel }) {
    await panel(null);
    await ask('/tiktok products', '18 items need attention');
  },
  async alert({ go, ask, lever, pass, message, panel }) {
    await panel(null);
    await go('tiktok-alerts');
    await ask('/tiktok alerts on', 'Alerts are on in this channel.');
    await lever('revoked');
    await pass(15 * minuteMs);
    await message('TikTok access revoked');
  },
  async disconnect({ page, ask, goToApp, pass, message, panel }) {
    await panel(null);
    const status = await ask('/tiktok status', 'Loja Modelo on TikTok');
    await status.getByRole('button', { name: 'Disconnect' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Disconnect/ })
      .click();
    await page.locator('.dialog-small .is-danger-full').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
    await goToApp();
    await message('Loja Modelo');
    await pass(6 * minuteMs);
    await message('Access erased from this app');
  },
  async home({ page, go, panel }) {
    await panel(null);
    await go('TikTok for VTEX');
    await page.getByRole('region', { name: 'App Home' }).getByText('812 available').waitFor();
  },
  async world({ ask, panel, lever, pass }) {
    await panel('World');
    await lever('down');
    await pass(3 * 60 * minuteMs);
    await ask('/tiktok status', 'These figures are 3 hours old');
  },
};
