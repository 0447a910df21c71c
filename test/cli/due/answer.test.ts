import { describe, expect, it } from 'vitest';
import { answerDue } from '../../../src/cli/due/answer.js';
import type { PublicHolidaysOf } from '../../../src/service/holidays.js';

const holidays: PublicHolidaysOf = (country, region) => {
  const all = ['2026-05-01', '2026-05-14', ...(region === 'BY' ? ['2026-06-04'] : [])];
  const known = new Set(country === 'DE' ? all : []);
  return {
    has: (date) => known.has(date),
    inYear: (year) => [...known].filter((date) => date.startsWith(`${year}-`)),
  };
};

function ask(question: unknown) {
  return answerDue(question, holidays);
}

describe('cli/due/answer', () => {
  it('counts the days of the terms from the invoice date', () => {
    expect(ask({ issuedOn: '2026-01-31', terms: 'Net 30' })).toEqual({
      issuedOn: '2026-01-31',
      terms: 'Net 30',
      dueOn: '2026-03-02',
      effectiveDueOn: '2026-03-02',
      reading: '30 days after the invoice date',
    });
  });

  it('says until when an early discount may be taken', () => {
    expect(ask({ issuedOn: '2026-01-31', terms: '2/10 net 30' })).toMatchObject({
      discountUntil: '2026-02-10',
      discountPercent: '2',
    });
  });

  it('moves a due date off a holiday and the weekend behind it', () => {
    const question = { issuedOn: '2026-04-17', terms: 'Net 14', country: 'DE', weekendRule: 'following' };
    expect(ask(question)).toMatchObject({ dueOn: '2026-05-01', effectiveDueOn: '2026-05-04' });
    expect(ask(question)).not.toHaveProperty('note');
  });

  it('knows the holidays of a region', () => {
    const question = { issuedOn: '2026-05-21', terms: 'Net 14', country: 'DE', weekendRule: 'preceding' };
    expect(ask({ ...question, region: 'BY' })).toMatchObject({ effectiveDueOn: '2026-06-03' });
    expect(ask(question)).toMatchObject({ effectiveDueOn: '2026-06-04' });
  });

  it('leaves the date where no rule is asked for', () => {
    expect(ask({ issuedOn: '2026-04-17', terms: 'Net 14', country: 'DE' })).toMatchObject({
      effectiveDueOn: '2026-05-01',
    });
  });

  it('says what could not be looked at', () => {
    const question = { issuedOn: '2026-05-16', terms: 'Net 14', weekendRule: 'following' };
    expect(ask(question)).toMatchObject({
      effectiveDueOn: '2026-06-01',
      note: expect.stringContaining('Without'),
    });
    expect(ask({ ...question, country: 'ZW' })).toMatchObject({ note: expect.stringContaining('not known') });
    expect(ask({ ...question, country: 'DE', region: 'XX' })).toMatchObject({
      note: expect.stringContaining('XX'),
    });
  });

  it.each([
    ['terms', { issuedOn: '2026-01-31', terms: 'soon' }],
    ['issuedOn', { issuedOn: '2026-02-30', terms: 'Net 30' }],
    ['issuedOn', { issuedOn: '31.01.2026', terms: 'Net 30' }],
    ['issuedOn', { terms: 'Net 30' }],
    ['terms', { issuedOn: '2026-01-31', terms: 30 }],
    ['country', { issuedOn: '2026-01-31', terms: 'Net 30', country: 'Germany' }],
    ['weekendRule', { issuedOn: '2026-01-31', terms: 'Net 30', weekendRule: 'next' }],
    ['invoiced', { issuedOn: '2026-01-31', terms: 'Net 30', invoiced: '2026-01-31' }],
    ['', 'Net 30'],
    ['', null],
  ])('names %s when it is wrong', (field, question) => {
    const answer = ask(question);
    expect(answer).toEqual({ fault: { field, problem: expect.any(String), remedy: expect.any(String) } });
  });
});
