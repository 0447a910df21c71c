import { describe, expect, it } from 'vitest';
import type { MessageIntent } from '../../src/jobs/job.js';
import type { Parties } from '../../src/messages/letter.js';
import { word } from '../../src/messages/word.js';

const parties: Parties = {
  clientName: 'Acme',
  signature: ['Lena Brandt', 'Northlight Design'],
  howToPay: (currency) => (currency === 'EUR' ? 'IBAN DE02 1203 0000 0000 2020 51' : null),
};

function intent(kind: MessageIntent['kind'], facts: MessageIntent['facts']): MessageIntent {
  return {
    key: 'k',
    kind,
    clientId: 'recC',
    about: 'x',
    plannedFor: '2026-11-23T08:00:00.000Z',
    why: 'w',
    facts,
  };
}

function reminder(stage: string, numbers: readonly string[] = ['2026-014']) {
  return intent('payment-reminder', {
    stage,
    numbers,
    balances: numbers.map(() => '1800.00'),
    currencies: numbers.map((_number, nth) => (nth % 2 ? 'USD' : 'EUR')),
    dues: numbers.map(() => '2026-11-13'),
  });
}

const all = [
  ...['first', 'second', 'final'].flatMap((stage) => [reminder(stage), reminder(stage, ['1', '2', '3'])]),
  intent('check-in', {}),
  intent('check-in', {
    projects: ['Website'],
    percents: ['72%'],
    done: ['Home page', 'Menu'],
    next: ['Checkout design'],
    needed: ['Photos', 'Texts'],
    neededBy: ['2026-11-26', ''],
  }),
];

describe('src/messages/word', () => {
  it('states the fact, the line to pay, how to pay it, and asks one thing', () => {
    const { subject, body } = word(reminder('first'), parties);
    expect(subject).toBe('Invoice 2026-014: when may I expect it?');
    expect(body.split('\n\n')).toEqual([
      'Hello Acme,',
      'Invoice 2026-014 was due on 13 November 2026, and I have not seen it arrive.',
      '2026-014: €1,800.00, due 13 November 2026',
      'IBAN DE02 1203 0000 0000 2020 51',
      'If it is on its way, thank you, and nothing is left to do. Otherwise, when may I expect it?',
      'Thank you\nLena Brandt\nNorthlight Design',
    ]);
  });

  it('says how to pay in each currency it asks for, and never by the account of another', () => {
    const { body } = word(reminder('second', ['1', '2']), parties);
    expect(body).toContain('1: €1,800.00');
    expect(body).toContain('2: $1,800.00');
    expect(body).toContain('EUR: IBAN');
    expect(body).not.toContain('USD: ');
  });

  it('tells in a check-in what is done, what is next and what is needed', () => {
    const { subject, body } = word(all.at(-1) ?? intent('check-in', {}), parties);
    expect(subject).toBe('Where Website stands');
    expect(body).toContain('Done: Home page and Menu.');
    expect(body).toContain('From you: Photos (by 26 November 2026) and Texts.');
  });

  it.each(all)('keeps to the house style: %#', (message) => {
    const { subject, body } = word(message, parties);
    expect(subject.length).toBeLessThanOrEqual(60);
    expect(body.split(/\s+/).length).toBeLessThanOrEqual(120);
    expect(body.match(/\?/g)).toHaveLength(1);
    expect(`${subject}\n${body}`).not.toMatch(/!|\bjust\b|friendly|undefined|null|NaN/i);
  });

  it('fits the subject where the numbers are long', () => {
    const numbers = ['INV-2026-000000000014', 'INV-2026-000000000015', 'INV-2026-000000000016'];
    expect(word(reminder('first', numbers), parties).subject).toBe('3 invoices: when may I expect it?');
    expect(word(reminder('first', ['9'.repeat(70)]), parties).subject).toHaveLength(60);
  });

  it('refuses a kind it has no words for', () => {
    expect(() => word(intent('birthday', {}), parties)).toThrow(/no words/);
    expect(() => word(intent('payment-reminder', {}), parties)).toThrow(/stage/);
  });
});
