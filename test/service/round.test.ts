import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { House } from '../support/house.js';

let house: House;
let client: string;
let invoice: string;

/** Calls of an idle round, of one changed invoice, and of one that makes a letter: on Notion each row is a call. */
const most = {
  airtable: { idle: 1, changed: 4, thanked: 4 },
  notion: { idle: 13, changed: 17, thanked: 18 },
} as const;

describe.each(['airtable', 'notion'] as const)('src/service/round over %s', (backend) => {
  beforeEach(async () => {
    house = await House.furnished(undefined, { backend });
    [client = ''] = await house.edit({
      table: 'clients',
      cells: {
        ...{ name: 'Ada Lovelace', email: 'ada@example.com', status: 'active' },
        ...{ checkInEvery: '2 weeks', talkedOn: '2026-05-10' },
      },
    });
    [invoice = ''] = await house.edit({
      table: 'invoices',
      cells: {
        number: '2026-014',
        client: [client],
        issued: '2026-03-02',
        total: 1800,
        documentStatus: 'sent',
        kind: 'standard',
      },
    });
  });
  afterEach(() => house.close());

  it('finds what is overdue and writes it into the tracker', async () => {
    const report = await house.round();
    expect(report.stopped).toBeUndefined();
    expect(report.faults).toEqual([]);
    expect(await house.row('invoices', invoice)).toMatchObject({
      balance: 1800,
      paymentStatus: 'open',
      daysOverdue: 41,
      agingBucket: '31-60',
    });
    expect(report.messages.waiting).toBeGreaterThan(0);
  });

  it('writes nothing when it is repeated at once', async () => {
    await house.round();
    const again = await house.round();
    expect(again.rows.written).toBe(0);
    expect(again.calls.total).toBeLessThanOrEqual(most[backend].idle);
  });

  it('counts the calls the tracker counts', async () => {
    const before = await house.calls();
    const report = await house.round();
    expect(report.calls.total).toBe((await house.calls()) - before);
  });

  it.each([
    ['was paid a while ago', '2026-05-02', 'changed', 0],
    ['was paid today', '2026-05-12', 'changed', 0],
    ['was paid yesterday, with thanks for it', '2026-05-11', 'thanked', 1],
  ] as const)('sees for few calls that an invoice %s', async (_what, paidOn, kind, waiting) => {
    await house.round();
    await house.edit({ table: 'invoices', id: invoice, cells: { paidOn } });
    const report = await house.round();
    expect(report.calls.total).toBeLessThanOrEqual(most[backend][kind]);
    expect(report.messages).toMatchObject({ waiting, withdrawn: 1 });
    expect(await house.row('invoices', invoice)).toMatchObject({ paymentStatus: 'paid', balance: 0 });
    expect((await house.round()).rows.written).toBe(0);
  });

  it('proposes the letter that goes with a delivery, once', async () => {
    await house.edit({
      table: 'projects',
      cells: { name: 'Website', client: [client], status: 'in-review', deliveredOn: '2026-05-12' },
    });
    await house.round();
    const { account } = await house.service();
    const kinds = (await account.rows('messages')).map(({ cells }) => cells['kind']);
    expect(kinds.sort()).toEqual(['delivery', 'payment-reminder']);
    expect((await house.round()).rows.written).toBe(0);
  });

  it('says that a promise was noted, and nothing of it once it is withdrawn', async () => {
    await house.round();
    await house.edit({ table: 'invoices', id: invoice, cells: { promisedOn: '2026-05-29' } });
    const report = await house.round();
    expect(report.messages).toMatchObject({ waiting: 1, withdrawn: 1 });
    const { account } = await house.service();
    const about = (await account.rows('messages')).map(({ cells }) => cells['subject']);
    expect(about).toContain('Thank you: Invoice 2026-014, on 29 May 2026');
    expect((await house.round()).rows.written).toBe(0);
    await house.advance({ hours: 24 });
    expect((await house.round()).messages).toMatchObject({ waiting: 1, withdrawn: 0 });
    expect((await house.round()).rows.written).toBe(0);
    await house.edit({ table: 'invoices', id: invoice, cells: { promisedOn: null } });
    expect((await house.round()).messages).toMatchObject({ withdrawn: 1 });
  });

  it('puts an edited service cell back, mentions it once, and then is quiet', async () => {
    await house.round();
    await house.edit({ table: 'invoices', id: invoice, cells: { daysOverdue: 999 } });
    const report = await house.round();
    expect(await house.row('invoices', invoice)).toMatchObject({ daysOverdue: 41 });
    expect(report.faults).toMatchObject([{ table: 'Invoices', record: '2026-014', field: 'Days overdue' }]);
    const again = await house.round();
    expect(again.rows.written).toBe(0);
    await house.advance({ hours: 30 });
    expect((await house.round()).faults).toEqual([]);
  });

  it('leaves a draft alone once a person touched it', async () => {
    await house.round();
    const { account } = await house.service();
    const [message] = await account.rows('messages');
    await house.edit({ table: 'messages', id: message?.id ?? '', cells: { subject: 'My own words' } });
    await house.round();
    expect(await house.row('messages', message?.id ?? '')).toMatchObject({ subject: 'My own words' });
  });

  it('takes a deleted waiting message for a skip', async () => {
    const first = await house.round();
    const { account } = await house.service();
    const messages = await account.rows('messages');
    await house.edit(
      ...messages.map(({ id }) => ({ table: 'messages' as const, id, delete: true as const })),
    );
    // Notion tells of no deletion: the next complete reading finds it.
    if (backend === 'notion') await account.saveState({ scannedAt: null });
    const report = await house.round();
    expect(first.messages.waiting).toBe(messages.length);
    expect(report.messages.waiting).toBe(0);
    expect(await account.rows('messages')).toEqual([]);
    expect((await house.round()).rows.written).toBe(0);
  });

  it('prints what it would write and its price, and writes nothing, in a dry run', async () => {
    const before = await house.picture();
    const dry = await house.round({ dryRun: true });
    expect(await house.picture()).toEqual(before);
    expect(dry.patches?.map((patch) => patch.table)).toContain('Invoices');
    const real = await house.round();
    expect(real.calls.byKind.write).toBe(dry.price);
  });

  it('does only what one job asks for', async () => {
    const dry = await house.round({ job: 'receivables', dryRun: true });
    expect(new Set(dry.patches?.map((patch) => patch.table))).not.toContain('Client updates');
    expect(dry.patches?.map((patch) => patch.table)).toContain('Invoices');
  });

  it('says until when nothing changes by itself, and decides nothing before', async () => {
    const report = await house.round();
    expect(report.wakeAt).toBe('2026-05-12T22:00:00Z');
    // The feed tells the service of its own writes once.
    await house.round();
    const quiet = await house.round({ restWhenQuiet: true });
    expect(quiet).toMatchObject({ rows: { written: 0 }, faults: [], wakeAt: report.wakeAt });
    expect(quiet.calls.total).toBeLessThanOrEqual(most[backend].idle);
  });

  it('counts days in the zone of Settings, not of the computer', async () => {
    await house.round();
    const { account } = await house.service();
    const [settings] = await account.rows('settings');
    await house.edit({
      table: 'settings',
      id: settings?.id ?? '',
      cells: { timeZone: 'Pacific/Kiritimati' },
    });
    house.now = house.now.add({ hours: 3 });
    await house.round();
    expect(await house.row('invoices', invoice)).toMatchObject({ daysOverdue: 42 });
  });

  it('reads only, and says so, while another installation keeps the tracker', async () => {
    await house.round();
    await house.loseStore();
    await house.crash({ installation: { id: 'zzz999yyy888', label: 'server' } });
    await house.apply();
    const before = await house.picture();
    const report = await house.round();
    expect(report.readOnly?.problem).toContain('laptop');
    expect(await house.picture()).toEqual(before);
    const taken = await house.round({ takeOver: true });
    expect(taken.readOnly).toBeUndefined();
    expect((await house.round()).readOnly).toBeUndefined();
  });

  it('makes nothing twice after the store was lost', async () => {
    await house.round();
    const before = await house.picture();
    await house.loseStore();
    await house.apply();
    const report = await house.round();
    expect(report.stopped).toBeUndefined();
    expect(report.rows.written).toBe(0);
    expect(await house.picture()).toEqual(before);
  });
});
