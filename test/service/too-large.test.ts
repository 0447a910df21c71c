import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOver, runCli } from '../support/cli.js';
import { House, installationFor } from '../support/house.js';

let house: House;

beforeEach(async () => {
  house = await House.furnished();
  await house.crash({ installation: installationFor(house.dir) });
});
afterEach(() => house.close());

describe('a sum too large to be counted', () => {
  it('ends no round: it is said where it stands, named with its client, and everything else goes on', async () => {
    const [ada = '', bolt = ''] = await house.edit(
      {
        table: 'clients',
        cells: { name: 'Ada', email: 'ada@example.com', status: 'active', currency: 'EUR' },
      },
      { table: 'clients', cells: { name: 'Bolt', status: 'active', currency: 'EUR' } },
    );
    const sent = { documentStatus: 'sent', issued: '2026-02-02', due: '2026-02-16' } as const;
    const invoices = await house.edit(
      ...Array.from({ length: 1000 }, (_, nth) => ({
        table: 'invoices' as const,
        cells: { ...sent, number: `A-${nth}`, client: [ada], total: 1e11 },
      })),
      { table: 'invoices', cells: { ...sent, number: 'B-1', client: [bolt], total: 70 } },
    );

    const report = await house.round();
    expect(report.stopped).toBeUndefined();
    expect(report.receivables).toMatchObject({ tooLarge: ['EUR'], open: {} });
    expect(report.faults).toContainEqual({
      ...{ table: 'Clients', record: 'Ada', recordId: ada, field: 'Open balance' },
      problem: expect.stringContaining('too large to be counted'),
      remedy: expect.stringContaining('Total'),
    });
    expect(await house.row('clients', ada)).toMatchObject({
      ...{ openBalance: 'EUR too large to be counted', overdue: 'EUR too large to be counted' },
    });
    expect(await house.row('clients', bolt)).toMatchObject({ openBalance: '€70.00' });
    expect(await house.row('invoices', invoices[999] ?? '')).toMatchObject({ balance: 1e11 });
    expect(await house.row('invoices', invoices[1000] ?? '')).toMatchObject({ balance: 70 });
    expect(report.messages.waiting).toBeGreaterThan(0);
    expect((await house.round()).rows.written).toBe(0);

    const env = await handOver(house);
    const { out, err, code } = await runCli(['receivables'], env);
    const lines = out.split('\n').map((line) => line.replaceAll(/ +/g, ' ').trim());
    expect([code, err]).toEqual([0, '']);
    expect(lines).toContain('Ada EUR too large ? ? ? ? ? ?');
    expect(lines).toContain('Total EUR too large ? ? ? ? ? ?');
    expect(lines.find((line) => line.startsWith('Bolt EUR'))).toContain('70.00 70.00');
    expect(lines).toContain('Ada: EUR: too large to be counted. Check the number of digits in the totals.');
  });
});
