import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { handOver, runCli } from '../../support/cli.js';
import { House } from '../../support/house.js';

let house: House;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  house = await House.furnished(['core']);
  const [acme = '', bolt = ''] = await house.edit(
    { table: 'clients', cells: { name: 'Acme', status: 'active', currency: 'EUR', language: 'de' } },
    { table: 'clients', cells: { name: 'Acorn', status: 'active' } },
  );
  const [site = '', other = ''] = await house.edit(
    {
      table: 'projects',
      cells: { name: 'Website', client: [acme], status: 'in-progress', billing: 'hourly' },
    },
    { table: 'projects', cells: { name: 'Logo', client: [bolt], status: 'in-progress', billing: 'hourly' } },
  );
  const stretch = { date: '2026-03-02', billable: true, minutes: 90, rate: 80 } as const;
  await house.edit(
    { table: 'hours', cells: { ...stretch, what: '=1+1', project: [site] } },
    { table: 'hours', cells: { ...stretch, what: 'Secret', project: [other] } },
  );
  await house.round();
  env = await handOver(house);
});
afterAll(() => house.close());

const march = ['--from', '2026-03-01', '--to', '2026-03-31'];

describe('src/cli/commands/hours', () => {
  it('prints a client’s hours for people, programs and spreadsheets, without a call', async () => {
    const before = await house.calls();
    const told = await runCli(['hours', 'acme', ...march], env);
    expect([told.code, told.err]).toEqual([0, '']);
    expect(told.out).toContain('Arbeit zum vereinbarten Satz: 120,00');
    const csv = await runCli(['hours', 'acme', ...march, '--csv'], env);
    expect(csv.out).toBe("Datum,Projekt,Was,Stunden,Art,Satz\r\n2026-03-02,Website,'=1+1,1.50,,80.00\r\n");
    const json = JSON.parse((await runCli(['hours', 'acme', ...march, '--json'], env)).out) as object;
    const text = readFileSync(new URL('../../../docs/schemas/hours.json', import.meta.url), 'utf8');
    expect(z.fromJSONSchema(JSON.parse(text)).safeParse(json).error).toBeUndefined();
    expect(json).toMatchObject({ client: 'Acme', minutes: 90 });
    expect(await house.calls()).toBe(before);
    for (const said of [told.out, csv.out, JSON.stringify(json)]) expect(said).not.toContain('Secret');
  });

  it.each([
    [['hours', 'nobody'], /No client is called "nobody"\. There are: Acme, Acorn\./u],
    [['hours', 'acme', '--from', '2026-04-01', '--to', '2026-03-01'], /--from 2026-04-01 is later/u],
  ])('says what is wrong with %j', async (args, problem) => {
    const { code, err } = await runCli(args, env);
    expect([code, err]).toEqual([2, expect.stringMatching(problem)]);
  });
});
