import type { MessageIntent } from '../jobs/job.js';
import { once } from '../jobs/once.js';
import { parseAddress } from '../messages/mail/address.js';
import type { Row } from '../tracker/model.js';
import type { Snapshot } from '../tracker/snapshot.js';

/** Whom a message goes to unless the freelancer writes another address into To. */
export type Recipient = { readonly address: string | null; readonly problem: string | null };

const aboutMoney: ReadonlySet<MessageIntent['kind']> = new Set([
  'payment-reminder',
  'statement',
  'thanks',
  'deposit-awaited',
  'ready-on-payment',
]);

/** Contacts with an address, by client: a contact may stand for several. */
const contactsOf = once((snapshot: Snapshot) => {
  const byClient = new Map<string, Row<'contacts'>[]>();
  for (const contact of snapshot.tables.contacts.values()) {
    if (contact.cells.email === null) continue;
    for (const id of new Set(contact.cells.client)) {
      const others = byClient.get(id);
      if (others) others.push(contact);
      else byClient.set(id, [contact]);
    }
  }
  return byClient;
});

/**
 * Money is written about to the one contact who pays, everything else to the one in check-ins, and both to the client's
 * own address where no contact stands out. Between two nobody chooses for the freelancer.
 */
export function recipientOf(snapshot: Snapshot, { clientId, kind }: MessageIntent): Recipient {
  const own = snapshot.tables.clients.get(clientId)?.cells.email ?? null;
  const contacts = (contactsOf(snapshot).get(clientId) ?? []).filter(({ cells }) => isMeant(cells, kind));
  const [first, ...others] = contacts;
  if (first && others.length === 0) return withAddress(first.cells.email, 'Contacts › Email');
  if (first) {
    const names = contacts.map(({ cells, id }) => cells.name?.trim() || id).join(', ');
    const problem = `${contacts.length} contacts could get it (${names}). Write one address into To, or leave the mark with one of them.`;
    return own === null ? { address: null, problem } : { ...withAddress(own, 'Clients › Email'), problem };
  }
  if (own === null) {
    return {
      address: null,
      problem: 'The client has no e-mail address. Fill Clients › Email, or write one into To.',
    };
  }
  return withAddress(own, 'Clients › Email');
}

function isMeant(cells: Row<'contacts'>['cells'], kind: MessageIntent['kind']): boolean {
  if (!aboutMoney.has(kind)) return cells.inCheckIns === true;
  return cells.getsReminders === true || (cells.role?.includes('pays') ?? false);
}

/** An address that cannot be one is shown all the same: the freelancer knows what was meant. */
function withAddress(text: string | null, where: string): Recipient {
  if (text === null) return { address: null, problem: null };
  const address = parseAddress(text);
  return {
    address: text.trim(),
    problem: address.ok ? null : `${where}: ${address.problem} ${address.remedy}`,
  };
}
