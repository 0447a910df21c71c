import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
    const settings = (await account.rows('settings'))[0]?.id ?? '';
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
});
