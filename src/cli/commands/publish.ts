import { resolve } from 'node:path';
import type { Command } from 'commander';
import { holidays } from '../../service/holidays.js';
import { publishPages } from '../../service/publish.js';
import { UsageError } from '../exit.js';
import { publishKey } from '../publish-key.js';
import { count } from '../report.js';
import { localAccount, openSession } from '../session.js';

export function addPublish(program: Command): void {
  program
    .command('publish')
    .description(
      "every client's page as a file, for any host of static files; makes no call and changes nothing",
    )
    .requiredOption(
      '--out <dir>',
      'the folder to write into; pages of clients who have none any more are removed',
    )
    .option('--json', 'print for programs (docs/schemas/publish.json)')
    .addHelpText(
      'after',
      `
A page keeps its name, which cannot be guessed; whoever has it sees the page as long as it lies there. For links that
end, use PUBLIC_URL with "short-accounts start".

Examples:
  $ short-accounts publish --out ./pages
  $ short-accounts round && short-accounts publish --out /var/www/pages --json`,
    )
    .action(async ({ out: dir, json }: { out: string; json?: true }) => {
      await using session = await openSession({ json: json === true });
      const { out, store, now, config } = session;
      const pages = await publishPages(
        { accountOf: (id) => store.account(id), holidays, now },
        { account: localAccount, dir: resolve(dir), key: publishKey(config.dataDir) },
      );
      if (!pages) throw new UsageError('Nothing has been read yet. Run "short-accounts round" first.');
      out.data({ pages });
      for (const { client, file } of pages) out.print(`${client}: ${file}`);
      out.note(`${count(pages.length, 'page')} in ${resolve(dir)}.`);
    });
}
