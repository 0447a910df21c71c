import { describe, expect, it } from 'vitest';
import { graphemes } from '../../src/messages/plain.js';
import { wordFromTemplate } from '../../src/messages/template.js';
import { everyMessage, intent, parties, reminder, strange, usual } from './samples.js';

const sender = parties(usual);
const message = reminder('first', ['7', '8']);

function worded(subject: string, body: string, from = sender, about = message) {
  const letter = wordFromTemplate({ subject, body }, about, from);
  if (!letter.ok) throw new Error(letter.problem);
  return letter.value;
}

describe('src/messages/template', () => {
  it('puts the facts where the placeholders stand', () => {
    const { subject, body } = worded(
      'About {number}',
      'Hi {client_name},\n\n{ balance } since {due_date}.\n\n{invoices}\n\n{how_to_pay}\n\nCheers\n{signature}',
    );
    expect(subject).toBe('About 7 and 8');
    expect(body).toBe(
      'Hi Acme,\n\n€1,800.00 and US$250.50 since 13 November 2026.\n\n' +
        '7, issued 1 November 2026, due 13 November 2026: €1,800.00\n\n' +
        '8, issued 1 November 2026, due 13 November 2026: US$250.50\n\n' +
        'EUR: IBAN: DE02 1203 0000 0000 2020 51\n\nCheers\nLena Brandt\nNorthlight Design',
    );
  });

  it('formats for the reader', () => {
    const { body } = worded('S', '{balance}, {due_date}', parties(usual, { language: 'de' }));
    expect(body.replaceAll('\u00a0', ' ')).toBe('1.800,00 € und 250,50 $, 13. November 2026');
  });

  it('leaves no trace of what the message does not have', () => {
    const delivery = intent('delivery', { project: 'Website' });
    const { body } = worded('S', '{project}\n\n{link}\n\n{items}\n\nBye', sender, delivery);
    expect(body).toBe('Website\n\nBye');
  });

  it('leaves apostrophes, angles and signs as they were typed', () => {
    expect(worded('S', "It's '{number}', <b>ok</b> # {client_name}'s").body).toBe(
      "It's '7 and 8', <b>ok</b> # Acme's",
    );
  });

  it('never reads what a placeholder stands for as a template', () => {
    const names = strange['markup'] ?? usual;
    const { body } = worded('S', '{client_name}', parties(names));
    expect(body).toBe(names.client);
  });

  it('keeps the subject on one line that a mail program shows whole', () => {
    for (const names of Object.values(strange)) {
      const { subject } = worded('{client_name}:\nabout {number}', 'B', parties(names));
      expect(graphemes(subject).length).toBeLessThanOrEqual(60);
      expect(subject).toMatch(/about 7 and 8$/u);
    }
  });

  it('names the placeholder that it does not know, and those that it does', () => {
    expect(wordFromTemplate({ subject: 'S', body: 'Hi {clientname}' }, message, sender)).toEqual({
      ok: false,
      problem: 'The Body of the template names {clientname}, which a message of this kind does not have.',
      remedy:
        'Use one of {client_name}, {my_name}, {signature}, {number}, {balance}, {issue_date}, {due_date}, ' +
        '{invoices}, {how_to_pay}, {promised}, {pay_by}.',
    });
    expect(wordFromTemplate({ subject: '{}', body: 'B' }, message, sender)).toMatchObject({ ok: false });
    expect(
      wordFromTemplate({ subject: '{count, plural, other {x}}', body: 'B' }, message, sender),
    ).toMatchObject({ ok: false });
  });

  it('shows where a brace is left open or was never opened', () => {
    expect(wordFromTemplate({ subject: 'Invoice {number', body: 'B' }, message, sender)).toMatchObject({
      problem: 'The Subject of the template has a "{" that is never closed, near "Invoice {number".',
    });
    expect(
      wordFromTemplate({ subject: 'S', body: 'Hi {client_name}, ok} then' }, message, sender),
    ).toMatchObject({
      problem: 'The Body of the template has a "}" that nothing opens, near "lient_name}, ok} then".',
    });
  });

  it('refuses a template without subject or body', () => {
    expect(wordFromTemplate({ subject: ' ', body: 'B' }, message, sender)).toMatchObject({
      problem: 'The template has no Subject.',
    });
    expect(wordFromTemplate({ subject: 'S', body: '\n' }, message, sender)).toMatchObject({
      problem: 'The template has no Body.',
    });
  });

  it('knows the facts of every kind', () => {
    for (const about of everyMessage(usual)) {
      const refused = wordFromTemplate({ subject: 'S', body: '{nothing_like_it}' }, about, sender);
      const known = refused.ok ? '' : refused.remedy.replace(/^Use one of |\.$/gu, '');
      const { body } = worded('S', known, sender, about);
      expect(body, about.kind).not.toMatch(/[{}]|undefined|\bnone\b|\[object/u);
    }
  });
});
