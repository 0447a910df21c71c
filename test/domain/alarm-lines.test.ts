import { describe, expect, it } from 'vitest';
import { parseAlarmLines, usualAlarmLines } from '../../src/domain/alarm-lines.js';

const third = 1 / 3;

describe('src/domain/alarm-lines', () => {
  it.each([
    ['One client above 50 % of income; cushion below 3 months', third, 0.5, 3],
    ['one client above 50% of income, cushion below 4.5 months', third, 0.5, 4.5],
    ['Cushion below 6 months', third, 0.4, 6],
    ['A client at 30 percent of income', 0.3, 0.3, 3],
    ['Client above 25 % of income; client above 45 % of income', 0.25, 0.45, 3],
    ['Income from one client: 25 % and 45 %\nSavings: 1 month', 0.25, 0.45, 1],
    ['Ein Kunde über 33,5 % der Einnahmen; Polster unter 4 Monaten', third, 0.335, 4],
    ['Un client au-dessus de 45 % des revenus ; coussin de moins de 5 mois', third, 0.45, 5],
    ['Un cliente por encima del 60 % de los ingresos; colchón de menos de 2 meses', third, 0.6, 2],
  ])('reads "%s"', (text, watchAbove, alarmAt, cushionMonths) => {
    expect(parseAlarmLines(text)).toEqual({ ok: true, value: { watchAbove, alarmAt, cushionMonths } });
  });

  it.each([
    'soon',
    'half of the income',
    '50',
    'One client above 0 % of income',
    'One client above 120 % of income',
    'One client above 50 % of income; cushion below three months',
    'Unpaid invoices above 10 %',
    'Days off below 3 months',
    'Client above 10 % of income; client above 20 % of income; client above 30 % of income',
    'Cushion below 3 months; cushion below 4 months',
    'Cushion of 3 months and 1,000',
    'Cushion below 300 months',
    ' ; ',
  ])('names "%s" instead of guessing', (text) => {
    expect(parseAlarmLines(text)).toMatchObject({
      ok: false,
      remedy: expect.stringContaining('One client above 50 % of income; cushion below 3 months'),
    });
  });

  it('has usual lines of a third, 40 % and three months', () => {
    expect(usualAlarmLines).toEqual({ watchAbove: third, alarmAt: 0.4, cushionMonths: 3 });
  });
});
