import type { MessageIntent, MessageKind } from '../jobs/job.js';

/**
 * What a fact may be. `text`: somebody's words on one line. `link`: an address. `date`: ISO 8601 (`2026-11-30`).
 * `month`: `2026-11`. `amount`: decimal text with all decimals of the currency that the fact `currency` names.
 * `count`: a whole number. `list`: texts; lists that describe the same things run parallel, with '' for what is unknown.
 * With `?` it may be absent.
 */
type Sort = 'text' | 'link' | 'date' | 'month' | 'amount' | 'count' | 'list';
export type Shape = Readonly<Record<string, Sort | `${Sort}?`>>;

const invoices = {
  stage: 'text',
  numbers: 'list',
  balances: 'list',
  currencies: 'list',
  issued: 'list?',
  dues: 'list',
  /** What the freelancer claims on top of each balance; '' where nothing is. */
  charges: 'list?',
  /** What could be charged and is told without being asked for; '' where nothing is. */
  mentionedCharges: 'list?',
  promised: 'date?',
  payBy: 'date?',
  /** What follows after `payBy`, once decided: `pause`, `hand-on` or `both`. */
  consequence: 'text?',
} as const satisfies Shape;

const progress = {
  projects: 'list?',
  percents: 'list?',
  done: 'list?',
  next: 'list?',
  needed: 'list?',
  neededBy: 'list?',
} as const satisfies Shape;

/** Minutes as decimal text, by project: in the month, in all, and of how many; '' where it does not apply. */
const hours = {
  worked: 'list?',
  minutes: 'list?',
  spent: 'list?',
  agreed: 'list?',
  /** Worth of the work in the month, at rates that were agreed; the currency stands beside it. */
  labour: 'list?',
  labourCurrencies: 'list?',
} as const satisfies Shape;

const openInvoices = {
  numbers: 'list?',
  balances: 'list?',
  currencies: 'list?',
  dues: 'list?',
} as const satisfies Shape;

const oneInvoice = { number: 'text', balance: 'amount', currency: 'text', due: 'date?' } as const;

/** The facts of each kind of message. */
export const shapes = {
  'payment-reminder': invoices,
  statement: invoices,
  thanks: { number: 'text', amount: 'amount', currency: 'text', paidOn: 'date', left: 'amount?' },
  'deposit-awaited': { project: 'text', ...oneInvoice },
  'check-in': { ...progress, talkOn: 'date?' },
  'input-needed': { project: 'text', needed: 'list', neededBy: 'list?', by: 'date?', finish: 'date?' },
  'delay-notice': { project: 'text', from: 'date?', to: 'date', reason: 'text?' },
  delivery: { project: 'text', items: 'list?', link: 'link?', reviewUntil: 'date?' },
  'ready-on-payment': { project: 'text', ...oneInvoice },
  'receipt-and-review': { project: 'text', deliveredOn: 'date', reviewUntil: 'date?' },
  'follow-up': { project: 'text', months: 'count', goal: 'text?' },
  birthday: { person: 'text' },
  greeting: { occasion: 'text' },
  'referral-ask': { project: 'text' },
  testimonial: { project: 'text' },
  renewal: { project: 'text', ends: 'date', answerBy: 'date?' },
  'proposal-expiring': { project: 'text', expires: 'date' },
  'rate-review': { from: 'date', rate: 'amount?', newRate: 'amount', currency: 'text', per: 'text?' },
  'policy-change': { from: 'date', change: 'text' },
  'pause-notice': { project: 'text', from: 'date', because: 'text', waitingFor: 'list?' },
  'extra-work-quote': {
    project: 'text',
    items: 'list',
    amount: 'amount',
    currency: 'text',
    finish: 'date?',
    validUntil: 'date?',
  },
  'as-we-agreed': { project: 'text', agreedOn: 'date', points: 'list' },
  'all-right': { lastTouch: 'date?' },
  'away-notice': { from: 'date', to: 'date', contact: 'text?' },
  decline: { project: 'text', instead: 'text?' },
  ending: { last: 'date', open: 'list?' },
  'hand-over': { project: 'text', items: 'list?', link: 'link?', helpUntil: 'date?' },
  'monthly-report': { month: 'month', ...progress, ...hours, ...openInvoices },
} as const satisfies Readonly<Record<MessageKind, Shape>>;

type Value<S extends string> = S extends 'list' | 'list?'
  ? readonly string[]
  : S extends 'count'
    ? number
    : S extends `${string}?`
      ? string | null
      : string;

export type FactsOf<K extends MessageKind> = {
  readonly [F in keyof (typeof shapes)[K]]: (typeof shapes)[K][F] extends string
    ? Value<(typeof shapes)[K][F]>
    : never;
};

export type Facts = Readonly<Record<string, string | number | readonly string[] | null>>;

const dateForm = /^\d{4}-\d{2}-\d{2}$/u;
const forms: Readonly<Partial<Record<string, RegExp>>> = {
  date: dateForm,
  month: /^\d{4}-\d{2}$/u,
  amount: /^-?\d+(\.\d+)?$/u,
};

/** Lists of which each entry has a form of its own. */
const entryForms: Readonly<Partial<Record<string, RegExp>>> = {
  dues: dateForm,
  issued: dateForm,
  neededBy: dateForm,
  balances: forms.amount,
  charges: forms.amount,
  mentionedCharges: forms.amount,
  labour: forms.amount,
};

/**
 * The facts of a message as its kind declares them; blank and absent are the same.
 * @throws TypeError naming the kind and the fact that is missing or not what it ought to be.
 */
export function factsOf<K extends MessageKind>(intent: MessageIntent & { readonly kind: K }): FactsOf<K> {
  // The entries are those of the shape, each read as the shape says.
  return readFacts(intent) as FactsOf<K>;
}

export function readFacts(intent: MessageIntent): Facts {
  const shape: Shape = shapes[intent.kind];
  return Object.fromEntries(Object.entries(shape).map(([name, sort]) => [name, read(intent, name, sort)]));
}

function read(intent: MessageIntent, name: string, sort: string): Facts[string] {
  const value = intent.facts[name];
  const optional = sort.endsWith('?');
  const kind = optional ? sort.slice(0, -1) : sort;
  const lacks = (what: string) =>
    new TypeError(`A message of kind "${intent.kind}" needs the fact "${name}" as ${what}.`);
  if (value === undefined || value === '') {
    if (!optional) throw lacks(kind);
    return kind === 'list' ? [] : null;
  }
  if (kind === 'count') {
    if (typeof value !== 'number') throw lacks('a number');
    return value;
  }
  if (kind === 'list') {
    if (!Array.isArray(value) || (!optional && value.length === 0)) throw lacks('a list');
    const form = entryForms[name];
    if (form && value.some((entry) => entry !== '' && !form.test(entry))) throw lacks(`a list of ${form}`);
    return value;
  }
  if (typeof value !== 'string') throw lacks('text');
  const form = forms[kind];
  if (form && !form.test(value)) throw lacks(`${kind} like ${form}`);
  return value;
}
