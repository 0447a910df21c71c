import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderHtml } from '../../src/messages/html.js';
import { word } from '../../src/messages/word.js';
import { languages } from '../../src/tracker/model/choices.js';
import { openBrowser } from '../support/browser.js';
import { intent, type Names, parties, reminder, strange, usual } from './samples.js';

const allNames: Readonly<Record<string, Names>> = { usual, ...strange };

/** A letter with sums and how to pay, and one with lists, as one page of HTML each. */
function lettersIn(language: (typeof languages)[number], names: Names): string[] {
  const { client, project, number, item } = names;
  const messages = [
    reminder('firm', [number, '2026-015', '2026-016'], {
      ...{ charges: ['8.43', '', ''], mentionedCharges: ['', '4.10', ''] },
      payBy: '2026-12-18',
    }),
    intent('check-in', {
      ...{ projects: [project], percents: ['72%'], done: [item, 'Menu'], next: ['Checkout'] },
      ...{ needed: [item], neededBy: ['2026-11-26'] },
    }),
  ];
  return messages.map((message) =>
    renderHtml(word(message, parties(names, { language })), { language, names: [client] }),
  );
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function show<T>(html: string, colorScheme: 'light' | 'dark', at: (page: Page) => Promise<T>) {
  const context = await browser.newContext({ colorScheme, viewport: { width: 320, height: 700 } });
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.setContent(html);
  const result = await at(page);
  await context.close();
  return { result, requests };
}

/** Each language once, and each strange name in one of them. */
const cases = [
  ...languages.map((language) => [language, 'usual'] as const),
  ...Object.keys(strange).map((name) => ['de', name] as const),
];

describe('letters in a browser', () => {
  it.each(cases)(
    'read on a phone, light and dark, fetching nothing: %s, %s names',
    async (language, name) => {
      for (const html of lettersIn(language, allNames[name] ?? usual)) {
        for (const colorScheme of ['light', 'dark'] as const) {
          const { result, requests } = await show(html, colorScheme, async (page) => {
            await page.evaluate(axe.source);
            const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
            const width = await page.evaluate('document.documentElement.scrollWidth');
            const paper = await page.evaluate('getComputedStyle(document.body).backgroundColor');
            return { violations: violations.map(({ id }) => id), width, paper };
          });
          expect(result.violations.filter((id) => !pageRules.has(id))).toEqual([]);
          expect(result.width).toBeLessThanOrEqual(320);
          expect(result.paper).toBe(colorScheme === 'light' ? 'rgb(255, 255, 255)' : 'rgb(22, 24, 27)');
          expect(requests).toEqual([]);
        }
      }
    },
  );

  it.each(languages)('say all that they say without any style: %s', async (language) => {
    for (const html of lettersIn(language, usual)) {
      const text = (page: Page) => page.evaluate('document.body.innerText') as Promise<string>;
      const styled = await show(html, 'light', text);
      const plain = await show(html.replace(/<style>[\s\S]*<\/style>/u, ''), 'light', text);
      expect(plain.result.replace(/\s+/gu, ' ')).toBe(styled.result.replace(/\s+/gu, ' '));
    }
  });
});

/** A letter is no site: it has no headings to jump by. */
const pageRules: ReadonlySet<string> = new Set(['page-has-heading-one']);
