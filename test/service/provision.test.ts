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
