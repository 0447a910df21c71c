import { type Command, InvalidArgumentError } from 'commander';
import { Temporal } from 'temporal-polyfill';
import { loadConfig } from '../../config.js';
import { calendarOwner, makeLink, type PagePlace } from '../../service/page-links.js';
import type { PageOwner } from '../../store/port.js';
import { clientNamed } from '../client-name.js';
import { UsageError } from '../exit.js';
import { createOutput } from '../output.js';
import { count } from '../report.js';
import { localAccount, newSecret, openLinks } from '../session.js';

type Options = { calendar?: true; revoke?: true; expires?: Temporal.PlainDate; json?: true };

export function addShare(program: Command): void {
  program
    .command('share')
    .argument('[client]', 'the name of a client, how it begins, or the id of its row')
    .description(
      "a new private link to a client's page or to your calendar; or an end to all of them, at once",
    )
    .option(
      '--calendar',
      'your own calendar of check-ins, follow-ups, birthdays and contracts, to subscribe to',
    )
    .option(
      '--expires <date>',
      'the last day on which it opens the page; 90 days from now unless given',
      parseDay,
    )
    .option('--revoke', 'end every link to it instead')
    .option('--json', 'print for programs (docs/schemas/share.json)')
    .addHelpText(
      'after',
      `
Needs PUBLIC_URL, and a round that made the page. May run while "short-accounts start" does. The link is shown this
once; the one in the tracker, in Client page of the client's row, stays as it is. After --revoke the next round puts a
new one there.

Examples:
  $ short-accounts share "Acme"
  $ short-accounts share acme --expires 2026-12-31
  $ short-accounts share acme --revoke
  $ short-accounts share --calendar --expires 2027-12-31`,
    )
    .action(async (name: string | undefined, options: Options) => {
      if ((name === undefined) === (options.calendar !== true)) {
        throw new UsageError('Name one client, or --calendar.');
      }
      const out = createOutput(options.json === true, process.stdout, process.stderr);
      const found = openLinks(loadConfig());
      if (!found) {
        throw new UsageError('PUBLIC_URL is missing: the address under which client pages are reached.');
      }
      const place: PagePlace = { ...found, account: localAccount, newSecret };
      try {
        const client =
          name === undefined
            ? { clientId: calendarOwner, name: 'your calendar' }
            : ownerNamed(name, await place.links.owners(localAccount));
        if (options.revoke) await revoke(client);
        else await make(client);
      } finally {
        await place.links.close();
      }

      async function make({ clientId, name: client }: PageOwner): Promise<void> {
        const now = Temporal.Now.instant();
        const until = options.expires === undefined ? undefined : isoOf(endOf(options.expires));
        if (until !== undefined && until <= isoOf(now)) {
          throw new UsageError('--expires is a day that is past.');
        }
        const { url, expiresAt } = await makeLink(place, clientId, isoOf(now), until);
        out.data({ client, url, expiresAt });
        out.print(url);
        out.note(`Opens ${named(client)} until ${expiresAt}. It is not shown again.`);
      }

      function named(client: string): string {
        return options.calendar ? client : `the page of ${client}`;
      }

      async function revoke({ clientId, name: client }: PageOwner): Promise<void> {
        const revoked = await place.links.revoke(localAccount, clientId, isoOf(Temporal.Now.instant()));
        out.data({ client, revoked });
        out.print(`${count(revoked, 'link')} to ${named(client)} ended.`);
      }
    });
}

function ownerNamed(name: string, owners: readonly PageOwner[]): PageOwner {
  const clients = owners.map((owner) => ({ ...owner, id: owner.clientId }));
  return clientNamed(name, clients, {
    what: 'client with a page',
    none: 'No client has a page yet; a round makes them.',
  });
}

/** The end of a day on this computer's clock. */
function endOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(Temporal.Now.timeZoneId()).toInstant();
}

function isoOf(at: Temporal.Instant): string {
  return at.toString({ fractionalSecondDigits: 3 });
}

function parseDay(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    throw new InvalidArgumentError('Write a day as 2026-12-31.');
  }
}
