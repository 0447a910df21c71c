import { add, type Money, money, parseMoney, sumByCurrency, toDecimal } from '../domain/money.js';
import type { MessageIntent } from '../jobs/job.js';
import { nameText, none } from './arguments.js';
import { factsOf } from './facts.js';
import { amountText, dateText } from './format.js';
import { frame, type Voice } from './frame.js';
import type { Letter, Parties } from './letter.js';
import { type Stage, stages } from './texts/text.js';

export type InvoicesIntent = MessageIntent & { readonly kind: 'payment-reminder' | 'statement' };

export function isAboutInvoices(intent: MessageIntent): intent is InvoicesIntent {
  return intent.kind === 'payment-reminder' || intent.kind === 'statement';
}

type Item = {
  readonly number: string;
  readonly issued: string;
  readonly due: string;
  readonly balance: Money;
  /** Claimed, and asked for with the balance. */
  readonly charge: Money | null;
  /** Could be charged, and is not asked for. */
  readonly mentioned: Money | null;
};

type OpenItem = Omit<Item, 'charge' | 'mentioned'>;

/** A payment reminder or statement: what is open line by line, a section a currency, how to pay, one question. */
export function wordInvoices(intent: InvoicesIntent, voice: Voice, parties: Parties): Letter {
  const { stage, promised, payBy, consequence } = factsOf(intent);
  const { locale } = voice.reader;
  const items = itemsOf(intent);
  const [first] = items;
  const date = (iso: string | null | undefined) => (iso ? dateText(iso, locale) : none);
  const args = {
    region: voice.reader.region,
    count: items.length,
    due: date(first?.due),
    promised: date(promised),
    payBy: date(payBy),
    // Without its date a consequence would be a threat.
    consequence: payBy === null ? none : (consequence ?? none).replaceAll('-', ''),
  };
  const isPromise = intent.kind === 'payment-reminder' && stage === 'promise-noted';
  return frame(
    {
      key: intent.kind === 'statement' ? 'statement' : stageOf(stage),
      args,
      names: { number: first?.number ?? '' },
      facts: sectionsOf(items, voice, isPromise ? () => null : parties.howToPay),
      closing: 'thanks',
    },
    voice,
    parties,
  );
}

function stageOf(text: string): Stage {
  const stage = stages.find((known) => known === text);
  if (!stage) throw new TypeError(`There is no wording for the stage "${text}".`);
  return stage;
}

/** The invoices that a message is about, in its order. @throws TypeError where a balance cannot be read. */
export function itemsOf(intent: InvoicesIntent): readonly Item[] {
  const { numbers, balances, currencies, issued, dues, charges, mentionedCharges } = factsOf(intent);
  return numbers.map((number, nth) => {
    const currency = currencies[nth] ?? '';
    const given = (decimal = '') => (decimal === '' ? null : amountOf(decimal, currency, number));
    return {
      number: nameText(number),
      issued: issued[nth] ?? '',
      due: dues[nth] ?? '',
      balance: amountOf(balances[nth] ?? '', currency, number),
      charge: given(charges[nth]),
      mentioned: given(mentionedCharges[nth]),
    };
  });
}

/** Invoices that are only mentioned. @throws TypeError where a balance cannot be read. */
export function openItems(
  facts: {
    readonly [name in 'numbers' | 'balances' | 'currencies' | 'dues']: readonly string[];
  },
): readonly OpenItem[] {
  const { numbers, balances, currencies, dues } = facts;
  return numbers.map((number, nth) => ({
    number: nameText(number),
    issued: '',
    due: dues[nth] ?? '',
    balance: amountOf(balances[nth] ?? '', currencies[nth] ?? '', number),
  }));
}

function amountOf(decimal: string, currency: string, number: string): Money {
  const amount = parseMoney(decimal, currency);
  if (!amount.ok) throw new TypeError(`The balance of invoice ${number}: ${amount.problem}`);
  return amount.value;
}

/** For each currency its invoices, their sum where there is something to add, what is told beside it, how to pay it. */
export function sectionsOf(
  items: readonly Item[],
  voice: Voice,
  howToPay: Parties['howToPay'],
): (string | null)[] {
  const currencies = [...new Set(items.map(({ balance }) => balance.currency))];
  return currencies.flatMap((currency) => {
    const own = items.filter(({ balance }) => balance.currency === currency);
    return [
      linesOf(own, currency, voice).join('\n'),
      mentionsOf(own, voice).join('\n'),
      paymentOf(currency, currencies, { howToPay }),
    ];
  });
}

/** How to pay in a currency, named where there are several. */
export function paymentOf(
  currency: string,
  currencies: readonly string[],
  { howToPay }: Pick<Parties, 'howToPay'>,
): string | null {
  const how = howToPay(currency);
  return how !== null && currencies.length > 1 ? `${currency}: ${how}` : how;
}

/** What is owed in all, an amount for each currency. @throws TypeError where one is too large to be counted. */
export function sumsOf(items: readonly Item[], voice: Voice): string[] {
  return [...sumByCurrency(items.map(({ balance }) => balance))].map(([currency, sum]) => {
    if (!sum) throw new TypeError(`What is open in ${currency} is too large a sum to be counted.`);
    return amountText(toDecimal(sum), currency, voice.reader.locale);
  });
}

function linesOf(items: readonly Item[], currency: string, voice: Voice): string[] {
  const lines = items.flatMap((item) => {
    const { number, charge } = item;
    const label = charge === null ? null : voice.common('charge', { number });
    return [
      invoiceLine(item, voice),
      ...(charge === null || label === null ? [] : [amountLine(label, charge, voice)]),
    ];
  });
  if (lines.length < 2) return lines;
  const sum = items.reduce(
    (total, { balance, charge }) => add(charge ? add(total, charge) : total, balance),
    money(0, currency),
  );
  return [...lines, amountLine(voice.common('total', { currency }), sum, voice)];
}

function mentionsOf(items: readonly Item[], voice: Voice): string[] {
  return items.flatMap(({ number, mentioned }) => {
    if (mentioned === null) return [];
    const amount = amountText(toDecimal(mentioned), mentioned.currency, voice.reader.locale);
    return [voice.common('mentionedCharge', { number, amount })];
  });
}

export function invoiceLine({ number, issued, due, balance }: OpenItem, voice: Voice): string {
  const date = (iso: string) => (iso === '' ? none : dateText(iso, voice.reader.locale));
  const label = voice.common('invoice', { number, issued: date(issued), due: date(due) });
  return amountLine(label, balance, voice);
}

function amountLine(label: string, amount: Money, voice: Voice): string {
  const value = amountText(toDecimal(amount), amount.currency, voice.reader.locale);
  return voice.common('labelled', { label, value });
}
