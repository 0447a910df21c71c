import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runRound } from '../../src/service/round.js';
import { House } from '../support/house.js';

let house: House;
let client: string;
let invoice: string;

const person = { name: 'Ada Lovelace', email: 'ada@example.com', status: 'active' } as const;

/** The one message of the tracker that is not the check-in. */
async function message(): Promise<{ id: string } & Record<string, unknown>> {
  const { account } = await house.service();
  const found = (await account.rows('messages')).find(({ cells }) =>
    String(cells['key']).startsWith('reminder:'),
  );
  if (!found) throw new Error('a reminder waits');
  return { id: found.id, ...found.cells };
}

async function reminderAbout(about: string): Promise<{ id: string } & Record<string, unknown>> {
  const { account } = await house.service();
  const found = (await account.rows('messages')).find(({ cells }) => cells['about'] === about);
  if (!found) throw new Error(`a reminder about ${about} waits`);
  return { id: found.id, decision: null, ...found.cells };
}

async function approve(cells: Record<string, string> = {}): Promise<void> {
  const { id } = await message();
  await house.edit({ table: 'messages', id, cells: { decision: 'approve', ...cells } });
}

/** What the client got; the freelancer's copies are letters of their own. */
async function caught() {
  return (await house.caught()).filter(({ to }) => !to.includes('lena@studio.example'));
}

async function settingsRow(): Promise<string> {
  const { account } = await house.service();
  return (await account.rows('settings'))[0]?.id ?? '';
}

