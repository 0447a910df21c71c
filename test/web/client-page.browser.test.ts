import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, servePages } from '../support/browser.js';
import { pageStates } from '../support/page-states.js';

/** One page a client of the demo, one of each state, and some that are hard on a layout. */
const pages = pageStates();
const names = [...pages.keys()];
/** Pages that say more than stands on one sheet. */
const long = new Set(['hard', 'forty-projects']);

let browser: Browser;
let site: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
  [browser, site] = await Promise.all([openBrowser(), servePages(pages)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

type Look = { width?: number; colorScheme?: 'light' | 'dark' };

/** Opens a page as a reader does, and hands over what the browser complained of and asked for. */
async function look<T>(
  name: string,
  { width = 800, colorScheme = 'light' }: Look,
  at: (page: Page) => Promise<T>,
) {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  try {
    const answer = await page.goto(site.urlOf(name));
    const size = (await answer?.body())?.length ?? 0;
    return { seen: await at(page), complaints, requests, size };
  } finally {
    await context.close();
  }
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = (await page.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('the page of a client in a browser', () => {
  it.each(names)('asks for itself alone, within 50 kB, and nothing is refused: %s', async (name) => {
    const { complaints, requests, size, seen } = await look(name, {}, (page) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('.page')).maxWidth`),
    );
    expect(complaints).toEqual([]);
    expect(requests).toEqual([site.urlOf(name)]);
    expect(size).toBeLessThanOrEqual(50_000);
    // The one style sheet was taken by the policy.
    expect(seen).toBe('672px');
  });

  it.each(names.flatMap((name) => (['light', 'dark'] as const).map((scheme) => [name, scheme] as const)))(
    'has nothing axe would complain of: %s, %s',
    async (name, colorScheme) => {
      expect((await look(name, { colorScheme }, violations)).seen).toEqual([]);
    },
  );

  it.each(names)('fits a screen of 320 pixels without moving sideways: %s', async (name) => {
    const { seen } = await look(name, { width: 320 }, (page) =>
      page.evaluate<number>('document.documentElement.scrollWidth'),
    );
    expect(seen).toBeLessThanOrEqual(320);
  });

  it.each(names.filter((name) => !long.has(name)))('prints on one sheet: %s', async (name) => {
    const { seen } = await look(name, {}, (page) => page.pdf({ format: 'A4', preferCSSPageSize: true }));
    expect(seen.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/gu)).toHaveLength(1);
  });

  it.each(names)('is read with letters twice as large, without moving sideways: %s', async (name) => {
    const { seen } = await look(name, { width: 640 }, (page) =>
      page.evaluate<readonly [number, string]>(`(() => {
        document.documentElement.style.fontSize = '200%';
        return [document.documentElement.scrollWidth, getComputedStyle(document.body).fontSize];
      })()`),
    );
    expect(seen[0]).toBeLessThanOrEqual(640);
    expect(seen[1]).toBe('32px');
  });

  it('keeps a name from right to left apart from the text around it', async () => {
    const { seen } = await look('right-to-left', {}, (page) =>
      page.evaluate<string>(`document.querySelector('h1').innerText`),
    );
    expect(seen).toMatch(/^\u2068אתר חדש \(2026\)\u2069 is \d+% done\./u);
  });

  it('shows the accent that Settings name', async () => {
    const { seen } = await look('accent', {}, (page) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector('a')).color`),
    );
    expect(seen).toBe('rgb(180, 80, 46)');
  });

  it('is read and used by keyboard, with the focus in sight', async () => {
    const { seen } = await look('finch', {}, async (page) => {
      await page.keyboard.press('Tab');
      return page.evaluate<unknown>(`(() => {
        const focused = document.activeElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(focused);
        return [focused.tagName, focused.getAttribute('href'), outlineStyle, parseFloat(outlineWidth) > 2];
      })()`);
    });
    expect(seen).toEqual(['A', 'mailto:mara@northlight.example', 'solid', true]);
  });

  it('has headings in order, a heading for each part, and tables with heads', async () => {
    const { seen } = await look('finch', {}, (page) =>
      page.evaluate<{ headings: string; tables: boolean; bars: boolean }>(`({
        headings: [...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) => tagName).join(' '),
        tables: [...document.querySelectorAll('table')].every((one) => one.querySelectorAll('thead th').length > 1),
        bars: [...document.querySelectorAll('progress')].every((bar) => bar.getAttribute('aria-label')),
      })`),
    );
    expect(seen.headings).toMatch(/^H1( H2)+$/u);
    expect([seen.tables, seen.bars]).toEqual([true, true]);
  });

  it.each(['light', 'dark'] as const)(
    'says plainly that a link opens nothing, in %s',
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      const answer = await page.goto(site.urlOf('nobody'));
      expect(answer?.status()).toBe(404);
      expect(await page.title()).toBe('There is no page here');
      expect(await violations(page)).toEqual([]);
      await context.close();
    },
  );
});
