import { afterEach, describe, expect, it } from 'vitest';
import type { Backend } from '../../src/tracker/port.js';
import { House, type HouseOptions } from '../support/house.js';

let house: House;
afterEach(() => house.close());

/** What a kill does: nothing after it happens in this process. */
class Killed extends Error {}

/** Ends the process before its nth call: all earlier ones were answered, and what they said was dealt with. */
function before(nth: number): HouseOptions['onCall'] {
  return (call) => {
    if (call >= nth) throw new Killed();
  };
}

/** Ends the process while its nth call is under way: the tracker did it, and nobody heard of it. */
function during(nth: number): HouseOptions['onCall'] {
  return async (call) => {
    if (call > nth) throw new Killed();
    if (call === nth) {
      await house.control('faults', { match: { path: '/v*' }, times: 1, do: { applyThenDrop: true } });
    }
  };
}

async function killed(work: () => Promise<unknown>): Promise<void> {
  await expect(work()).rejects.toBeInstanceOf(Killed);
  await fetch(`${house.url}/_sandbox/faults`, { method: 'DELETE' });
  await house.crash({});
}

async function callsOf(work: () => Promise<unknown>): Promise<number> {
  let calls = 0;
  await house.crash({
    onCall: (nth) => {
      calls = nth;
    },
  });
  await work();
  await house.crash({});
  return calls;
}

/** How the first round gets to know the rows: all of them read, or told one by one by the feed. */
type Reading = 'read whole' | 'told';

async function furnishedWithWork(backend: Backend, reading: Reading): Promise<House> {
  const made = await House.furnished(['core'], { backend });
  const [ada = '', ben = ''] = await made.edit(
    {
      table: 'clients',
      cells: { name: 'Ada', email: 'ada@example.com', status: 'active', checkInEvery: 'weekly' },
    },
    { table: 'clients', cells: { name: 'Ben', email: 'ben@example.com', status: 'active' } },
  );
  await made.edit(
    ...[ada, ben].flatMap((client, index) =>
      ['2026-01-05', '2026-03-02', '2026-05-01'].map((issued, nth) => ({
        table: 'invoices' as const,
        cells: {
          number: `2026-${index}${nth}`,
          client: [client],
          issued,
          total: 100 + nth,
          documentStatus: 'sent',
          kind: 'standard',
        },
      })),
    ),
  );
  if (reading === 'read whole') {
    const { account } = await made.service();
    await account.saveState({ cursor: null, scannedAt: null });
  }
  return made;
}

describe.each(['airtable', 'notion'] as const)('a process killed at any moment, over %s', (backend) => {
  // Notion takes a call for each table and view: the core and one pack have every kind of step.
  const packs = backend === 'notion' ? (['core', 'payments'] as const) : undefined;

  it.each([
    ['before', before],
    ['during', during],
  ])(
    'of provisioning, %s any call, ends in the same base as one never killed',
    async (_when, kill) => {
      house = await House.open({ backend });
      const calls = await callsOf(() => house.apply(packs));
      const whole = await house.picture();
      expect(calls).toBeGreaterThan(20);
      for (let nth = 1; nth <= calls; nth += 1) {
        await house.close();
        house = await House.open({ backend, onCall: kill(nth) as NonNullable<HouseOptions['onCall']> });
        // The last call may be the end of the work: then nothing is left to be killed.
        const last = nth === calls && kill === during;
        if (last) await house.apply(packs).catch(() => {});
        else await killed(() => house.apply(packs));
        await house.crash({});
        await house.apply(packs);
        expect(await house.picture(), `killed ${_when} call ${nth}`).toEqual(whole);
      }
    },
    300_000,
  );

  it.each([
    ['before', before, 'read whole'],
    ['during', during, 'read whole'],
    ...(backend === 'airtable' ? ([['during', during, 'told']] as const) : []),
  ] as const)(
    'of a round, %s any call, ends in the same tracker as one never killed',
    async (_when, kill, reading) => {
      house = await furnishedWithWork(backend, reading);
      const calls = await callsOf(() => house.round());
      const whole = await house.picture();
      expect(calls).toBeGreaterThan(reading === 'told' ? 5 : 10);
      for (let nth = 1; nth <= calls; nth += 1) {
        await house.close();
        house = await furnishedWithWork(backend, reading);
        await house.crash({ onCall: kill(nth) as NonNullable<HouseOptions['onCall']> });
        const last = nth === calls && kill === during;
        if (last) await house.round().catch(() => {});
        else await killed(() => house.round());
        await house.crash({});
        const report = await house.round();
        expect(report.stopped).toBeUndefined();
        expect(report.faults.filter((fault) => fault.problem.includes('put back'))).toEqual([]);
        expect(await house.picture(), `killed ${_when} call ${nth}`).toEqual(whole);
        expect((await house.round()).rows.written).toBe(0);
      }
    },
    300_000,
  );
});
