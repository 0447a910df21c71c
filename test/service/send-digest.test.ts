import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runRound } from '../../src/service/round.js';
import { House } from '../support/house.js';

let house: House;

/** What the freelancer got; clients have got nothing in these tests. */
async function digests(): Promise<readonly { subject: string; text: string; to: readonly string[] }[]> {
  return house.caught();
}

async function digestRow(): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { account } = await house.service();
  return (await account.rows('messages')).find(({ cells }) => cells['key'] === 'digest')?.cells;
}

let settings: string;

describe('src/service/send-digest', () => {
  beforeEach(async () => {
    // A Tuesday, at ten in Berlin.
    house = await House.furnished(['core', 'payments'], { mail: 'caught', now: '2026-05-12T08:00:00Z' });
    const [client = ''] = await house.edit({
      table: 'clients',
      cells: { name: 'Ada Lovelace', email: 'ada@example.com', status: 'active', checkInEvery: '2 weeks' },
    });
    await house.edit({
      table: 'invoices',
      cells: {
        ...{ number: '2026-014', client: [client], issued: '2026-03-02', total: 1800 },
        ...{ documentStatus: 'sent', kind: 'standard' },
      },
    });
    await house.round();
    const { account } = await house.service();
    settings = (await account.rows('settings'))[0]?.id ?? '';
    await house.edit({
      table: 'settings',
      id: settings,
      cells: { sender: 'Lena <lena@studio.example>', digest: 'daily', paymentsCheckedOn: '2026-05-11' },
    });
  });
  afterEach(() => house.close());

  it('tells the freelancer once a day what waits and who owes what, by mail and as a row', async () => {
    await house.round();
    await house.round();
    const [mail, ...others] = await digests();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      to: ['lena@studio.example'],
      subject: expect.stringContaining('1 client is overdue'),
      text: expect.stringMatching(
        /Waiting for your decision.*Ada Lovelace: €1,800.00 open, €1,800.00 overdue/s,
      ),
    });
    expect(await digestRow()).toMatchObject({ state: 'sent', about: '2026-05-12', subject: mail?.subject });
    await house.advance({ hours: 24 });
    await house.round();
    expect(await digests()).toHaveLength(2);
    expect(await digestRow()).toMatchObject({ about: '2026-05-13' });
    expect((await house.round()).rows.written).toBe(0);
  });

  it('begins with what all owe, by currency, where several do', async () => {
    const [bolt = ''] = await house.edit({
      table: 'clients',
      cells: { name: 'Bolt', status: 'active', currency: 'USD' },
    });
    await house.edit({
      table: 'invoices',
      cells: {
        ...{ number: '2026-015', client: [bolt], issued: '2026-05-11', total: 70 },
        ...{ documentStatus: 'sent', kind: 'standard' },
      },
    });
    await house.round();
    expect((await digests())[0]?.text).toMatch(
      /Who owes what\s+(\W )?All together: €1,800\.00 · \$70\.00 open, €1,800\.00 overdue\s+(\W )?Ada Lovelace: .*\s+(\W )?Bolt: \$70\.00 open/,
    );
  });

  it('says of all together what no cell could hold, and that a sum is too large to be counted', async () => {
    const [bolt = ''] = await house.edit({
      table: 'clients',
      cells: { name: 'Bolt', status: 'active', currency: 'EUR' },
    });
    const sent = { documentStatus: 'sent', kind: 'standard', issued: '2026-05-11', client: [bolt] } as const;
    const large = (nth: number) => ({
      table: 'invoices' as const,
      cells: { ...sent, number: `B-${nth}`, total: 1e11 },
    });
    await house.edit(large(0), large(1));
    await house.round();
    expect((await digests())[0]?.text).toContain('All together: €200,000,001,800.00 open');
    await house.edit(...Array.from({ length: 899 }, (_, nth) => large(2 + nth)));
    await house.advance({ hours: 24 });
    await house.round();
    expect((await digests())[1]?.text).toContain('All together: EUR too large to be counted open');
  });

  it('is in the price that a dry run names, with a mail server and without', async () => {
    const dry = await house.round({ dryRun: true });
    expect(await digests()).toEqual([]);
    expect((await house.round()).calls.byKind.write).toBe(dry.price);
    await house.advance({ hours: 24 });
    const { deps } = await house.service();
    const without = { ...deps, mail: null };
    const next = await runRound(without, { now: house.now, dryRun: true });
    expect((await runRound(without, { now: house.now })).calls.byKind.write).toBe(next.price);
    expect(await digestRow()).toMatchObject({ about: '2026-05-13' });
  });

  it('keeps still on days that are not worked', async () => {
    await house.advance({ hours: 4 * 24 });
    await house.round();
    expect(await digests()).toEqual([]);
  });

  it('does not tell twice what may have arrived, nor after the store was lost', async () => {
    await house.control('mail-faults', { do: { drop: 'after-data' } });
    await house.round();
    await house.round();
    expect(await digests()).toHaveLength(1);
    expect(await digestRow()).toMatchObject({ state: 'unknown' });
    await house.loseStore();
    await house.apply(['core', 'payments']);
    await house.round();
    await house.round();
    expect(await digests()).toHaveLength(1);
  });

  it('comes later that day when the mail server was away', async () => {
    await house.control('mail-faults', { do: { at: 'connect', code: 421 } });
    await house.round();
    expect(await digests()).toEqual([]);
    await house.round();
    expect(await digests()).toHaveLength(1);
  });

  it('looks again soon when the mail server was away, and rests until the next one once it is out', async () => {
    await house.control('mail-faults', { do: { at: 'connect', code: 421 } });
    expect((await house.round()).wakeAt).toBe('2026-05-12T08:15:00Z');
    await house.advance({ minutes: 20 });
    await house.round({ restWhenQuiet: true });
    expect(await digests()).toHaveLength(1);
    expect((await house.round()).wakeAt).not.toBe('2026-05-12T08:35:00Z');
  });

  it('speaks the language of the freelancer, and of each message as it reads in that', async () => {
    await house.edit({ table: 'settings', id: settings, cells: { language: 'de' } });
    await house.round();
    await house.control('mail-faults', { do: { at: 'connect', code: 421 } });
    await house.advance({ hours: 24 });
    await house.round();
    await house.round();
    const mail = (await digests()).at(-1);
    expect(mail).toMatchObject({
      subject: expect.stringContaining('1 Kunde ist überfällig'),
      text: expect.stringMatching(/Wartet auf deine Entscheidung.*Rechnung.*Wer was schuldet/s),
      html: expect.stringContaining('<html lang="de"'),
    });
  });

  it('tells of what failed until that is decided, and not of what rests', async () => {
    const { account } = await house.service();
    const reminder = (await account.rows('messages')).find(
      ({ cells }) => cells['kind'] === 'payment-reminder' || cells['kind'] === 'statement',
    );
    const id = reminder?.id ?? '';
    const subject = String(reminder?.cells['subject']);
    await house.edit({ table: 'messages', id, cells: { decision: 'snooze', snoozeUntil: '2026-05-20' } });
    await house.round();
    expect((await digests())[0]?.text).not.toContain(subject);

    await house.edit({ table: 'messages', id, cells: { decision: 'approve' } });
    await house.control('mail-faults', { do: { at: 'recipient', code: 550, text: 'No such user' } });
    expect((await house.round()).messages.failed).toBe(1);
    await house.advance({ hours: 24 });
    await house.round();
    expect((await digests())[1]?.text).toMatch(/Problems.*No such user/s);
    await house.edit({ table: 'messages', id, cells: { decision: 'skip' } });
    await house.advance({ hours: 24 });
    await house.round();
    expect((await digests())[2]?.text).not.toContain('No such user');
  });

  it('is a row alone without a mail server, written once', async () => {
    await house.crash({ now: '2026-05-12T08:00:00Z' });
    await house.round();
    expect(await digestRow()).toMatchObject({ about: '2026-05-12', body: expect.stringContaining('Ada') });
    expect((await digestRow())?.['state'] ?? null).toBeNull();
    expect((await house.round()).rows.written).toBe(0);
    expect(await digests()).toEqual([]);
  });

  it('says in its row that nobody knows, when it was interrupted', async () => {
    const { account } = await house.service();
    account.settle = () => Promise.reject(new Error('killed'));
    await expect(house.round()).rejects.toThrow('killed');
    expect(await digestRow()).toMatchObject({ state: 'sending' });
    await house.crash();
    await house.advance({ minutes: 20 });
    await house.round();
    await house.round();
    expect(await digestRow()).toMatchObject({ state: 'unknown' });
    expect(await digests()).toHaveLength(1);
  });

  it('brings up what no letter says and had better not be forgotten', async () => {
    await house.close();
    house = await House.furnished(['core', 'relationship'], { mail: 'caught', now: '2026-05-12T08:00:00Z' });
    const [client = ''] = await house.edit({ table: 'clients', cells: { name: 'Ada Lovelace' } });
    await house.edit({
      table: 'touches',
      cells: { what: 'Who writes the texts', client: [client], kind: 'open-point', date: '2026-05-04' },
    });
    await house.round();
    const { account } = await house.service();
    const settings = (await account.rows('settings'))[0]?.id ?? '';
    const cells = { sender: 'Lena <lena@studio.example>', digest: 'daily' };
    await house.edit({ table: 'settings', id: settings, cells });
    await house.round();
    const [mail] = await digests();
    expect(mail?.text).toContain(
      'Not to forget\n\nAda Lovelace: Open since 4 May 2026: Who writes the texts',
    );
  });
});
