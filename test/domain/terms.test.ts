import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { daysBetween, isBefore } from '../../src/domain/calendar.js';
import { dueDate } from '../../src/domain/terms.js';
import { parseTerms } from '../../src/domain/terms-parse.js';

const on = (text: string) => Temporal.PlainDate.from(text);

function due(terms: string, issuedOn: string) {
  const read = parseTerms(terms);
  if (!read.ok) throw new Error(`${read.problem} ${read.remedy}`);
  const { dueOn, discountUntil, discountPercent, reading } = dueDate(read.value, on(issuedOn));
  return { dueOn: dueOn.toString(), discountUntil: discountUntil?.toString(), discountPercent, reading };
}

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => on('2000-01-01').add({ days }));
const anyTerms = fc.constantFrom(
  'Due on receipt',
  'Net 30',
  '2 weeks',
  '1 month',
  'EOM',
  'EOM+15',
  '15 EOM',
  '31 EOM',
  'on the 10th',
  'on the 31st',
  '45 days end of month',
  'end of month then 45 days',
  '2/10 net 30',
  '3/20 on the 10th',
  '2/10 net 30 EOM',
);

describe('src/domain/terms', () => {
  it.each([
    ['Net 30', '2026-01-31', '2026-03-02'],
    ['Net 30', '2028-01-31', '2028-03-01'],
    ['2 weeks', '2026-12-25', '2027-01-08'],
    ['Due on receipt', '2026-01-31', '2026-01-31'],
    ['EOM', '2026-02-10', '2026-02-28'],
    ['EOM', '2026-02-28', '2026-02-28'],
    ['EOM+15', '2026-02-10', '2026-03-15'],
    ['Net 30 EOM', '2026-01-20', '2026-03-02'],
    ['15 EOM', '2026-02-10', '2026-03-15'],
    ['31 EOM', '2026-01-10', '2026-02-28'],
    ['15th of next month', '2026-12-31', '2027-01-15'],
    ['end of next month', '2026-01-31', '2026-02-28'],
    ['on the 10th', '2026-01-20', '2026-02-10'],
    ['on the 10th', '2026-01-05', '2026-01-10'],
    ['on the 10th', '2026-01-10', '2026-02-10'],
    ['on the 31st', '2026-02-05', '2026-02-28'],
    ['on the 31st', '2026-02-28', '2026-03-31'],
  ])('%s from %s falls on %s', (terms, issuedOn, expected) => {
    expect(due(terms, issuedOn).dueOn).toBe(expected);
  });

  // BGB § 188 (3): a month that lacks the day ends the period on its last day.
  it.each([
    ['2026-01-31', '2026-02-28'],
    ['2028-01-31', '2028-02-29'],
    ['2026-02-28', '2026-03-28'],
    ['2026-10-31', '2026-11-30'],
  ])('1 month from %s ends on %s', (issuedOn, expected) => {
    expect(due('1 month', issuedOn).dueOn).toBe(expected);
  });

  it('keeps 30 days and a month apart (ISO 8601: P30D, P1M)', () => {
    expect(due('P30D', '2026-01-31').dueOn).toBe('2026-03-02');
    expect(due('P1M', '2026-01-31').dueOn).toBe('2026-02-28');
  });

  // France, Code de commerce L. 441-10: both ways of counting "45 jours fin de mois" are lawful.
  it.each([
    ['2026-03-10', '2026-04-30', '2026-05-15'],
    ['2024-02-15', '2024-03-31', '2024-04-14'],
    ['2025-02-15', '2025-04-30', '2025-04-14'],
  ])('keeps both readings of 45 days end of month from %s apart', (issuedOn, daysFirst, monthEndFirst) => {
    expect(due('45 days end of month', issuedOn).dueOn).toBe(daysFirst);
    expect(due('45 days then end of month', issuedOn).dueOn).toBe(daysFirst);
    expect(due('end of month then 45 days', issuedOn).dueOn).toBe(monthEndFirst);
  });

  it('says which reading it took where there are two, and how to write the other', () => {
    const other = 'for the other reading write "end of month then 45 days"';
    expect(due('45 jours fin de mois', '2026-01-20').reading).toContain(other);
    expect(due('45 days then end of month', '2026-01-20').reading).not.toContain('other reading');
    expect(due('end of month then 45 days', '2026-01-20').reading).toBe(
      'the end of the invoice month, then 45 days',
    );
  });

  it('keeps EOM+15 and 15 EOM apart where they differ', () => {
    expect(due('EOM+31', '2026-01-10').dueOn).toBe('2026-03-03');
    expect(due('31 EOM', '2026-01-10').dueOn).toBe('2026-02-28');
  });

  it.each([
    ['2/10 net 30', '2026-01-31', '2026-02-10', '2'],
    ['1,5 % 7 Tage, 14 Tage netto', '2026-01-31', '2026-02-07', '1.5'],
    ['2/10 net 30 EOM', '2026-01-20', '2026-02-10', '2'],
    ['3/20 on the 10th', '2026-01-05', '2026-01-10', '3'],
  ])('%s from %s gives the discount until %s', (terms, issuedOn, discountUntil, discountPercent) => {
    expect(due(terms, issuedOn)).toMatchObject({ discountUntil, discountPercent });
  });

  it.each([
    ['Net 1', '1 day after the invoice date'],
    ['1 month', '1 month after the invoice date'],
    ['EOM', 'the end of the invoice month'],
    ['22nd of next month', 'the 22nd of the month after the invoice month'],
    ['on the 31st', 'the first end of a month after the invoice date'],
    [
      '2/10 net 30',
      '30 days after the invoice date; 2 % discount when paid within 10 days after the invoice date',
    ],
  ])('reads %s out as "%s"', (terms, reading) => {
    expect(due(terms, '2026-01-20').reading).toBe(reading);
  });

  it('never falls before the day of issue, and the discount never outlasts it', () => {
    fc.assert(
      fc.property(anyDay, anyTerms, (issuedOn, text) => {
        const read = parseTerms(text);
        if (!read.ok) throw new Error(read.problem);
        const { dueOn, discountUntil } = dueDate(read.value, issuedOn);
        expect(isBefore(dueOn, issuedOn)).toBe(false);
        if (text === 'Net 30') expect(daysBetween(issuedOn, dueOn)).toBe(30);
        expect(discountUntil === undefined).toBe(read.value.discount === null);
        if (discountUntil) expect(isBefore(dueOn, discountUntil)).toBe(false);
      }),
    );
  });

  it('never falls earlier for an invoice issued later', () => {
    fc.assert(
      fc.property(anyDay, anyTerms, (issuedOn, text) => {
        const read = parseTerms(text);
        if (!read.ok) throw new Error(read.problem);
        const next = dueDate(read.value, issuedOn.add({ days: 1 })).dueOn;
        expect(isBefore(next, dueDate(read.value, issuedOn).dueOn)).toBe(false);
      }),
    );
  });
});
