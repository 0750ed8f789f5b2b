import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startAppSession } from '../support/app-session.ts';
import type { AppSession } from '../support/app-session.ts';
import { postButton, postElement } from '../support/post-element.ts';

let session: AppSession;
beforeAll(async () => {
  session = await startAppSession();
});
afterAll(() => session.stop());

const actionsRecorded = async () => {
  const rows = await session.database.query<{ action: string }>(
    'select action from audit_entry order by seq',
  );
  return rows.map(({ action }) => action);
};
const idOf = (user: string) => session.worlds.slack.person(user).id;

const post = (channel: string, text: string, action_id: string, value: string) =>
  postButton(session, channel, text, { actionId: action_id, value });

/** What a menu of stores offers to this person. */
async function offered(user: string): Promise<readonly unknown[]> {
  const { body } = await session.sender.options(user, 'Stores of the record', 'loja');
  return (body as { options: readonly unknown[] }).options; // its shape
}

describe('/tiktok log', () => {
  it('says who did what, with the host as one of them', async () => {
    await session.ask('eva', '/tiktok use loja-modelo');
    await session.ask('eva', '/tiktok use loja-modelo');
    const { text, raw } = await session.ask('eva', '/tiktok log');
    expect(text).toContain(
      '@eva chose the store of a channel. `loja-modelo`\nChannel: #general · Store: – → `loja-modelo`',
    );
    expect(text.match(/chose the store/g)).toHaveLength(1);
    expect(text).toContain(
      'The host added a store. `loja-modelo`\nHandle: `loja-modelo` · Name: Loja Modelo',
    );
    expect(raw).toMatch(/<!date\^\d+\^/);
  });

  it.each([
    ['ana', 'registro', 'Registro de ações', 'Quem hospeda o app adicionou uma loja.'],
    ['mario', 'historial loja-modelo', 'Registro de acciones de la tienda loja-modelo', 'agregó una tienda.'],
  ] as const)('speaks the language of %s: %s', async (user, typed, title, sentence) => {
    const { text } = await session.ask(user, `/tiktok ${typed}`);
    expect(text).toContain(title);
    expect(text).toContain(sentence);
  });

  it('asks what is meant by a store that never was', async () => {
    const { text } = await session.ask('eva', '/tiktok log loja-modela');
    expect(text).toContain('`/tiktok log loja-modelo`');
    expect(text).toContain('Stores: `loja-modelo`');
  });

  it('is told twenty at a time, older ones behind a button that stays right', async () => {
    for (let at = 0; at < 11; at += 1) {
      await session.ask('eva', '/tiktok alerts contact on');
      await session.ask('eva', '/tiktok alerts contact off');
    }
    const first = await session.ask('eva', '/tiktok log');
    expect(first.text.match(/alert contact\./g)).toHaveLength(20);
    await session.ask('mario', '/tiktok use loja-modelo', 'tiktok-alerts');
    const older = await session.click('eva', 'Older');
    expect(older.entries.map(({ kind }) => kind)).toEqual(['ephemeral-edit']);
    expect(older.text.match(/alert contact\./g)).toHaveLength(2);
    expect(older.text).toContain('The host added a store.');
    expect(older.text).toContain('Nothing older is recorded.');
    expect(older.text).not.toContain('@mario');
    expect((await session.click('eva', 'Newest')).text).toContain('@mario chose the store of a channel.');
  });

  it('is a file for admins, and for nobody else', async () => {
    const { text } = await session.ask('ana', '/tiktok log');
    expect(text).toContain('[ CSV de tudo ]');
    await session.click('ana', 'CSV de tudo');
    const [file] = [...session.worlds.slack.state.files.values()].slice(-1);
    const csv = Buffer.from(file!.content ?? '').toString('utf8');
    expect(csv).toContain('"Quem"');
    expect(csv).toContain(`"${idOf('eva')}","Escolheu a loja de um canal.","loja-modelo"`);
    expect(csv.match(/\r\n/g)).toHaveLength((await actionsRecorded()).length + 1);
    await post('general', 'File of the record', 'record:csv', 'all');
    const refused = await session.click('eva', 'File of the record');
    expect(refused.text).toContain('Only owners and admins of this Slack workspace may do this.');
    expect([...session.worlds.slack.state.files.values()]).toHaveLength(1);
  });
});

