import { parseMoney } from '../domain/money.js';
import type { MessageIntent } from '../jobs/job.js';
import { formatted, nameText, none } from './arguments.js';
import { type Facts, readFacts } from './facts.js';
import { dateText } from './format.js';
import { frame, type Voice } from './frame.js';
import { invoiceLine } from './invoices.js';
import { type AnyLayout, layouts, type PlainKind } from './layouts.js';
import type { Letter, Parties } from './letter.js';
import { entriesOf, labelled, labelledList, type Room, withDates } from './lists.js';
import { oneLine, shortened } from './plain.js';

export type PlainIntent = MessageIntent & { readonly kind: PlainKind };

/** A letter that follows its layout: opening, lines of facts, how to pay where an amount is asked for, one question. */
export function wordPlain(intent: PlainIntent, voice: Voice, parties: Parties, room: Room): Letter {
  const facts = readFacts(intent);
  const { args, names } = formatted(intent, voice.reader);
  const layout: AnyLayout = layouts[intent.kind];
  const lines = layout.lines.flatMap((line) => lineOf(line, facts, voice, room, args));
  const pays = 'balance' in facts;
  const { person } = facts;
  return frame(
    {
      key: intent.kind,
      args: { ...args, ...wanted(facts, voice) },
      names: { ...names, ...firstWanted(facts) },
      facts: [lines.join('\n'), pays ? parties.howToPay(String(facts['currency'])) : null],
      closing: layout.closing,
      ...(typeof person === 'string' ? { greeted: person } : {}),
    },
    voice,
    parties,
  );
}

type AnyLine = AnyLayout['lines'][number];

/** Free words on a line of their own have more room than a name in a sentence. */
const longestLine = 240;

function lineOf(
  { fact, as }: AnyLine,
  facts: Facts,
  voice: Voice,
  room: Room,
  args: Readonly<Record<string, string | number>>,
): string[] {
  const value = facts[fact] ?? null;
  if (value === null) return [];
  if (as === 'invoice') return [openInvoice(facts, String(value), voice)];
  if (as === 'entries') {
    const items = withDates(listOf(value), listOf(facts[`${fact}By`]), room, voice);
    return entriesOf(items, { ...room, length: longestLine }, voice).map((item) => `– ${item}`);
  }
  if (Array.isArray(value)) {
    const line = labelledList(as, entriesOf(value, room, voice), voice);
    return line === null ? [] : [line];
  }
  const shown = args[fact];
  const text = fact === 'newRate' || fact === 'rate' ? perUnit(String(shown), facts, voice) : String(shown);
  const own = typeof value === 'string' && shown === nameText(value);
  return [labelled(as, own ? shortened(oneLine(value), longestLine) : text, voice)];
}

function perUnit(amount: string, facts: Facts, voice: Voice): string {
  return voice.common('rate', { amount, per: String(facts['per'] ?? none) });
}

function openInvoice(facts: Facts, decimal: string, voice: Voice): string {
  const balance = parseMoney(decimal, String(facts['currency']));
  if (!balance.ok) throw new TypeError(`The amount of invoice ${facts['number']}: ${balance.problem}`);
  const number = nameText(String(facts['number']));
  const due = facts['due'];
  return invoiceLine(
    { number, issued: '', due: typeof due === 'string' ? due : '', balance: balance.value },
    voice,
  );
}

function listOf(value: Facts[string] | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}

/** The day by which something is asked for, else the earliest by which it is needed. */
function wanted(facts: Facts, voice: Voice): Readonly<Record<string, string>> {
  if (!('neededBy' in facts)) return {};
  const [earliest] = listOf(facts['neededBy'])
    .filter((date) => date !== '')
    .sort();
  const by = typeof facts['by'] === 'string' ? facts['by'] : earliest;
  return { by: by === undefined ? none : dateText(by, voice.reader.locale) };
}

function firstWanted(facts: Facts): Readonly<Record<string, string>> {
  const [item] = listOf(facts['needed']);
  return item === undefined ? {} : { item: nameText(item) };
}
