import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQuota, rowsFault } from '../../src/service/quota.js';
import type { Store } from '../../src/store/port.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { takeSnapshot } from '../../src/tracker/snapshot.js';
import { fullBinding, mirrorRow } from '../support/mirror.js';

let store: Store;
let now = Temporal.Instant.from('2026-05-31T23:00:00Z');
beforeEach(() => {
  store = openSqliteStore(':memory:');
  now = Temporal.Instant.from('2026-05-31T23:00:00Z');
});
afterEach(() => store.close());

const quota = (limit: number) => createQuota(store.account('local'), limit, () => now);

async function spend(meter: ReturnType<typeof quota>, kind: 'read' | 'write', times: number): Promise<void> {
  for (let call = 0; call < times; call += 1) await meter.spend(kind);
}

describe('src/service/quota', () => {
  it('counts by kind, here and durably', async () => {
    const meter = quota(100);
    await spend(meter, 'read', 2);
    await spend(meter, 'write', 1);
    expect(meter.spent()).toEqual({ total: 3, byKind: { read: 2, write: 1 } });
    expect(await quota(100).callsThisMonth()).toBe(3);
  });

  it('keeps the last tenth for writing', async () => {
    const meter = quota(100);
    await spend(meter, 'read', 90);
    await expect(meter.spend('read')).rejects.toMatchObject({ kind: 'quota' });
    await spend(meter, 'write', 10);
    await expect(meter.spend('write')).rejects.toMatchObject({
      kind: 'quota',
      advice: expect.stringContaining('2026-06-01'),
    });
    expect(await meter.callsThisMonth()).toBe(100);
  });

  it('lets no call through beyond the last, however many ask at once', async () => {
    const meter = quota(10);
    const asked = await Promise.allSettled(Array.from({ length: 15 }, () => meter.spend('write')));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(await meter.callsThisMonth()).toBe(10);
    expect(meter.spent().total).toBe(10);
  });

  it('starts anew when the month turns in UTC', async () => {
    const meter = quota(10);
    await spend(meter, 'write', 10);
    now = Temporal.Instant.from('2026-06-01T00:00:00Z');
    await spend(meter, 'write', 1);
    expect(await meter.callsThisMonth()).toBe(1);
  });

  it('tells the freelancer before it is too late', async () => {
    const meter = quota(10);
    await spend(meter, 'read', 7);
    expect(await meter.pressure()).toBeNull();
    await spend(meter, 'read', 1);
    expect((await meter.pressure())?.problem).toBe('80 % of the 10 calls for this month are used.');
  });

  it('warns at 800 rows, where a free base takes 1,000', () => {
    const snapshot = (count: number) =>
      takeSnapshot(
        Array.from({ length: count }, (_, index) => mirrorRow('hours', `rec${index}`, { what: 'Work' })),
        fullBinding(),
      );
    expect(rowsFault(snapshot(799), quota(900))).toBeNull();
    expect(rowsFault(snapshot(800), quota(900))?.problem).toContain('800 rows');
    expect(rowsFault(snapshot(800), quota(100_000))).toBeNull();
  });
});
