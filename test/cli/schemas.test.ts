import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { explainInvoice } from '../../src/jobs/explanation.js';
import { previewDays } from '../../src/service/preview.js';
import { wordsFor } from '../../src/service/words.js';
import type { Cells } from '../../src/tracker/model.js';
import { House } from '../support/house.js';
import { client, invoice, jobInput, row, tracker } from '../support/tracker.js';

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

type MessageState = NonNullable<Cells<'messages'>['state']>;

const messageStates: Readonly<Record<MessageState, true>> = {
  ...{ waiting: true, scheduled: true, sending: true, sent: true },
  ...{ withdrawn: true, skipped: true, failed: true, unknown: true },
};

function explained(tables: Parameters<typeof tracker>[0]): unknown[] {
  const found = explainInvoice(
    jobInput(tracker({ clients: [client()], ...tables }), '2026-11-23'),
    '2026-recI',
  );
  expect(found).toHaveLength(1);
  return JSON.parse(JSON.stringify(found)) as unknown[];
}

function faultsOf(found: unknown[]) {
  return schema('explain').safeParse(found).error;
}

const input = jobInput(
  tracker({
    clients: [client()],
    invoices: [
      invoice({ promisedOn: '2026-11-20', promises: 'kept 2026-11-10' }),
      invoice({ number: '2026-recI', currency: '?', client: null }, 'recJ'),
    ],
  }),
  '2026-11-23',
);

describe('docs/schemas/explain', () => {
  it('describes invoices of which all is known, and of which little is', () => {
    const found = JSON.parse(JSON.stringify(explainInvoice(input, '2026-recI')));
    expect(found).toHaveLength(2);
    expect(schema('explain').safeParse(found).error).toBeUndefined();
    expect(schema('explain').safeParse([{ invoice: '1' }]).success).toBe(false);
  });

  it.each<Cells<'invoices'>>([
    ...(['draft', 'void', 'written-off'] as const).map((documentStatus) => ({ documentStatus })),
    ...[{ kind: 'credit' as const }, { paidOn: '2026-11-20' }, { total: 0 }, { total: null }],
    ...[{ currency: '?' }, { client: null }, { number: '2026-recI', due: null, issued: null }],
    ...[{ holdReason: 'dispute' as const }, { reminderPolicy: 'none' as const }],
  ])('describes an invoice with %j', (cells) => {
    expect(faultsOf(explained({ invoices: [invoice(cells)] }))).toBeUndefined();
  });

  it.each(Object.keys(messageStates) as MessageState[])('describes one whose message is %s', (state) => {
    const cells = { key: 'reminder:recI:first+recI:statement', state, client: ['recC'] };
    const messages = [row<'messages'>('recM', cells)];
    expect(faultsOf(explained({ invoices: [invoice()], messages }))).toBeUndefined();
  });

  it('refuses a state that does not exist', () => {
    const [one] = explained({ invoices: [invoice()] });
    const stages = [{ stage: 'First reminder', on: null, state: 'withdrawn' }];
    expect(faultsOf([{ ...(one as object), stages }])).toBeDefined();
  });
});

describe('docs/schemas/preview', () => {
  it('describes what is to come', () => {
    const invoices = [invoice()];
    const { snapshot } = jobInput(tracker({ clients: [client()], invoices }), '2026-11-23');
    const messages = previewDays({ ...input, snapshot }, 30, wordsFor(snapshot));
    expect(messages.length).toBeGreaterThan(1);
    const shown = JSON.parse(JSON.stringify({ days: 30, messages }));
    expect(schema('preview').safeParse(shown).error).toBeUndefined();
  });
});
