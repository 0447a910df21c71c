import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Explanation } from '../../../src/jobs/explanation.js';
import { handOver, runCli } from '../../support/cli.js';
import { House } from '../../support/house.js';

let house: House;
let env: Readonly<Record<string, string>>;

const sent = { documentStatus: 'sent', issued: '2026-03-02', due: '2026-03-16', total: 100 } as const;

beforeAll(async () => {
  house = await House.furnished(['core', 'payments', 'charges']);
  const [acme = ''] = await house.edit({
    table: 'clients',
    cells: { name: 'Acme', status: 'active', currency: 'EUR' },
  });
  const mine = { client: [acme] } as const;
  const [, , over = ''] = await house.edit(
    { table: 'invoices', cells: { ...sent, ...mine, number: '2026-001' } },
    { table: 'invoices', cells: { ...mine, number: '2026-002', total: 100, documentStatus: 'draft' } },
    { table: 'invoices', cells: { ...sent, ...mine, number: '2026-005' } },
    { table: 'invoices', cells: { ...sent, ...mine, number: '2026-006', kind: 'credit' } },
    { table: 'invoices', cells: { ...sent, ...mine, number: '2026-007', paidOn: '2026-03-20' } },
    { table: 'invoices', cells: { ...sent, ...mine, number: '2026-008' } },
    { table: 'invoices', cells: { ...sent, ...mine, number: ' 2026-008' } },
  );
  await house.edit({ table: 'payments', cells: { invoice: [over], date: '2026-03-20', amount: 120 } });
  await house.round();
  env = await handOver(house);
});
afterAll(() => house.close());

async function explained(number: string): Promise<Explanation[]> {
  const { out, err, code } = await runCli(['explain', 'invoice', number, '--json'], env);
  expect([code, err]).toEqual([0, '']);
  const found: unknown = JSON.parse(out);
  const text = readFileSync(new URL('../../../docs/schemas/explain.json', import.meta.url), 'utf8');
  expect(z.fromJSONSchema(JSON.parse(text)).safeParse(found).error).toBeUndefined();
  return found as Explanation[];
}

describe('src/cli/commands/explain', () => {
  it('says rule, dates, zone, stages and what would change it, without a call', async () => {
    const before = await house.calls();
    const { out, err, code } = await runCli(['explain', 'invoice', '2026-001'], env);
    expect([code, err]).toEqual([0, '']);
    for (const said of [
      /^Invoice 2026-001 – Acme$/m,
      /^ {2}Open {12}100\.00 EUR of 100\.00 EUR, open$/m,
      /^ {2}Due {13}2026-03-16\. Written in Due\.$/m,
      /^ {2}Today {11}\d{4}-\d\d-\d\d in Europe\/Berlin$/m,
      /^ {2}Policy {10}standard, from Settings$/m,
      /^ {2}First reminder {3}2026-03-19 {2}left out$/m,
      /^ {2}Last reminder {4}2026-\d\d-\d\d {2}waiting$/m,
      /^ {2}What would change it$/m,
      /^ {2}· Decision in the row of Messages: Approve, Skip or Snooze\.$/m,
    ]) {
      expect(out).toMatch(said);
    }
    expect(await house.calls()).toBe(before);
  });

  it.each([
    ['2026-002', 'It is a draft, so nobody is asked to pay it.'],
    [
      '2026-005',
      'It is paid, and €20.00 more came than was asked for. That is the client’s, and is never chased.',
    ],
    ['2026-006', 'It is a credit note. €100.00 of it is still the client’s, and credits are never chased.'],
  ])('says of %s why nobody is asked to pay it', async (number, why) => {
    const [one, ...others] = await explained(number);
    expect(others).toEqual([]);
    expect(one?.why.replaceAll("'", '’')).toBe(why);
    expect(one?.stages).toEqual([]);
  });

  it('tells people of a paid invoice what it tells programs: the reason, and no stages', async () => {
    const { out } = await runCli(['explain', 'invoice', '2026-007'], env);
    expect(out).toContain('  Why             It was paid in full on 20 March 2026.\n');
    expect(out).not.toContain('Stage');
  });

  it('explains each of two invoices with one number, and says that they share it', async () => {
    const found = await explained('2026-008');
    expect(found.map(({ why }) => why)).toEqual([
      'No reminder: another invoice has the same number.',
      'No reminder: another invoice has the same number.',
    ]);
    for (const { faults } of found) expect(faults).toMatchObject([{ field: 'Number' }]);
    const { out, code } = await runCli(['explain', 'invoice', '2026-008'], env);
    expect(code).toBe(0);
    expect(out.match(/^Invoice 2026-008 – Acme$/gm)).toHaveLength(2);
    expect(out).toContain('Number: Another invoice has the same number; neither is chased.');
  });

  it('says that no invoice bears a number, and ends incomplete', async () => {
    const told = await runCli(['explain', 'invoice', '2026-999'], env);
    expect([told.code, told.out]).toEqual([1, '']);
    expect(told.err).toContain('No invoice has the number "2026-999".');
    const json = await runCli(['explain', 'invoice', '2026-999', '--json'], env);
    expect([json.code, JSON.parse(json.out)]).toEqual([1, []]);
  });

  it.each([
    [['explain', 'invoice'], /missing required argument 'number'/],
    [['explain', 'client', 'Acme'], /Allowed choices are invoice/],
  ])('refuses %j as bad usage', async (args, problem) => {
    const { code, err } = await runCli(args, env);
    expect([code, err]).toEqual([2, expect.stringMatching(problem)]);
  });

  it('says that nothing has been read yet before the first round', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'explain-'));
    for (const args of [['explain', 'invoice', '1'], ['preview']]) {
      const { code, err } = await runCli(args, { ...env, DATA_DIR: dir });
      expect([code, err]).toEqual([2, expect.stringContaining('Nothing has been read yet.')]);
    }
    rmSync(dir, { recursive: true });
  });
});
