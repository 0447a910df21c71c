import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/messages/html.js';
import { word } from '../../src/messages/word.js';
import { everyMessage, parties, reminder, strange, usual } from './samples.js';

const markup = strange['markup'] ?? usual;

function bodyOf(page: string): string {
  return /<main>([\s\S]*)<\/main>/u.exec(page)?.[1]?.trim() ?? '';
}

describe('src/messages/html', () => {
  it('is the text with the lines of facts as small tables', () => {
    const page = renderHtml(word(reminder('first', ['7']), parties(usual)), {
      language: 'en',
      names: ['Acme'],
    });
    expect(bodyOf(page).split('\n')).toEqual([
      '<p>Hello <bdi>Acme</bdi>,</p>',
      '<p>Invoice 7 was due on 13 November 2026, and I have not seen it arrive.</p>',
      '<table>',
      '<tr><th scope="row" class="whole">7, issued 1 November 2026, due 13 November 2026</th><td class="whole">€1,800.00</td></tr>',
      '</table>',
      '<table>',
      '<tr><th scope="row" class="whole">IBAN</th><td class="whole">DE02 1203 0000 0000 2020 51</td></tr>',
      '</table>',
      '<p>If the payment is on its way, thank you, and nothing is left to do. Otherwise, please let me know: when may I expect it?</p>',
      '<p>Thank you<br>',
      'Lena Brandt<br>',
      'Northlight Design</p>',
    ]);
  });

  it('names its language and direction and follows the colours of the reader', () => {
    const page = renderHtml({ subject: 'S', body: 'B' }, { language: 'ja' });
    expect(page).toContain('<html lang="ja" dir="ltr">');
    expect(page).toContain('<meta name="color-scheme" content="light dark">');
    expect(page).toContain('@media (prefers-color-scheme: dark)');
    expect(page).not.toMatch(/<img|<script|https?:|url\(/u);
  });

  it('escapes all that anybody typed', () => {
    for (const message of everyMessage(markup)) {
      const letter = word(message, parties(markup));
      const page = renderHtml(letter, { language: 'en', names: [markup.client, '"', '<'] });
      const tags = new Set([...bodyOf(page).matchAll(/<\/?([a-z]\w*)[^>]*>/gu)].map(([, tag]) => tag));
      expect(
        [...tags].filter(
          (tag) => !['p', 'br', 'bdi', 'table', 'tr', 'th', 'td', 'tbody'].includes(tag ?? ''),
        ),
      ).toEqual([]);
      expect(page).not.toMatch(/<script|<b>|<img/u);
    }
    expect(renderHtml({ subject: '</title><script>', body: 'B' }, { language: 'en' })).toContain(
      '<title>&lt;/title&gt;&lt;script&gt;</title>',
    );
  });

  it('says in its tables and paragraphs every word of the text', () => {
    for (const message of everyMessage(usual)) {
      const { subject, body } = word(message, parties(usual, { language: 'fr' }));
      const text = bodyOf(renderHtml({ subject, body }, { language: 'fr', names: [usual.client] }))
        .replace(/<[^>]+>/gu, ' ')
        .replaceAll('&amp;', '&');
      const bare = (all: string) => all.replace(/[\s:：]+/gu, '');
      expect(bare(text)).toBe(bare(body));
    }
  });

  it('takes for a table only lines that are facts, all of a paragraph', () => {
    const body = 'Note: I am away.\n\nA: 1\nand so on\n\nhttps://example.com/a\n\nPreis：1';
    const page = bodyOf(renderHtml({ subject: 'S', body }, { language: 'de' }));
    expect(page.match(/<table>/gu)).toHaveLength(1);
    expect(page).toContain('<p>Note: I am away.</p>');
    expect(page).toContain('<p>A: 1<br>\nand so on</p>');
  });

  it('lets a number written from right to left turn nothing around it', () => {
    const page = renderHtml({ subject: 'S', body: 'فاتورة-٧, due 1 May: €5' }, { language: 'en' });
    expect(page).toContain(
      '<th scope="row" class="whole"><bdi>فاتورة-٧</bdi>, due 1 May</th><td class="whole">€5</td>',
    );
  });

  it('keeps names apart from the direction of the text', () => {
    const page = renderHtml(
      { subject: 'S', body: 'Hello אתר and شركة,' },
      { language: 'en', names: ['אתר', 'شركة', ''] },
    );
    expect(page).toContain('<p>Hello <bdi>אתר</bdi> and <bdi>شركة</bdi>,</p>');
  });
});
