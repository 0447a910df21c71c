import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, servePages } from '../test/support/browser.js';
import { pageStates } from '../test/support/page-states.js';

/**
 * Takes the pictures of client pages anew, into docs/images/client-pages: each of the demo's clients and each state.
 * Needs Chromium, and fonts for Japanese, Hebrew and Arabic.
 */
const folder = join(import.meta.dirname, '../docs/images/client-pages');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const states = pageStates();
const site = await servePages(states);
const browser = await openBrowser();
const shots: { name: string; file: string; width?: number; dark?: true }[] = [
  ...[...states.keys()].filter((name) => name !== 'hard').map((name) => ({ name, file: name })),
  { name: 'finch', file: 'finch-dark', dark: true },
  { name: 'finch', file: 'finch-phone', width: 360 },
  { name: 'nobody', file: 'link-ended' },
];
for (const { name, file, width = 760, dark } of shots) {
  const context = await browser.newContext({
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: 400 },
  });
  const page = await context.newPage();
  await page.goto(site.urlOf(name));
  await page.screenshot({ path: join(folder, `${file}.png`), fullPage: true });
  await context.close();
  process.stdout.write(`${file}.png\n`);
}
await browser.close();
await site.close();
