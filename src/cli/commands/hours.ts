import { type Command, InvalidArgumentError, Option } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { hoursLog } from '../../jobs/hours-log.js';
import { hoursCsv, hoursTable } from '../../messages/hours-log.js';
import { clientNamed } from '../client-name.js';
import { UsageError } from '../exit.js';
import { mirrorInput } from '../mirror.js';
import { table } from '../output.js';
import { openSession } from '../session.js';

type Options = {
  readonly from?: Temporal.PlainDate;
  readonly to?: Temporal.PlainDate;
  readonly json?: true;
  readonly csv?: true;
};

export function addHours(program: Command): void {
  program
    .command('hours')
    .argument('<client>', 'the name of a client, or how it begins')
    .description('the hours log for a client who asks, from what the last round read; makes no call')
    .option('--from <date>', 'the first day; the first of the month of the last one unless given', parseDay)
    .option('--to <date>', 'the last day; today, where the client is, unless given', parseDay)
    .addOption(new Option('--csv', 'print a file for spreadsheets, in the language of the client'))
    .addOption(new Option('--json', 'print for programs (docs/schemas/hours.json)').conflicts('csv'))
    .addHelpText(
      'after',
      `
Holds nothing but this client's own work: day, project, What, hours rounded as agreed, and the rate where work is paid
by the hour. Hours of a fixed price without an estimate were not agreed and are left out; you are told of which.

Examples:
  $ short-accounts hours acme
  $ short-accounts hours acme --from 2026-10-01 --to 2026-10-31 --csv > october.csv
  $ short-accounts hours acme --json`,
    )
    .action(async (name: string, { from, to, json, csv }: Options) => {
      await using session = await openSession({ json: json === true });
      const input = await mirrorInput(session);
      const clients = [...input.snapshot.tables.clients.values()];
      const { id } = clientNamed(
        name,
        clients.map((row) => ({ id: row.id, name: row.cells.name ?? '' })),
      );
      const found = hoursLog(id, { from: from ?? null, until: to ?? null }, input);
      if (!found) throw new UsageError('The client is gone.');
      const { log, untold, undated } = found;
      if (log.until < log.from)
        throw new UsageError(`--from ${log.from} is later than ${log.until}, the last day.`);
      const { out } = session;
      out.data(log);
      if (csv) process.stdout.write(hoursCsv(log));
      else {
        const { heads, rows, sums } = hoursTable(log);
        for (const line of table(heads, rows)) out.print(line);
        for (const line of sums) out.print(out.style('bold', line));
      }
      if (untold.length > 0) out.note(`Not told, because no hours were agreed: ${untold.join(', ')}.`);
      if (undated > 0) out.note(`Not told, because Date is blank in Hours: ${undated}.`);
    });
}

function parseDay(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new InvalidArgumentError('Write a day as 2026-12-31.');
  }
}
