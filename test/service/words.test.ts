import { describe, expect, it } from 'vitest';
import { receivables } from '../../src/jobs/receivables.js';
import { wordsFor } from '../../src/service/words.js';
import { client, invoice, jobInput, settings, tracker } from '../support/tracker.js';

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
});
