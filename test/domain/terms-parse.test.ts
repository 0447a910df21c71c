import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DueRule } from '../../src/domain/terms.js';
import { parseTerms } from '../../src/domain/terms-parse.js';

const days = (n: number): DueRule => ({ kind: 'days', days: n });
const months = (n: number): DueRule => ({ kind: 'months', months: n });
const afterMonthEnd = (n: number): DueRule => ({ kind: 'month-end-then-days', days: n });
const toMonthEnd = (n: number, ambiguous: boolean): DueRule => ({
  kind: 'days-then-month-end',
  days: n,
  ambiguous,
});
const ofNextMonth = (day: number): DueRule => ({ kind: 'day-of-next-month', day });
const ofMonth = (day: number): DueRule => ({ kind: 'day-of-month', day });
const onReceipt: DueRule = { kind: 'on-receipt' };

describe('src/domain/terms-parse', () => {
  it.each<[DueRule, readonly string[]]>([
    [days(30), ['Net 30', 'net30', 'NET-30', 'N/30', 'n30', '30 net', '30 days', '30 days net', '30', '30d']],
    [
      days(30),
      ['Net 30 days from invoice date', 'within 30 days', 'Payment due in 30 days.', '30 days of invoice'],
    ],
    [days(14), ['2 weeks', '2w', 'net 2 weeks', 'P2W', '14']],
    [days(365), ['Net 365']],
    [months(1), ['1 month', '1m', 'P1M', 'within 1 month']],
    [onReceipt, ['Due on receipt', 'upon receipt', 'Payable immediately', 'upon receipt of the invoice']],
    [onReceipt, ['Net 0', '0 days', '0']],
    [
      afterMonthEnd(0),
      ['EOM', 'Net EOM', 'end of month', 'End of the month', 'last day of the month', 'EOM+0'],
    ],
    [
      afterMonthEnd(15),
      ['EOM+15', 'EOM + 15 days', 'EOM plus 15', '15 days after end of month', 'Net 15 EOM'],
    ],
    [afterMonthEnd(45), ['end of month then 45 days', 'end of month + 45 days']],
    [toMonthEnd(45, false), ['45 days then end of month', '45 days + EOM', 'end of month after 45 days']],
    [toMonthEnd(45, true), ['45 days end of month', '45 days, EOM']],
    [
      ofNextMonth(15),
      ['15 EOM', '15th of next month', '15 MFI', 'prox. 15', '15th day of the following month'],
    ],
    [ofNextMonth(31), ['end of next month', 'last day of the following month']],
    [ofMonth(10), ['on the 10th', 'by the 10th', '10th of each month', 'on the 10th day of the month']],
  ])('reads %o in English', (rule, texts) => {
    for (const text of texts)
      expect(parseTerms(text), text).toEqual({ ok: true, value: { rule, discount: null } });
  });

  it.each<[DueRule, readonly string[]]>([
    [days(30), ['30 Tage netto', 'Zahlbar innerhalb von 30 Tagen ohne Abzug', '30 Tage nach Rechnungsdatum']],
    [days(30), ['30 jours', 'à 30 jours', '30 jours nets', '30 jours date de facture', 'sous 30 jours']],
    [days(30), ['30 días', 'a 30 días fecha factura', '30 dias', '30 dias da fatura']],
    [days(30), ['30 giorni', '30 gg df', '30 gg data fattura', '30 dagen', 'binnen 30 dagen']],
    [days(30), ['30 gün', '30 gün vadeli', 'Fatura tarihinden itibaren 30 gün', '30日以内']],
    [onReceipt, ['sofort fällig', 'zahlbar sofort', 'nach Erhalt der Rechnung', 'bei Rechnungserhalt']],
    [onReceipt, ['à réception', 'Paiement à réception de facture', 'comptant', 'al contado', 'à vista']],
    [onReceipt, ['a la recepción de la factura', 'peşin', '即日払い', 'contant', 'a ricevimento fattura']],
    [
      afterMonthEnd(0),
      ['zum Monatsende', 'fin de mois', 'fin de mes', 'fim do mês', 'fine mese', 'ay sonu', '月末'],
    ],
    [afterMonthEnd(45), ['fin de mois + 45 jours', 'fin de mois 45 jours']],
    [
      toMonthEnd(45, true),
      ['45 jours fin de mois', '45j fin de mois', '45 días fin de mes', '45 gg d.f. f.m.', '45 gg fm'],
    ],
    [
      ofNextMonth(15),
      ['zum 15. des Folgemonats', 'le 15 du mois suivant', 'el 15 del mes siguiente', '翌月15日払い'],
    ],
    [ofNextMonth(31), ['Ende des Folgemonats', 'fin du mois suivant', '月末締め翌月末払い']],
  ])('reads %o in other languages', (rule, texts) => {
    for (const text of texts)
      expect(parseTerms(text), text).toEqual({ ok: true, value: { rule, discount: null } });
  });

  it.each([
    ['2/10 net 30', '2', 10, days(30)],
    ['2/10, n/30', '2', 10, days(30)],
    ['2%/10 Net 30', '2', 10, days(30)],
    ['1.5 % 10 days, net 30', '1.5', 10, days(30)],
    ['net 30, 2/10', '2', 10, days(30)],
    ['14 Tage 2,5 % Skonto, 30 Tage netto', '2.5', 14, days(30)],
    ['2/10 net 30 EOM', '2', 10, afterMonthEnd(30)],
    ['2/10 15th of next month', '2', 10, ofNextMonth(15)],
  ])('reads the discount in "%s"', (text, percent, within, rule) => {
    expect(parseTerms(text)).toMatchObject({
      ok: true,
      value: { rule, discount: { percent: { text: percent }, days: within } },
    });
  });

  it.each([
    'when the moon is full',
    'soon',
    'Net',
    'COD',
    '100% upfront',
    '50% now, rest net 30',
    '30 40',
    '30%',
    '$30',
    'net -5',
    'EOM-5',
    'net 30.5',
    '10 business days',
    '30 days after delivery',
    '30 days of receipt',
    'Net 30 or 60 days',
    'Net 30; 1.5 % interest per month',
    '2026-03-31',
    '31.03.2026',
    '',
  ])('guesses nothing from "%s" and names what is understood', (text) => {
    expect(parseTerms(text)).toMatchObject({
      ok: false,
      problem: expect.stringContaining(text),
      remedy: expect.stringMatching(/Net 30.+EOM\+15.+15 EOM.+2\/10 net 30/),
    });
  });

  it.each([
    ['net 9999', '365 days'],
    ['13 months', 'from 1 to 12'],
    ['0 EOM', 'from 1 to 31'],
    ['32nd of next month', 'from 1 to 31'],
    ['2/40 net 30', 'longer than the terms'],
    ['2/10 EOM', 'not when the full sum is due'],
    ['2/10 due on receipt', 'not when the full sum is due'],
    ['120/10 net 30', 'not between 0 and 100'],
  ])('says what is wrong with "%s"', (text, problem) => {
    expect(parseTerms(text)).toMatchObject({ ok: false, problem: expect.stringContaining(problem) });
  });

  it('is indifferent to case, spacing and kind of dash', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          'Net 30',
          'EOM + 15',
          '2/10 net 30',
          'Due on receipt',
          '45 days end of month',
          'net-7',
        ),
        fc.constantFrom(
          (t: string) => t.toUpperCase(),
          (t: string) => t.toLowerCase(),
          (t: string) => `  ${t.replace(/ /g, ' \u00a0 ')} `,
          (t: string) => t.replace(/-/g, '\u2011'),
        ),
        (terms, written) => {
          expect(parseTerms(terms).ok).toBe(true);
          expect(parseTerms(written(terms))).toEqual(parseTerms(terms));
        },
      ),
    );
  });

  it('has an answer to any text, made of its own words or of others', () => {
    const word = fc.constantFrom(
      'net',
      'EOM',
      '30',
      '2',
      '10',
      '/',
      '+',
      '%',
      'days',
      'then',
      'th',
      'next',
      'month',
      ' ',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 9 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (written) => {
        const read = parseTerms(written);
        if (read.ok) return;
        expect(read.problem).not.toBe('');
        expect(read.remedy).not.toBe('');
      }),
    );
  });
});
