import { fault, ok, type Result } from '../domain/result.js';
import type { MessageIntent, MessageKind } from '../jobs/job.js';
import { formatted, none } from './arguments.js';
import { type Facts, readFacts, type Shape, shapes } from './facts.js';
import { dateText, listText } from './format.js';
import { type Voice, voiceOf } from './frame.js';
import { type InvoicesIntent, isAboutInvoices, itemsOf, paymentOf, sectionsOf, sumsOf } from './invoices.js';
import type { Letter, Parties } from './letter.js';
import { paragraphs } from './letter.js';
import { oneLine, shortened } from './plain.js';
import { fittingSubject } from './subject.js';

/** The freelancer's own wording: the whole letter, with placeholders like `{client_name}`. */
export type Template = { readonly subject: string; readonly body: string };

/**
 * A letter in the freelancer's own words. What a placeholder stands for is put in as it is and never read as a template.
 * @throws TypeError naming the fact that a message of its kind needs and was made without.
 */
export function wordFromTemplate(
  template: Template,
  intent: MessageIntent,
  parties: Parties,
): Result<Letter> {
  const wrong = templateFault(template, intent.kind);
  if (wrong !== null) return wrong.fault;
  const values = placeholdersOf(intent, parties);
  const inSubject = Object.fromEntries([...values].map(([name, value]) => [name, oneLine(value)]));
  return ok({
    subject: fittingSubject(
      (names) => oneLine(filled(template.subject, new Map(Object.entries(names)))),
      inSubject,
    ),
    body: paragraphs(
      filled(template.body, values)
        .replace(/\r\n?/gu, '\n')
        .split(/\n[^\S\n]*\n\s*/u),
    ),
  });
}

/** What is wrong with a template, and in which of its fields, before there is any message to word; null: nothing. */
export function templateFault(
  template: Template,
  kind: MessageKind,
): { readonly field: keyof Template; readonly fault: ReturnType<typeof fault> } | null {
  const known = placeholderNames(kind);
  for (const [field, label] of [
    ['subject', 'Subject'],
    ['body', 'Body'],
  ] as const) {
    const wrong = faultIn(label, template[field], known);
    if (wrong !== null) return { field, fault: wrong };
  }
  if (template.subject.trim() === '') {
    const wrong = fault('The template has no Subject.', 'Write one, for example: News from {my_name}.');
    return { field: 'subject', fault: wrong };
  }
  if (template.body.trim() === '') {
    const wrong = fault('The template has no Body.', 'Write the text of the letter, placeholders included.');
    return { field: 'body', fault: wrong };
  }
  return null;
}

/** What templates for a kind of message may name. */
export function placeholderNames(kind: MessageKind): readonly string[] {
  const shape: Shape = shapes[kind];
  const own =
    kind === 'payment-reminder' || kind === 'statement'
      ? ofEveryInvoice
      : [...Object.keys(shape).map(nameOf), ...('currency' in shape ? ['how_to_pay'] : [])];
  return [...ofEveryLetter, ...own];
}

const ofEveryLetter = ['client_name', 'my_name', 'signature'];
const ofEveryInvoice = [
  ...['number', 'balance', 'issue_date', 'due_date'],
  ...['invoices', 'how_to_pay', 'promised', 'pay_by'],
];

const placeholder = /\{\s*([^{}]*?)\s*\}/gu;

function filled(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(placeholder, (_all, name: string) => values.get(name) ?? '');
}

function faultIn(field: string, text: string, known: readonly string[]): ReturnType<typeof fault> | null {
  for (const [, name = ''] of text.matchAll(placeholder)) {
    if (known.includes(name)) continue;
    return fault(
      `The ${field} of the template names {${shortened(name, 40)}}, which a message of this kind does not have.`,
      `Use one of ${known.map((each) => `{${each}}`).join(', ')}.`,
    );
  }
  const left = text.replace(placeholder, (all) => '\u0000'.repeat(all.length));
  const at = left.search(/[{}]/u);
  if (at === -1) return null;
  const near = oneLine(text.slice(Math.max(0, at - 15), at + 16));
  return fault(
    `The ${field} of the template has a ${text[at] === '{' ? '"{" that is never closed' : '"}" that nothing opens'}, near "${near}".`,
    'Write each placeholder as a name between two braces, for example {client_name}.',
  );
}

/** What a template of this kind may name, with what stands there; '' for what the message does not have. */
function placeholdersOf(intent: MessageIntent, parties: Parties): ReadonlyMap<string, string> {
  const voice = voiceOf(parties);
  const own = isAboutInvoices(intent) ? ofInvoices(intent, voice, parties) : ofFacts(intent, voice, parties);
  return new Map([
    ['client_name', oneLine(parties.clientName)],
    ['my_name', oneLine(parties.signature[0] ?? '')],
    ['signature', parties.signature.map(oneLine).join('\n')],
    ...own,
  ]);
}

type Placeholders = readonly (readonly [string, string])[];

function ofInvoices(intent: InvoicesIntent, voice: Voice, parties: Parties): Placeholders {
  const items = itemsOf(intent);
  const { locale } = voice.reader;
  const { args } = formatted(intent, voice.reader);
  const date = (iso: string | undefined) => (iso ? dateText(iso, locale) : '');
  const [first] = items;
  const currencies = [...new Set(items.map(({ balance }) => balance.currency))];
  return [
    [
      'number',
      listText(
        items.map(({ number }) => number),
        locale,
      ),
    ],
    ['balance', listText(sumsOf(items, voice), locale)],
    ['issue_date', date(first?.issued)],
    ['due_date', date(first?.due)],
    ['invoices', paragraphs(sectionsOf(items, voice, () => null))],
    ['how_to_pay', paragraphs(currencies.map((currency) => paymentOf(currency, currencies, parties)))],
    ...(['promised', 'payBy'] as const).map((fact) => [snake(fact), given(args[fact])] as const),
  ];
}

function ofFacts(intent: MessageIntent, voice: Voice, parties: Parties): Placeholders {
  const shape: Shape = shapes[intent.kind];
  const facts: Facts = readFacts(intent);
  const { args } = formatted(intent, voice.reader);
  const { currency } = facts;
  const own = Object.keys(shape).map((fact) => {
    const value = facts[fact];
    const text = Array.isArray(value)
      ? listText(
          value.map((entry) => entryText(fact, entry, voice)).filter((entry) => entry !== ''),
          voice.reader.locale,
        )
      : typeof value === 'string' && shape[fact]?.startsWith('text')
        ? oneLine(value)
        : given(args[fact]);
    return [nameOf(fact), value === null ? '' : text] as const;
  });
  return typeof currency === 'string' ? [...own, ['how_to_pay', parties.howToPay(currency) ?? '']] : own;
}

/** Names that say more beside others in a text than the fact's own. */
const names: Readonly<Record<string, string>> = { due: 'due_date', from: 'from_date', to: 'to_date' };

function nameOf(fact: string): string {
  return names[fact] ?? snake(fact);
}

function entryText(fact: string, entry: string, voice: Voice): string {
  const isDate = fact.endsWith('By') && entry !== '';
  return isDate ? dateText(entry, voice.reader.locale) : oneLine(entry);
}

function given(value: string | number | undefined): string {
  return value === undefined || value === none ? '' : String(value);
}

function snake(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
