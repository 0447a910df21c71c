import { describe, expect, it } from 'vitest';
import { occasions } from '../../src/jobs/occasions.js';
import { receivables } from '../../src/jobs/receivables.js';
import { templateFaults, wordsFor } from '../../src/service/words.js';
import { client, invoice, jobInput, row, settings, tracker } from '../support/tracker.js';

function bodyWith(cells: Parameters<typeof settings>[0]) {
  const snapshot = tracker({ clients: [client()], invoices: [invoice()], settings: [settings(cells)] });
  const [message] = receivables.decide(jobInput(snapshot, '2026-11-23')).messages;
  if (!message) throw new Error('an overdue invoice proposes a message');
  const words = wordsFor(snapshot)(message);
  return words.ok ? words.value.body : words.problem;
}

describe('src/service/words', () => {
  it('greets the client and signs as Settings say', () => {
    const body = bodyWith({ howToPay: 'EUR: IBAN DE02' });
    expect(body).toMatch(/^Hello Acme,/);
    expect(body).toContain('IBAN DE02');
    expect(body).toMatch(/Lena Brandt\nNorthlight Design$/);
  });

  it('leaves the address out of a sender written as in a mail', () => {
    expect(bodyWith({ sender: 'Lena Brandt <lena@example.com>' })).toMatch(/Lena Brandt\nNorthlight Design$/);
  });

  it('speaks the language of the client, else the one of Settings', () => {
    const inTurkish = bodyWith({ language: 'tr' });
    expect(inTurkish).toMatch(/^Merhaba Acme,/);
    const snapshot = tracker({
      clients: [client({ language: 'pt', country: 'PT' })],
      invoices: [invoice()],
      settings: [settings({ language: 'tr' })],
    });
    const [message] = receivables.decide(jobInput(snapshot, '2026-11-23')).messages;
    expect(message && wordsFor(snapshot)(message)).toMatchObject({
      value: { subject: expect.stringMatching(/^Fatura /), inMyLanguage: expect.stringMatching(/fatura/i) },
    });
  });

  describe("the freelancer's own words", () => {
    function wordsWith(...templates: Record<string, string>[]) {
      const snapshot = tracker({
        clients: [client({ language: 'de' })],
        invoices: [invoice()],
        templates: templates.map((cells, nth) =>
          row(`recT${nth}`, { kind: 'payment-reminder', ...cells } as never),
        ) as never,
      });
      const [message] = receivables.decide(jobInput(snapshot, '2026-11-23')).messages;
      if (!message) throw new Error('an overdue invoice proposes a message');
      const words = wordsFor(snapshot)(message);
      if (!words.ok) throw new Error(words.problem);
      return words.value;
    }

    it('of a reminder do not stand where a promise is thanked for', () => {
      const snapshot = tracker({
        clients: [client()],
        invoices: [invoice({ promisedOn: '2026-12-04' })],
        templates: [row('recT', { kind: 'payment-reminder', subject: 'Pay now', body: 'Pay {number}' })],
      });
      const [message] = occasions.decide(jobInput(snapshot, '2026-11-23')).messages;
      expect(message && wordsFor(snapshot)(message)).toMatchObject({
        value: { subject: 'Thank you: Invoice 2026-recI, on 4 December 2026', askFirst: null },
      });
    });

    it('stand in place of the usual ones, those in the language of the client first', () => {
      const any = { subject: 'Invoice {number}', body: 'Dear {client_name}' };
      const german = { subject: 'Rechnung {number}', body: 'Liebe Leute', language: 'de' };
      expect(wordsWith(any)).toMatchObject({
        subject: 'Invoice 2026-recI',
        body: 'Dear Acme',
        askFirst: null,
      });
      expect(wordsWith(any, german)).toMatchObject({ subject: 'Rechnung 2026-recI', body: 'Liebe Leute' });
      expect(wordsWith({ ...any, language: 'ja' })).toMatchObject({
        body: expect.stringContaining('Guten Tag'),
      });
    });

    it.each([
      ['an unknown placeholder', { subject: 'Invoice {number}', body: 'Dear {nobody}' }, '{nobody}'],
      ['a brace that is never closed', { subject: 'Invoice {number', body: 'Dear' }, 'never closed'],
      ['no text', { subject: 'Invoice' }, 'no Body'],
    ])(
      'give way to the usual ones for %s, and the row says so before anything leaves',
      (_what, template, problem) => {
        const words = wordsWith(template);
        expect(words.body).toContain('Guten Tag');
        expect(words.askFirst).toContain(problem);
      },
    );
  });

  it('names table, row and field of a template that cannot be used, before any message needs it', () => {
    const templates = [
      { kind: 'birthday', subject: 'Dear {number}', body: 'x' },
      { kind: 'thanks', subject: 'Thanks for {number}', body: 'Hi {client_name' },
      { kind: 'thanks', subject: 'Thanks for {number}', body: 'Hi {client_name}' },
      { kind: 'thanks' },
    ];
    const snapshot = tracker({
      templates: templates.map((cells, nth) => row(`recT${nth}`, cells as never)) as never,
    });
    expect(templateFaults(snapshot)).toMatchObject([
      {
        ...{ table: 'Templates', record: 'Dear {number}', field: 'Subject' },
        problem: expect.stringContaining('{number}'),
        remedy: 'Use one of {client_name}, {my_name}, {signature}, {person}.',
      },
      {
        ...{ table: 'Templates', record: 'Thanks for {number}', field: 'Body' },
        problem: expect.stringContaining('never closed'),
      },
    ]);
  });

  it('speaks with du to a client who is on familiar terms', () => {
    const snapshot = tracker({
      clients: [client({ language: 'de', formOfAddress: 'familiar' })],
      invoices: [invoice()],
    });
    const [message] = receivables.decide(jobInput(snapshot, '2026-11-23')).messages;
    expect(message && wordsFor(snapshot)(message)).toMatchObject({
      value: { body: expect.stringMatching(/^Hallo Acme,.*sag mir bitte/s) },
    });
  });
});