describe('/tiktok settings', () => {
  it('shows an operator what is so, and nothing to change it with', async () => {
    const { text } = await session.ask('eva', '/tiktok settings');
    expect(text).toContain('The owners and admins of this Slack workspace are admins here.');
    expect(text).not.toMatch(/Make admin|Delete everything…/);
  });

  it('gives a guest a right, who may then operate and is shown as a guest', async () => {
    expect((await session.ask('gil', '/tiktok status', 'tiktok-alerts')).text).toContain(
      'does not show anything',
    );
    const placeholder = { type: 'plain_text', text: 'Stores of the record' };
    await postElement(session, 'tiktok-alerts', {
      ...{ type: 'external_select', action_id: 'store:pick', min_query_length: 0, placeholder },
    });
    expect(await offered('gil')).toEqual([]);
    await session.ask('ana', '/tiktok ajustes');
    const { text } = await session.click('ana', 'Tornar operador…=gil');
    expect(text).toContain('@gil · *operador* · convidado');
    expect(await offered('gil')).toHaveLength(1);
    await session.click('ana', 'Tornar operador…=gil');
    expect((await actionsRecorded()).filter((one) => one === 'right.granted')).toHaveLength(1);
    expect((await session.ask('gil', '/tiktok log', 'tiktok-alerts')).text).toContain('@ana gave a right.');
    expect((await session.ask('gil', '/tiktok connect', 'tiktok-alerts')).text).toContain(
      'Only owners and admins',
    );
  });

  it('says that to make an operator of whoever is one anyway has no effect, and records nothing', async () => {
    const before = await actionsRecorded();
    for (const [name, text] of [
      ['eva', 'já é operador'],
      ['ana', 'já é administrador'],
    ] as const) {
      await session.ask('ana', '/tiktok ajustes');
      expect((await session.click('ana', `right:grant:operator=${name}`)).text).toContain(text);
    }
    expect(await actionsRecorded()).toEqual(before);
    await session.ask('ana', '/tiktok ajustes');
  });

  it('names the admins in a refusal once there are some by name', async () => {
    await session.click('ana', 'Tornar administrador…=olga');
    const { text } = await session.ask('mario', '/tiktok connect');
    expect(text).toContain('@olga');
    expect((await session.ask('olga', '/tiktok help', 'agencia')).text).not.toContain('Not for you');
    await session.click('ana', `right:withdraw:${idOf('olga')}`);
    expect((await session.ask('olga', '/tiktok help', 'agencia')).text).toContain('only answers people of');
  });

  it('shows an admin who takes away their own right what is so, and nothing to change it with', async () => {
    await session.admin(['right', 'grant', idOf('mario'), 'admin']);
    const before = await session.ask('mario', '/tiktok settings');
    expect(before.text).toMatch(/Hacer administrador/);
    expect(before.raw).toContain('queda solo como operador');
    expect(before.raw).toContain('Te quitas este permiso');
    const { text } = await session.click('mario', `right:withdraw:${idOf('mario')}`);
    expect(text).not.toMatch(/Hacer administrador|Borrar todo…/);
  });

  it('chooses the language of whoever speaks none of ours, and of new alerts', async () => {
    session.worlds.slack.person('eva').locale = 'ja-JP';
    await session.database.query('delete from person');
    await session.click('ana', 'settings:language=Espanhol');
    expect((await session.ask('eva', '/tiktok help')).text).toContain('Qué puedes hacer aquí');
    const on = await session.ask('ana', '/tiktok alerts on', 'tiktok-alerts');
    expect(on.text).toContain('em espanhol');
    session.worlds.slack.person('eva').locale = 'en-US';
    await session.database.query('delete from person');
  });

  it('adds and removes contacts, each recorded', async () => {
    await session.ask('ana', '/tiktok ajustes');
    expect((await session.click('ana', 'Adicionar um contato…=mario')).text).toContain('@mario');
    const { text } = await session.ask('eva', '/tiktok log');
    expect(text).toContain('@ana made somebody an alert contact.\nContact: @mario');
    await session.click('ana', `contact:remove:${idOf('mario')}`);
    expect((await session.ask('eva', '/tiktok log')).text).toContain('Contact: @mario');
    expect((await actionsRecorded()).at(-1)).toBe('contact.off');
  });

  it('changes nothing at a click of somebody who may not, whatever it carries', async () => {
    const before = await actionsRecorded();
    for (const [id, value] of [
      [`right:withdraw:x`, idOf('gil')],
      ['right:grant:admin', idOf('eva')],
      ['settings:erase', 'all'],
      ['contact:remove', idOf('ana')],
    ] as const) {
      await post('general', `Forged ${id}`, id, value);
      expect((await session.click('eva', `Forged ${id}`)).text).toContain('Only owners and admins');
    }
    expect(await actionsRecorded()).toEqual(before);
  });

  it('shows more than twenty rights page by page, and stays on a page that is changed', async () => {
    for (let at = 10; at < 35; at += 1)
      await session.database.query(
        `insert into person_right (workspace_id, user_id, role, granted_at)
           select id, 'U0MANY${String(at)}', 'operator', now() + interval '${String(at)} s' from workspace`,
      );
    expect((await session.ask('ana', '/tiktok ajustes')).text).not.toContain('U0MANY34');
    expect((await session.click('ana', 'right:page:2')).text).toContain('U0MANY34');
    const { text } = await session.click('ana', 'right:withdraw:U0MANY34');
    expect(text).not.toContain('U0MANY34');
    expect(text).toContain('U0MANY33');
    await session.database.query(`delete from person_right where user_id like 'U0MANY%'`);
  });

  it('takes a made-up value of an admin for nothing', async () => {
    const before = await actionsRecorded();
    for (const [id, value] of [
      ['right:grant:owner', idOf('eva')],
      ['right:grant:admin', 'everybody'],
      ['right:withdraw', '\0'],
      ['contact:remove', '\0'],
      ['record:page', `${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}|99`],
      ['record:page', 'x|y'],
    ] as const) {
      await post('general', `Made up ${id} ${value}`.slice(0, 70), id, value);
      await session.click('ana', `Made up ${id} ${value}`.slice(0, 70));
    }
    expect(await actionsRecorded()).toEqual(before);
  });
});

