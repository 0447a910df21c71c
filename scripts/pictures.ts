import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { clientViews } from '../src/jobs/client-view.js';
import { clientPage } from '../src/messages/page/html.js';
import { openBrowser, servePages } from '../test/support/browser.js';
import { demoInput } from '../test/support/demo.js';

/** Takes the pictures of the demo's client pages anew, into docs/images/client-pages. Needs Chromium. */
const folder = join(import.meta.dirname, '../docs/images/client-pages');
mkdirSync(folder, { recursive: true });
const input = demoInput();
const views = [...clientViews(input)];
const old = input.now.add({ hours: 48 });
const pages = new Map([
  ...views.map(([id, view]) => [id, clientPage(view, { asOf: input.now, now: input.now })] as const),
  ...views.slice(0, 1).map(([, view]) => ['old', clientPage(view, { asOf: input.now, now: old })] as const),
]);
const site = await servePages(pages);
const browser = await openBrowser();
const shots: { name: string; file: string; width?: number; dark?: true }[] = [
  ...views.map(([id]) => ({ name: id, file: id })),
  { name: 'finch', file: 'finch-dark', dark: true },
  { name: 'finch', file: 'finch-phone', width: 360 },
  { name: 'old', file: 'older-than-promised' },
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
