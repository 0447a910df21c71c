import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { daysBetween } from '../../src/domain/calendar.js';
import { dueDate } from '../../src/domain/terms.js';
import { parseTerms } from '../../src/domain/terms-parse.js';
import { roll, weekendOf } from '../../src/domain/working-days.js';

const on = (text: string) => Temporal.PlainDate.from(text);

function due(terms: string, issuedOn: string) {
  const read = parseTerms(terms);
  if (!read.ok) throw new Error(`${read.problem} ${read.remedy}`);
  const { dueOn, discountUntil, reading } = dueDate(read.value, on(issuedOn));
  return { dueOn: dueOn.toString(), discountUntil: discountUntil?.toString(), reading };
}

describe('src/domain/terms', () => {
  it.each([
    ['Net 30', '2026-01-31', '2026-03-02'],
    ['30 days', '2026-01-31', '2026-03-02'],
    ['net30', '2026-01-31', '2026-03-02'],
    ['N/30', '2026-01-31', '2026-03-02'],
    ['2 weeks', '2026-01-31', '2026-02-14'],
    ['1 month', '2026-01-31', '2026-02-28'],
    ['1 month', '2028-01-31', '2028-02-29'],
    ['Due on receipt', '2026-01-31', '2026-01-31'],
    ['Net 0', '2026-01-31', '2026-01-31'],
    ['EOM', '2026-02-10', '2026-02-28'],
    ['EOM+15', '2026-02-10', '2026-03-15'],
    ['15 EOM', '2026-02-10', '2026-03-15'],
    ['31 EOM', '2026-01-10', '2026-02-28'],
    ['45 days end of month', '2026-01-20', '2026-03-31'],
    ['end of month then 45 days', '2026-01-20', '2026-03-17'],
    ['45 days then end of month', '2026-01-20', '2026-03-31'],
    ['15th of next month', '2026-01-20', '2026-02-15'],
    ['on the 10th', '2026-01-20', '2026-02-10'],
    ['on the 10th', '2026-01-05', '2026-01-10'],
    ['on the 31st', '2026-02-05', '2026-02-28'],
    ['30 Tage netto', '2026-01-31', '2026-03-02'],
    ['30 jours fin de mois', '2026-01-20', '2026-02-28'],
  ])('%s from %s falls on %s', (terms, issuedOn, expected) => {
    expect(due(terms, issuedOn).dueOn).toBe(expected);
  });

  it('says which of two lawful readings it took', () => {
    expect(due('45 days end of month', '2026-01-20').reading).toContain(
      'for the other reading write "end of month then 45 days"',
    );
  });

  it('keeps EOM+15 and 15 EOM apart where they differ', () => {
    expect(due('EOM+31', '2026-01-10').dueOn).toBe('2026-03-03');
    expect(due('31 EOM', '2026-01-10').dueOn).toBe('2026-02-28');
  });

  it('knows until when a discount may be taken', () => {
    expect(due('2/10 net 30', '2026-01-31')).toMatchObject({
      dueOn: '2026-03-02',
      discountUntil: '2026-02-10',
    });
    expect(due('2 % 10 days, net 30', '2026-01-31').discountUntil).toBe('2026-02-10');
  });

  it.each([
    'when the moon is full',
    '',
    'Net',
    '30 40',
    'net 9999',
    '10/2',
    '2/40 net 30',
    'net -5',
    '0 EOM',
    '40 EOM',
  ])('guesses nothing from "%s"', (text) => {
    expect(parseTerms(text)).toMatchObject({ ok: false, remedy: expect.stringContaining('Net 30') });
  });

  it('is indifferent to case and spacing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Net 30', 'EOM + 15', '2/10 net 30', 'Due on receipt', '45 days end of month'),
        fc.constantFrom(
          (t: string) => t.toUpperCase(),
          (t: string) => t.toLowerCase(),
          (t: string) => `  ${t.replace(/ /g, '   ')} `,
        ),
        (terms, written) => {
          expect(parseTerms(written(terms))).toEqual(parseTerms(terms));
        },
      ),
    );
  });

  it('never falls before the day of issue, and net days are calendar days', () => {
    const issued = fc.integer({ min: 0, max: 20_000 }).map((days) => on('2000-01-01').add({ days }));
    const terms = fc.constantFrom(
      'Net 30',
      'EOM',
      'EOM+15',
      '15 EOM',
      'on the 31st',
      '1 month',
      '45 days end of month',
    );
    fc.assert(
      fc.property(issued, terms, (day, text) => {
        const read = parseTerms(text);
        if (!read.ok) throw new Error(read.problem);
        const days = daysBetween(day, dueDate(read.value, day).dueOn);
        expect(days).toBeGreaterThanOrEqual(0);
        if (text === 'Net 30') expect(days).toBe(30);
      }),
    );
  });
});

describe('src/domain/working-days', () => {
  const germany = { weekend: weekendOf('DE'), holidays: new Set(['2026-05-01', '2026-12-25']) };

  it.each([
    ['none', '2026-05-01', '2026-05-01'],
    ['following', '2026-05-01', '2026-05-04'],
    ['preceding', '2026-05-01', '2026-04-30'],
    ['following', '2026-05-31', '2026-06-01'],
    ['modified-following', '2026-05-31', '2026-05-29'],
    ['modified-following', '2026-05-02', '2026-05-04'],
    ['following', '2026-12-25', '2026-12-28'],
  ] as const)('rolls %s from %s to %s', (rule, from, to) => {
    expect(roll(on(from), rule, germany).toString()).toBe(to);
  });

  it('knows weekends other than Saturday and Sunday', () => {
    const calendar = { weekend: weekendOf('AE'), holidays: new Set<string>() };
    expect(roll(on('2026-05-02'), 'following', calendar).toString()).toBe('2026-05-04');
    const egypt = { weekend: weekendOf('EG'), holidays: new Set<string>() };
    expect(roll(on('2026-05-01'), 'following', egypt).toString()).toBe('2026-05-03');
  });

  it('says so when there is no working day in a whole year', () => {
    const never = { weekend: new Set([1, 2, 3, 4, 5, 6, 7]), holidays: new Set<string>() };
    expect(() => roll(on('2026-05-01'), 'following', never)).toThrow(RangeError);
  });
});