describe('a form of somebody who has lost the right meanwhile', () => {
  it('changes nothing and says who may', async () => {
    await session.admin(['right', 'grant', idOf('mario'), 'admin']);
    await session.ask('mario', '/tiktok settings');
    await session.click('mario', 'Borrarlo todo…');
    await session.admin(['right', 'withdraw', idOf('mario')]);
    const before = await actionsRecorded();
    const { text } = await session.after('mario', () => session.sender.submit('mario', { word: 'Tienda' }));
    expect(text).toContain('Solo pueden hacerlo los propietarios y administradores');
    expect(await actionsRecorded()).toEqual(before);
  });
});

describe('npm run admin -- right', () => {
  it('gives, lists and withdraws rights in the name of the host', async () => {
    const id = idOf('eva');
    expect((await session.admin(['right', 'grant', id, 'king'])).exitCode).toBe(1);
    expect((await session.admin(['right', 'grant', id, 'admin'])).printed).toBe(`${id} is admin now.`);
    expect((await session.admin(['right', 'list'])).printed).toContain(`${id}\tadmin\tgiven by the host`);
    expect((await session.ask('eva', '/tiktok log')).text).toContain('[ CSV of all ]');
    await session.admin(['right', 'withdraw', id]);
    const { text } = await session.ask('eva', '/tiktok log');
    expect(text).toContain('The host withdrew a right.\nPerson: @eva · Right: admin → –');
    expect(text).not.toContain('[ CSV of all ]');
  });
});

describe('deleting everything', () => {
  it('wants the name of the workspace typed, then leaves one entry and a working, empty app', async () => {
    await session.ask('ana', '/tiktok ajustes');
    await session.click('ana', 'Apagar tudo…');
    const wrong = await session.after('ana', () => session.sender.submit('ana', { word: 'loja' }));
    expect(wrong.text).toContain('Isso não é “Tienda”. Nada foi apagado.');
    const done = await session.after('ana', () => session.sender.submit('ana', { word: ' tienda ' }));
    expect(done.text).toContain('Tudo foi apagado.');
    expect(await session.database.query('select from tiktok_grant where token is not null')).toEqual([]);
    expect((await session.ask('eva', '/tiktok status')).text).toContain('No store');
    const { text } = await session.ask('eva', '/tiktok log');
    expect(text).toContain('@ana deleted everything of this workspace.');
    expect(text).not.toContain('Loja Modelo');
  });
});

describe('where the host names admins', () => {
  it('the owners and admins of Slack are operators, and a refusal names who may', async () => {
    const named = await startAppSession({ env: { ADMIN_USER_IDS: idOf('mario') } });
    try {
      const { text } = await named.ask('ana', '/tiktok connect');
      expect(text).toContain('Só estas pessoas podem fazer isso: @mario.');
      expect((await named.ask('ana', '/tiktok help')).text).toMatch(
        /Por enquanto não são para você:.*`connect`/,
      );
      expect((await named.ask('mario', '/tiktok log')).text).toContain('[ CSV de todo ]');
      expect((await named.ask('eva', '/tiktok settings')).text).toContain(
        'The host named this admin: @mario.',
      );
    } finally {
      await named.stop();
    }
  });
});
