import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Receivables } from '../../../src/jobs/receivables-summary.js';
import { handOver, runCli } from '../../support/cli.js';
import { House, installationFor } from '../../support/house.js';

let house: House;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  house = await House.furnished(['core', 'payments']);
  const [acme = '', bolt = ''] = await house.edit(
    { table: 'clients', cells: { name: 'Acme', status: 'active', currency: 'EUR' } },
    { table: 'clients', cells: { name: 'Bolt', status: 'active', currency: 'USD' } },
  );
  const sent = { documentStatus: 'sent', issued: '2026-03-02', due: '2026-03-16' } as const;
  await house.edit(
    { table: 'invoices', cells: { ...sent, number: '1', client: [acme], total: 100 } },
    { table: 'invoices', cells: { ...sent, number: '2', client: [acme], total: 50, paidOn: '2026-03-20' } },
    { table: 'invoices', cells: { ...sent, number: '3', client: [bolt], total: 70, paidOn: '2026-03-10' } },
    { table: 'invoices', cells: { ...sent, number: '4', client: [bolt], total: 9.5 } },
  );
  await house.crash({ installation: installationFor(house.dir) });
  await house.round();
  env = await handOver(house);
});
afterAll(() => house.close());

function schema(name: string) {
  const text = readFileSync(new URL(`../../../docs/schemas/${name}.json`, import.meta.url), 'utf8');
  return z.fromJSONSchema(JSON.parse(text));
}

describe('src/cli/commands/receivables', () => {
  it('says what is open and how it is paid, of each client and in total, by currency and without a call', async () => {
    const before = await house.calls();
    const { out, err, code } = await runCli(['receivables'], env);
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n').map((line) => line.replaceAll(/ +/g, ' ').trim());
    expect(lines).toEqual([
      expect.stringMatching(/^Receivables on \d{4}-\d\d-\d\d$/),
      'Client Open Overdue current 1-30 31-60 61-90 over-90',
      ...[
        'Acme EUR 100.00 100.00 ',
        'Bolt USD 9.50 9.50 ',
        'Total EUR 100.00 100.00 ',
        'Total USD 9.50 9.50 ',
      ].map((start) => expect.stringContaining(start)),
      ...['', 'How they pay', 'Client Paid On time Days late DSO'],
      ...['Acme EUR 1 0% 4 ', 'Bolt USD 1 100% 0 ', 'Total EUR 1 0% 4 ', 'Total USD 1 100% 0 '].map((start) =>
        expect.stringContaining(start),
      ),
      '',
    ]);
    const json = JSON.parse((await runCli(['receivables', '--json'], env)).out) as Receivables;
    expect(schema('receivables').safeParse(json).error).toBeUndefined();
    expect(json).toMatchObject({
      total: { open: { EUR: '100.00', USD: '9.50' }, paid: { EUR: { averageDaysLate: 4 } } },
      clients: [
        { client: 'Acme', open: { EUR: '100.00' } },
        { client: 'Bolt', paid: { USD: { onTimeRate: 1 } } },
      ],
    });
    expect(await house.calls()).toBe(before);
  });

  it('stands in what a round says, for people and programs', async () => {
    const { out } = await runCli(['round', '--dry-run'], env);
    expect(out).toMatch(/^EUR: 100\.00 open, 100\.00 overdue · 0% of 1 invoice paid on time, 4 days late/m);
    expect(out).toMatch(/^USD: 9\.50 open, 9\.50 overdue · 100% of 1 invoice paid on time, 0 days late/m);
    const report: unknown = JSON.parse((await runCli(['round', '--dry-run', '--json'], env)).out);
    expect(schema('round').safeParse(report).error).toBeUndefined();
    expect(report).toMatchObject({ receivables: { overdue: { EUR: '100.00', USD: '9.50' } } });
  });
});