describe.each(['airtable', 'notion'] as const)('src/service/deliver-due over %s', (backend) => {
  beforeEach(async () => {
    house = await House.furnished(['core', 'payments', 'charges', 'relationship'], {
      backend,
      mail: 'caught',
    });
    [client = ''] = await house.edit({
      table: 'clients',
      cells: { ...person, country: 'DE', language: 'de', timeZone: 'Europe/Berlin' },
    });
    [invoice = ''] = await house.edit({
      table: 'invoices',
      cells: {
        ...{ number: '2026-014', client: [client], issued: '2026-03-02', total: 1800 },
        ...{ documentStatus: 'sent', kind: 'standard' },
      },
    });
    await house.round();
    await house.edit({
      table: 'settings',
      id: await settingsRow(),
      cells: { sender: 'Lena Brandt <lena@studio.example>', copyToMe: true, language: 'en' },
    });
    await house.round();
  });
  afterEach(() => house.close());

  it('sends an approved message through a real mail server, in the language of the client, once', async () => {
    await approve();
    const report = await house.round();
    expect(report).toMatchObject({ messages: { sent: 1, failed: 0 }, faults: [] });
    const [mail, ...others] = await caught();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      from: 'lena@studio.example',
      to: ['ada@example.com'],
      headers: { 'auto-submitted': 'auto-generated' },
      text: expect.stringContaining('2026-014'),
      html: expect.stringContaining('lang="de"'),
    });
    expect(mail?.headers['in-reply-to']).toMatch(/^<.+@studio\.example>$/);
    expect((await house.caught()).map(({ to }) => to)).toEqual([[person.email], ['lena@studio.example']]);
    expect(await message()).toMatchObject({ state: 'sent', sentAt: expect.any(String) });
    expect(await house.row('invoices', invoice)).toMatchObject({ lastReminded: '2026-05-12' });
    const again = await house.round();
    expect(again.rows.written).toBe(0);
    expect(await caught()).toHaveLength(1);
  });

  it('shows the same message in the language of the freelancer', async () => {
    expect(await message()).toMatchObject({
      body: expect.stringMatching(/^Guten Tag Ada Lovelace,/),
      inMyLanguage: expect.stringContaining('Hello Ada Lovelace,'),
    });
  });

  it('sends what the freelancer made of it, to whom and when they say', async () => {
    await approve({
      ...{ subject: 'Ada, ein Wort', body: 'Meine eigenen Worte.', to: 'konto@example.com' },
      plannedFor: '2026-05-13T09:00:00.000Z',
    });
    expect((await house.round()).messages.sent).toBe(0);
    expect(await message()).toMatchObject({ state: 'scheduled' });
    await house.advance({ hours: 26 });
    expect((await house.round()).messages.sent).toBe(1);
    expect(await caught()).toMatchObject([
      {
        subject: 'Ada, ein Wort',
        text: 'Meine eigenen Worte.\n',
        to: ['konto@example.com'],
      },
    ]);
  });

  it.each([
    [{ subject: 'Ada, ein Wort' }],
    [{ body: 'Meine eigenen Worte.' }],
    [{ to: 'konto@example.com' }],
    [{ plannedFor: '2026-05-14T09:00:00.000Z' }],
    [{ subject: 'Ada', body: 'Worte.', to: 'konto@example.com', plannedFor: '2026-05-14T09:00:00.000Z' }],
  ])('never writes over what the freelancer wrote (%j)', async (own: Record<string, string>) => {
    const { id } = await message();
    await house.edit({ table: 'messages', id, cells: own });
    await house.round();
    await house.edit(
      { table: 'clients', id: client, cells: { email: 'new@example.com', language: 'fr' } },
      {
        table: 'payments',
        cells: { invoice: [invoice], client: [client], date: '2026-05-12', amount: 1000 },
      },
    );
    await house.round();
    expect(await message()).toMatchObject(own);
    expect((await house.round()).rows.written).toBe(0);
    await approve();
    await house.round();
    await house.advance({ hours: 75 });
    await house.round();
    expect(await message()).toMatchObject({ ...own, state: 'sent' });
    expect(await caught()).toMatchObject([
      {
        ...(own['subject'] ? { subject: own['subject'] } : {}),
        ...(own['body'] ? { text: `${own['body']}\n` } : {}),
        to: [own['to'] ?? 'new@example.com'],
      },
    ]);
  });

  it.each([
    ['the total', () => ({ table: 'invoices', id: invoice, cells: { total: 1500 } }) as const, '1500.00'],
    ['the due date', () => ({ table: 'invoices', id: invoice, cells: { due: '2026-04-09' } }) as const, '09'],
    [
      'the address',
      () => ({ table: 'clients', id: client, cells: { email: 'a@new.example' } }) as const,
      'new',
    ],
  ])('asks again when %s is another one than at the approval', async (_what, edit, shown) => {
    await approve({ plannedFor: '2026-05-14T09:00:00.000Z' });
    await house.round();
    await house.edit(edit());
    await house.round();
    expect(await message()).toMatchObject({
      state: 'waiting',
      why: expect.stringMatching(new RegExp(`You approved it when.*Now: .*${shown}`, 's')),
    });
    expect((await house.round()).rows.written).toBe(0);
    await house.advance({ hours: 75 });
    await house.round();
    expect(await caught()).toEqual([]);
    const { id } = await message();
    await house.edit({ table: 'messages', id, cells: { decision: null } });
    await house.round();
    await approve();
    await house.round();
    expect(await caught()).toHaveLength(1);
  });

  it.each([
    ['a promise', { holdUntil: '2026-05-20', holdReason: 'promise' }],
    ['a dispute', { holdReason: 'dispute' }],
  ])('sends no reminder approved before %s', async (_what, cells) => {
    await approve({ plannedFor: '2026-05-14T09:00:00.000Z' });
    await house.round();
    await house.edit({ table: 'invoices', id: invoice, cells });
    await house.round();
    expect(await message()).toMatchObject({ state: 'withdrawn' });
    await house.advance({ hours: 75 });
    await house.round();
    await house.edit({ table: 'invoices', id: invoice, cells: { holdUntil: null, holdReason: null } });
    await house.round();
    expect(await caught()).toEqual([]);
  });

  it('takes a deleted row for a skip, also once it was approved', async () => {
    await approve({ plannedFor: '2026-05-14T09:00:00.000Z' });
    await house.round();
    const { id } = await message();
    await house.edit({ table: 'messages', id, delete: true });
    await house.advance({ hours: 75 });
    await house.round();
    expect(await caught()).toEqual([]);
  });

  it('sends nothing that was skipped or snoozed', async () => {
    const { id } = await message();
    await house.edit({ table: 'messages', id, cells: { decision: 'snooze', snoozeUntil: '2026-06-01' } });
    await house.round();
    await house.edit({ table: 'messages', id, cells: { decision: 'skip' } });
    await house.round();
    expect(await message()).toMatchObject({ state: 'skipped' });
    expect(await caught()).toEqual([]);
  });

  it('takes an approval back when part of the money came, and says both figures', async () => {
    await approve({ plannedFor: '2026-05-20T09:00:00.000Z' });
    await house.round();
    await house.edit({
      table: 'payments',
      cells: { invoice: [invoice], client: [client], date: '2026-05-12', amount: 1000 },
    });
    await house.round();
    const { state, why } = await message();
    expect(state).toBe('waiting');
    expect(why).toContain('1800.00');
    expect(why).toContain('800.00');
    expect((await house.round()).rows.written).toBe(0);
  });

  it('withdraws an approved message when all of it was paid', async () => {
    await approve({ plannedFor: '2026-05-20T09:00:00.000Z' });
    await house.round();
    await house.edit({ table: 'invoices', id: invoice, cells: { paidOn: '2026-05-12' } });
    await house.round();
    expect(await message()).toMatchObject({ state: 'withdrawn' });
    await house.advance({ hours: 240 });
    await house.round();
    expect(await caught()).toEqual([]);
  });

  it('says in both rows that an invoice joined an approved reminder, and asks about the new one', async () => {
    await approve({ plannedFor: '2026-05-20T09:00:00.000Z' });
    await house.round();
    const { id: approved } = await message();
    await house.edit({
      table: 'invoices',
      cells: {
        ...{ number: '2026-015', client: [client], issued: '2026-03-03', total: 70 },
        ...{ documentStatus: 'sent', kind: 'standard' },
      },
    });
    const report = await house.round();
    expect(report.messages.withdrawn).toBe(1);
    expect(await house.row('messages', approved)).toMatchObject({
      state: 'withdrawn',
      why: 'Another message takes its place, about 2026-014, 2026-015: decide about that one. This one is not sent.',
    });
    const joined = await reminderAbout('2026-014, 2026-015');
    expect(joined).toMatchObject({ state: 'waiting', decision: null });
    const told = [
      'It takes the place of the message about 2026-014. You had approved that one when this was so: ',
      '2026-015: nothing. Now: ',
      '2026-015: 70.00 EUR open. That',
      'approval does not hold for this one: it waits for your decision.',
    ];
    for (const part of told) expect(joined.why).toContain(part);
    expect((await house.round()).rows.written).toBe(0);
    expect((await reminderAbout('2026-014, 2026-015')).why).toBe(joined.why);

    await house.advance({ hours: 240 });
    await house.round();
    expect(await caught()).toEqual([]);
    await house.edit({ table: 'messages', id: joined.id, cells: { decision: 'approve' } });
    await house.round();
    expect(await caught()).toMatchObject([{ text: expect.stringMatching(/2026-014.*2026-015/s) }]);
  });

  it('looks once more right before sending: money that came a moment ago stops the reminder', async () => {
    await approve();
    const { account } = await house.service();
    const claim = account.claim.bind(account);
    account.claim = async (...asked) => {
      const claimed = await claim(...asked);
      await house.edit({ table: 'invoices', id: invoice, cells: { paidOn: '2026-05-12' } });
      return claimed;
    };
    expect((await house.round()).messages.sent).toBe(0);
    expect(await message()).toMatchObject({ state: 'withdrawn' });
    expect(await caught()).toEqual([]);
  });

  it('lets a worker that was thought dead send nothing any more', async () => {
    await approve();
    const { account, deps } = await house.service();
    const handOver = account.handOver.bind(account);
    let isStuck = true;
    account.handOver = async (...asked) => {
      if (isStuck) {
        isStuck = false;
        // Its claim has run out, and another one takes the message.
        await runRound(deps, { now: house.now.add({ minutes: 11 }) });
        expect(await caught()).toHaveLength(1);
      }
      return handOver(...asked);
    };
    expect((await house.round()).messages.sent).toBe(0);
    expect(await caught()).toHaveLength(1);
    expect(await message()).toMatchObject({ state: 'sent' });
  });

  it('never sends again what may have gone out, until a person says so', async () => {
    await house.control('mail-faults', { do: { drop: 'after-data' } });
    await approve();
    expect((await house.round()).messages).toMatchObject({ sent: 0, failed: 1 });
    expect(await message()).toMatchObject({
      state: 'unknown',
      problem: expect.stringContaining('Sent folder'),
    });
    await house.advance({ hours: 30 });
    await house.round();
    expect(await caught()).toHaveLength(1);

    const { id } = await message();
    await house.edit({ table: 'messages', id, cells: { decision: 'snooze' } });
    await house.round();
    expect(await message()).toMatchObject({ state: 'waiting' });
    await approve();
    expect((await house.round()).messages.sent).toBe(1);
    expect(await message()).toMatchObject({ state: 'sent' });
  });

  it('says in the words of the server why it was refused for good', async () => {
    await house.control('mail-faults', {
      do: { at: 'recipient', code: 550, text: 'No such user here' },
    });
    await approve();
    expect((await house.round()).messages.failed).toBe(1);
    expect(await message()).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('No such user here'),
    });
    expect((await house.round()).rows.written).toBe(0);
    expect(await caught()).toEqual([]);
  });

  it('tries again later what was only put off, and writes nothing in between', async () => {
    await house.control('mail-faults', { do: { at: 'data', code: 451 } });
    await approve();
    await house.round();
    expect(await message()).toMatchObject({ state: 'scheduled', problem: expect.stringContaining('451') });
    expect((await house.round()).rows.written).toBe(0);
    await house.advance({ minutes: 20 });
    expect((await house.round()).messages.sent).toBe(1);
    expect(await message()).toMatchObject({ state: 'sent' });
    expect((await message())['problem'] ?? null).toBeNull();
  });

  it.each([
    ['a login that is refused', { at: 'login', code: 535 }, 'does not take the login'],
    ['a server that is closed', { at: 'connect', code: 421 }, 'did not take it for now'],
  ])(
    'names %s on the row, keeps the message, and sends it once that is mended',
    async (_what, act, words) => {
      const url = new URL(house.smtpUrl);
      url.username = 'lena';
      url.password = 'secret';
      const { openMail } = await import('../../src/messages/mail/index.js');
      const { Secret } = await import('../../src/secret.js');
      await house.crash({
        backend,
        mail: { transport: openMail(new Secret(url.toString())), perHour: 60 },
      });
      await house.control('mail-faults', { do: act, times: 2 });
      await approve();
      await house.round();
      expect(await message()).toMatchObject({ state: 'scheduled', problem: expect.stringContaining(words) });
      expect((await house.round()).rows.written).toBe(0);
      expect((await house.round()).messages.sent).toBe(1);
    },
  );

  it('says what is missing when no sender is set', async () => {
    await house.edit({ table: 'settings', id: await settingsRow(), cells: { sender: 'Lena' } });
    await approve();
    await house.round();
    expect(await message()).toMatchObject({ problem: expect.stringContaining('Settings › Sender') });
    expect(await caught()).toEqual([]);
  });

  it('delivers nothing from a lost store that may have gone out, and what was approved once it is read back', async () => {
    await approve();
    await house.loseStore();
    await house.apply(['core', 'payments', 'charges', 'relationship']);
    await house.round();
    await house.round();
    expect(await caught()).toHaveLength(1);
    await house.loseStore();
    await house.apply(['core', 'payments', 'charges', 'relationship']);
    await house.round();
    await house.round();
    expect(await caught()).toHaveLength(1);
  });
});
