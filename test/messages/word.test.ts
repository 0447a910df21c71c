import { describe, expect, it } from 'vitest';
import { graphemes } from '../../src/messages/plain.js';
import { word } from '../../src/messages/word.js';
import { messageKinds } from '../../src/tracker/model/choices.js';
import { everyMessage, intent, parties, reminder, usual } from './samples.js';

const sender = parties(usual);

describe('src/messages/word', () => {
  it('states the fact, the line to pay, how to pay it, and asks one thing', () => {
    const { subject, body } = word(reminder('first', ['2026-014']), sender);
    expect(subject).toBe('Invoice 2026-014: when may I expect it?');
    expect(body.split('\n\n')).toEqual([
      'Hello Acme,',
      'Invoice 2026-014 was due on 13 November 2026, and I have not seen it arrive.',
      '2026-014, issued 1 November 2026, due 13 November 2026: €1,800.00',
      'IBAN: DE02 1203 0000 0000 2020 51',
      'If the payment is on its way, thank you, and nothing is left to do. Otherwise, please let me know: when may I expect it?',
      'Thank you\nLena Brandt\nNorthlight Design',
    ]);
  });

  it('has words for every kind of message', () => {
    expect(new Set(everyMessage(usual).map(({ kind }) => kind))).toEqual(new Set(messageKinds));
  });

  it('gives each currency a section with its sum and its own way to pay', () => {
    const { body } = word(reminder('second', ['1', '2', '3']), sender);
    expect(body.split('\n\n').slice(2, 5)).toEqual([
      '1, issued 1 November 2026, due 13 November 2026: €1,800.00\n' +
        '3, issued 1 November 2026, due 13 November 2026: €250.50\n' +
        'Total in EUR: €2,050.50',
      'EUR: IBAN: DE02 1203 0000 0000 2020 51',
      '2, issued 1 November 2026, due 13 November 2026: US$250.50',
    ]);
  });

  it('says what is claimed on top only where it was decided', () => {
    const decided = word(reminder('firm', ['7'], { charges: ['8.43'] }), sender).body;
    expect(decided).toContain('7, charge for late payment: €8.43\nTotal in EUR: €1,808.43');
    expect(word(reminder('firm', ['7'], { charges: [''] }), sender).body).not.toContain('charge');
  });

  it('tells a charge that is only mentioned outside the sum, and does not ask for it', () => {
    const mentionedCharges = ['8.43', '', ''];
    const { body } = word(reminder('firm', ['7', '8', '9'], { mentionedCharges }), sender);
    expect(body).toContain(
      'Total in EUR: €2,050.50\n\nFor 7, €8.43 could be charged by now for late payment;',
    );
    expect(body.match(/8\.43/gu)).toHaveLength(1);
  });

  it('says what follows only together with the date after which it does', () => {
    const pause = { consequence: 'pause' };
    expect(word(reminder('final', ['7'], pause), sender).body).not.toContain('pause');
    expect(word(reminder('final', ['7'], { ...pause, payBy: '2027-01-08' }), sender).body).toContain(
      'After 8 January 2027 I will pause the work.',
    );
  });

  it('tells in a check-in what is done, what is next and what is needed', () => {
    const { subject, body } = word(
      intent('check-in', {
        ...{ projects: ['Website'], percents: ['72%'], done: ['Home page', 'Menu'], next: ['Checkout'] },
        ...{ needed: ['Photos', 'Texts'], neededBy: ['2026-11-26', ''] },
      }),
      sender,
    );
    expect(subject).toBe('Where Website stands');
    expect(body).toContain('Website: 72% done');
    expect(body).toContain('Done: Home page and Menu\n');
    expect(body).toContain('From you: Photos (by 26 November 2026) and Texts');
  });

  it('tells less of long lists rather than more than a letter holds', () => {
    const many = Array.from(
      { length: 30 },
      (_none, nth) => `One more thing that was left to do, number ${nth}`,
    );
    const { body } = word(
      intent('check-in', { projects: ['A'], done: many, next: many, needed: many }),
      sender,
    );
    expect(body.split(/\s+/u).length).toBeLessThanOrEqual(120);
    expect(body).toMatch(/and \d+ more/u);
  });

  it('greets without a name where none is known', () => {
    expect(word(intent('all-right', {}), { ...sender, clientName: ' ' }).body).toMatch(/^Hello,\n\n/u);
  });

  it('says that it is sent automatically only where that is wanted', () => {
    const message = reminder('first', ['7']);
    expect(word(message, sender).body).not.toContain('automatically');
    expect(word(message, { ...sender, saysAutomatic: true }).body).toContain('automatically');
  });

  it('shortens the name in a subject that is too long, and keeps the words around it', () => {
    const { subject } = word(intent('follow-up', { project: '👩‍👩‍👧‍👦'.repeat(90), months: 3 }), sender);
    expect(graphemes(subject)).toHaveLength(60);
    expect(subject).toMatch(/^Did 👩‍👩‍👧‍👦.*👩‍👩‍👧‍👦… do what you hoped\?$/u);
    expect(word(reminder('first', ['1'.repeat(70), '2'.repeat(70)]), sender).subject).toBe(
      '2 invoices: when may I expect it?',
    );
  });

  it('names the fact that a message was made without', () => {
    expect(() => word(intent('payment-reminder', {}), sender)).toThrow(
      /"payment-reminder" needs the fact "stage"/,
    );
    expect(() => word(intent('thanks', { number: '7', amount: '1', currency: 'EUR' }), sender)).toThrow(
      /"paidOn"/,
    );
    expect(() => word(intent('proposal-expiring', { project: 'A', expires: 'Friday' }), sender)).toThrow(
      /"expires"/,
    );
    expect(() => word(intent('follow-up', { project: 'A', months: 'three' }), sender)).toThrow(/"months"/);
    expect(() => word(reminder('seventh', ['7']), sender)).toThrow(/the stage "seventh"/);
    expect(() => word(reminder('first', ['7'], { balances: ['soon'] }), sender)).toThrow(/"balances"/);
  });
});
