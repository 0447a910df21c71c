import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { House } from '../support/house.js';

function schema(name: string) {
  const text = readFileSync(new URL(`../../docs/schemas/${name}.json`, import.meta.url), 'utf8');
  return z.fromJSONSchema(JSON.parse(text));
}

let house: House;
beforeAll(async () => {
  house = await House.furnished(['core']);
  const [client = ''] = await house.edit({
    table: 'clients',
    cells: { name: 'Ada', timeZone: 'Nowhere/Land' },
  });
  await house.edit({
    table: 'invoices',
    cells: { number: '1', client: [client], issued: '2026-03-01', total: 10, documentStatus: 'sent' },
  });
});
afterAll(() => house.close());

describe('docs/schemas/round', () => {
  it('describes rounds with faults, dry ones, refused ones and ones that stop', async () => {
    const dry = await house.round({ dryRun: true });
    const real = await house.round();
    await house.control('tokens', { token: 'patSandbox.token', revoked: true });
    const stopped = await house.round();
    expect(dry.patches?.length).toBeGreaterThan(0);
    expect(real.faults.length).toBeGreaterThan(0);
    expect(stopped.stopped).toBeDefined();
    for (const report of [dry, real, stopped]) {
      expect(schema('round').safeParse(JSON.parse(JSON.stringify(report))).error).toBeUndefined();
    }
  });

  it('refuses what is no round', () => {
    expect(schema('round').safeParse({ calls: 1 }).success).toBe(false);
  });
});
