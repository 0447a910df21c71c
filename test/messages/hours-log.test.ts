import { describe, expect, it } from 'vitest';
import type { HoursEntry, HoursLog } from '../../src/jobs/hours-log.js';
import { hoursCsv, hoursTable } from '../../src/messages/hours-log.js';
import { languages } from '../../src/tracker/model/choices.js';

function entry(what: string, more: Partial<HoursEntry> = {}): HoursEntry {
  return {
    on: '2026-11-03',
    project: 'Site',
    what,
    minutes: 90,
    scope: 'in-scope',
    billable: true,
    rate: null,
    ...more,
  };
}

function log(entries: readonly HoursEntry[], more: Partial<HoursLog> = {}): HoursLog {
  return {
    ...{ client: 'Acme', language: 'en', country: 'GB', from: '2026-11-01', until: '2026-11-30' },
    ...{ entries, minutes: 90 * entries.length, labour: null, ...more },
  };
}

describe('src/messages/hours-log', () => {
  it('is a table in the client’s language, with rates where there are any', () => {
    expect(
      hoursTable(
        log([entry('Seiten', { rate: '80.00' }), entry('Logo', { scope: 'favour' })], {
          ...{ language: 'de', country: 'DE', labour: { amount: '120.00', currency: 'EUR' } },
        }),
      ),
    ).toEqual({
      heads: ['Datum', 'Projekt', 'Was', 'Stunden', 'Art', 'Satz'],
      rows: [
        ['3. November 2026', 'Site', 'Seiten', '1,50', '', '80,00\u00a0€'],
        ['3. November 2026', 'Site', 'Logo', '1,50', 'als Entgegenkommen', ''],
      ],
      sums: ['Insgesamt: 3,00', 'Arbeit zum vereinbarten Satz: 120,00\u00a0€'],
    });
    expect(hoursTable(log([entry('Pages')])).heads).toEqual(['Date', 'Project', 'What', 'Hours', 'Kind']);
  });

  it.each(languages)('has its heads in %s, each another', (language) => {
    const { heads } = hoursTable(log([entry('x', { rate: '1.00' })], { language, country: null }));
    expect(new Set(heads).size).toBe(6);
  });

  it('writes values that no spreadsheet takes for a formula or breaks at', () => {
    const odd = ['=cmd|1', '+1', '-1', '@SUM(A1)', ' =1', 'a "b", c', 'plain'].map((what) => entry(what));
    const cells = hoursCsv(log(odd)).trim().split('\r\n').slice(1);
    expect(cells.map((line) => line.slice('2026-11-03,Site,'.length, -',1.50,,'.length))).toEqual([
      "'=cmd|1",
      "'+1",
      "'-1",
      "'@SUM(A1)",
      "' =1",
      '"a ""b"", c"',
      'plain',
    ]);
  });
});
