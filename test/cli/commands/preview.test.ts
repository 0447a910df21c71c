import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { PreviewedDay } from '../../../src/service/preview.js';
import { handOver, runCli } from '../../support/cli.js';
import { House } from '../../support/house.js';

let house: House;
let env: Readonly<Record<string, string>>;

/** The program looks ahead from the real day. */
const today = Temporal.Now.plainDateISO('Europe/Berlin');
/** A Friday: of the days on which a stage comes within the month, 3, 10 and 21 days later, none is a weekend's. */
const due = today.add({ days: 1 + ((11 - today.dayOfWeek) % 7) });

beforeAll(async () => {
  house = await House.furnished(['core'], { now: Temporal.Now.instant().toString() });
  const [acme = ''] = await house.edit({
    table: 'clients',
    cells: { name: 'Acme', status: 'active', currency: 'EUR' },
  });
  const dates = { issued: today.subtract({ days: 30 }).toString(), due: due.toString() };
  const cells = { number: '2026-001', client: [acme], total: 100, documentStatus: 'sent', ...dates };
  await house.edit({ table: 'invoices', cells });
  await house.round();
  env = await handOver(house);
});
afterAll(() => house.close());

describe('src/cli/commands/preview', () => {
  it('tells people and programs the same, day by day, without a call and without touching the tracker', async () => {
    const before = JSON.stringify(await house.picture());
    const calls = await house.calls();
    const { out, err, code } = await runCli(['preview', '--json'], env);
    expect([code, err]).toEqual([0, '']);
    const json = JSON.parse(out) as { days: number; messages: PreviewedDay[] };
    const text = readFileSync(new URL('../../../docs/schemas/preview.json', import.meta.url), 'utf8');
    expect(z.fromJSONSchema(JSON.parse(text)).safeParse(json).error).toBeUndefined();
    expect(json.days).toBe(30);
    expect(json.messages.map(({ messages }) => messages.map(({ about }) => about))).toEqual([
      ...[['2026-001'], ['2026-001'], ['2026-001']],
    ]);
    expect(json.messages[0]?.on).toBe(due.add({ days: 3 }).toString());
    const told = await runCli(['preview'], env);
    expect(told.out.match(/Look at your bank first\./g)).toHaveLength(3);
    for (const { on, messages } of json.messages) {
      expect(told.out).toContain(`${on}\n`);
      for (const { subject, askFirst } of messages) {
        expect(told.out).toContain(subject);
        expect(askFirst).toContain('never marked as checked');
      }
    }
    expect(await house.calls()).toBe(calls);
    expect(JSON.stringify(await house.picture())).toBe(before);
  });

  it('says that nothing comes within the days that were asked for', async () => {
    const { out, code } = await runCli(['preview', '--days', '1'], env);
    expect([code, out]).toEqual([0, 'Nothing would come to wait within 1 day.\n']);
  });

  it.each(['0', '367', '1.5', ''])('refuses %j days as bad usage', async (days) => {
    const { code, err, out } = await runCli(['preview', `--days=${days}`], env);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Write a whole number of days from 1 to 366.');
  });
});
