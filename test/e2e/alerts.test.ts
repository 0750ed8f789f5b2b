import { it } from '@jest/globals';
import { describeInChromium, useSandbox } from '../support/sandbox-page.ts';

const minutes = (n: number) => n * 60_000;

describeInChromium('an alert', () => {
  const sandbox = useSandbox();

  it('arrives in a page that nobody touches, and is edited when it is over', async () => {
    const { go, say, pull, message } = await sandbox.open();
    await go('tiktok-alerts');
    await say('/tiktok alerts on');
    await message('Alerts are on in this channel.');
    await pull('Ad account', 'Suspended');
    await sandbox.advance(minutes(30));
    await message(/ad account.*suspended/i);
    await pull('Ad account', 'Enabled');
    await sandbox.advance(minutes(30));
    await message(/Fixed: .*suspension at TikTok.*\(edited\)/s);
  });

  it('arrives in the open page when the clock moves on, and marks the channel as unread for others', async () => {
    const [admin, eva] = [await sandbox.open(), await sandbox.open({ as: 'eva' })];
    await admin.go('tiktok-alerts');
    await admin.pull('Token of the store', 'Revoked');
    await admin.pull('Clock', '+15 min');
    await (await admin.message('TikTok access revoked')).getByRole('button', { name: 'Reconnect' }).waitFor();
    await eva.page.getByRole('button', { name: /tiktok-alerts \d+ unread/ }).waitFor();
  });
});
