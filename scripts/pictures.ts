import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser, servePages } from '../test/support/browser.js';
import { startCli } from '../test/support/cli.js';
import { pageStates } from '../test/support/page-states.js';

/**
 * Takes the pictures of the docs anew: client pages, each of the demo's clients and each state, into
 * docs/images/client-pages; and the demo's invoices as the tracker shows them. Needs Chromium, and fonts for Japanese,
 * Hebrew and Arabic.
 */
const images = join(import.meta.dirname, '../docs/images');
const folder = join(images, 'client-pages');
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
await site.close();

const demo = startCli(['demo', '--port', '0', '--now', '2026-11-23T09:00:00Z'], {});
let said = '';
for await (const part of demo.child.stdout ?? []) {
  said += part;
  const tracker = /The tracker: (\S+)/u.exec(said)?.[1];
  if (tracker === undefined) continue;
  const page = await browser.newPage({ viewport: { width: 1900, height: 900 } });
  await page.goto(tracker);
  await page.click('text=Invoices');
  await page.screenshot({ path: join(images, 'invoices.png') });
  process.stdout.write('invoices.png\n');
  break;
}
demo.child.kill();
await demo.ended;
await browser.close();
