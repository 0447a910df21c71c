import { addDays, isoOf } from '../domain/calendar.js';
import { plainText } from '../domain/typed-text.js';
import { contextOf } from './context.js';
import { dateOf } from './dates.js';
import { showDate } from './format.js';
import type { JobInput } from './job.js';
import { isNear, type Occasions } from './occasion.js';

/** Days before a proposal expires at which one asks whether anything is unclear. */
const before = 5;

/** Proposals that expire within days. */
export function proposals(input: JobInput, ahead: number): Occasions {
  const { clients } = contextOf(input);
  const all = [...input.snapshot.tables.projects.values()].flatMap(({ id, cells }) => {
    const expires = cells.status === 'proposed' ? dateOf(cells.proposalExpires) : null;
    const client = cells.client?.length === 1 ? clients.get(cells.client[0] ?? '') : undefined;
    const name = cells.name?.trim();
    if (!expires || !client || !name) return [];
    const from = addDays(expires, -before);
    if (!isNear(client, from, expires, ahead)) return [];
    return [
      {
        key: `proposal-expiring:${id}:${isoOf(expires)}`,
        kind: 'proposal-expiring' as const,
        client,
        about: name,
        from,
        until: expires,
        what: `Proposal for ${name} expires on ${showDate(expires)}`,
        why: `The proposal for ${name} expires on ${showDate(expires)} and is neither signed nor declined.`,
        facts: { project: plainText(name), expires: isoOf(expires) },
      },
    ];
  });
  return { all, faults: [] };
}
