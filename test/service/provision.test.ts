import { afterEach, describe, expect, it } from 'vitest';
import { planProvision } from '../../src/service/provision.js';
import { packs } from '../../src/tracker/model.js';
import { House } from '../support/house.js';

let house: House;
afterEach(() => house.close());

const options = { packs, name: 'Short Accounts', now: '2026-05-12T08:00:00.000Z', firstRow: {} };

describe('src/service/provision', () => {
  it('makes the whole tracker for the price it named, and a second plan is empty', async () => {
    house = await House.open();
    const { tracker, account } = await house.service();
    const { calls } = await planProvision(tracker, account, options);
    const before = await house.calls();
    await house.apply();
    // Reading the schema, looking for a base made before, and two calls a link at most come on top or fall away.
    expect((await house.calls()) - before).toBeLessThanOrEqual(calls + 2);
    const second = await planProvision(tracker, account, options);
    expect(second.plan.steps).toEqual([]);
    expect(second.plan.conflicts).toEqual([]);
  });

  it('finds the tracker again with an empty store', async () => {
    house = await House.furnished();
    const before = await house.picture();
    await house.loseStore();
    await house.apply();
    expect(await house.picture()).toEqual(before);
  });

  it('adds a pack later and touches nothing that stands', async () => {
    house = await House.furnished(['core']);
    const before = (await house.picture()) as [{ tables: { name: string }[] }];
    await house.apply(['payments']);
    const after = (await house.picture()) as [{ tables: { name: string }[] }];
    const names = (picture: typeof before) => picture[0].tables.map((table) => table.name);
    expect(names(after)).toEqual([...names(before), 'Payments']);
  });

  it('adopts a base the freelancer has: what fits is taken, what is in the way is listed, nothing is overwritten', async () => {
    house = await House.open({ baseId: 'appMineMineMine00' });
    await house.control('seed', {
      bases: [
        {
          id: 'appMineMineMine00',
          name: 'My studio',
          tables: [
            {
              id: 'tblMyClients00000',
              name: 'clients',
              fields: [
                { id: 'fldMyName00000000', name: 'Name', type: 'singleLineText' },
                { id: 'fldMyEmail0000000', name: 'E-mail', type: 'email' },
                {
                  id: 'fldMyStatus000000',
                  name: 'Status',
                  type: 'checkbox',
                  options: { icon: 'check', color: 'greenBright' },
                },
              ],
              records: [
                { id: 'recMyAda000000000', fields: { fldMyName00000000: 'Ada', fldMyStatus000000: true } },
              ],
            },
            {
              id: 'tblMyRecipes00000',
              name: 'Recipes',
              fields: [{ id: 'fldMyDish00000000', name: 'Dish', type: 'singleLineText' }],
            },
          ],
        },
      ],
    });
    const { conflicts } = await house.apply(['core']);
    expect(conflicts).toMatchObject([{ table: 'clients', field: 'Status' }]);
    const binding = await house.binding();
    expect(binding.container).toBe('appMineMineMine00');
    expect(binding.tables.clients?.id).toBe('tblMyClients00000');
    expect(binding.tables.clients?.fields['name']?.id).toBe('fldMyName00000000');
    expect(binding.tables.clients?.fields['status']).toBeUndefined();
    expect(binding.tables.clients?.fields['paymentTerms']).toBeDefined();
    const report = await house.round();
    expect(report.stopped).toBeUndefined();
    expect(await house.row('clients', 'recMyAda000000000')).toMatchObject({ name: 'Ada' });
    const [{ tables }] = (await house.picture()) as [{ tables: { name: string; fields: string[] }[] }];
    expect(tables.find(({ name }) => name === 'Recipes')?.fields).toEqual(['Dish: singleLineText']);
    expect(tables.find(({ name }) => name === 'clients')?.fields).toContain('Status: checkbox');
  });

  it('adds a pack to tables that were renamed meanwhile', async () => {
    house = await House.furnished(['core']);
    const binding = await house.binding();
    await house.control('schema-edit', {
      baseId: binding.container,
      do: [{ renameTable: { tableId: house.tableId(binding, 'clients'), name: 'Kundinnen' } }],
    });
    await house.apply(['payments']);
    expect((await house.binding()).tables.payments?.fields['client']).toBeDefined();
    expect((await house.round()).faults).toEqual([]);
  });

  it('ends in the same base when answers get lost after the call was done', async () => {
    house = await House.furnished();
    const whole = await house.picture();
    await house.close();

    house = await House.open();
    for (const path of [
      '/v0/meta/bases',
      '/v0/meta/bases/*/tables',
      '/v0/meta/bases/*/tables/*/fields',
      '/v0/app*',
    ]) {
      await house.control('faults', {
        match: { method: 'POST', path },
        times: 1,
        do: { applyThenDrop: true },
      });
    }
    await house.apply();
    expect(await house.picture()).toEqual(whole);
  });
});
