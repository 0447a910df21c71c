import type { MessageIntent } from '../jobs/job.js';
import { listFact, textFact } from './facts.js';
import { amountText, dateText, listText } from './format.js';
import { fittingSubject, type Letter, letter, type Parties } from './letter.js';

type Form = { readonly opening: (invoice: string, due: string) => string; readonly ask: string };
type Wording = {
  readonly subject: (invoices: string) => string;
  readonly one: Form;
  /** Several invoices stand in a list of their own, with their dates. */
  readonly several: Form;
};

/** From a question about the post to the last word; firmness comes from dates, never from adjectives. */
const wordings: ReadonlyMap<string, Wording> = new Map([
  [
    'before',
    {
      subject: (invoices) => `${invoices}: due soon`,
      one: {
        opening: (invoice, due) => `${invoice} is due on ${due}.`,
        ask: 'If it is already on its way, thank you, and nothing is left to do. Is there anything you need from me for it?',
      },
      several: {
        opening: () => 'These invoices are due soon.',
        ask: 'If they are already on their way, thank you, and nothing is left to do. Is there anything you need from me for them?',
      },
    },
  ],
  [
    'due',
    {
      subject: (invoices) => `${invoices}: due today`,
      one: {
        opening: (invoice, due) => `${invoice} is due on ${due}.`,
        ask: 'If it is already on its way, thank you, and nothing is left to do. Is anything about it unclear?',
      },
      several: {
        opening: () => 'These invoices are due now.',
        ask: 'If they are already on their way, thank you, and nothing is left to do. Is anything about them unclear?',
      },
    },
  ],
  [
    'promise-broken',
    {
      subject: (invoices) => `${invoices}: which date shall I note now?`,
      one: {
        opening: (invoice) => `You had named a day for the payment of ${invoice}. It has not arrived yet.`,
        ask: 'If something changed, please tell me. Which date shall I note now?',
      },
      several: {
        opening: () => 'You had named a day for a payment. It has not arrived yet; this is what is open.',
        ask: 'If something changed, please tell me. Which date shall I note now?',
      },
    },
  ],
  [
    'statement',
    {
      subject: (invoices) => `${invoices}: what is open`,
      one: {
        opening: (invoice, due) => `By my records ${invoice}, due on ${due}, is open.`,
        ask: 'If you paid it meanwhile, thank you, and please tell me when, so that I can find it. Does this agree with your records?',
      },
      several: {
        opening: () => 'By my records these invoices are open.',
        ask: 'If you paid one of them meanwhile, thank you, and please tell me when, so that I can find it. Does this agree with your records?',
      },
    },
  ],
  [
    'firm',
    {
      subject: (invoices) => `${invoices}: please name a date`,
      one: {
        opening: (invoice, due) => `${invoice} was due on ${due} and has not been paid.`,
        ask: 'Please settle it now, or write me a date you can keep. Which will it be?',
      },
      several: {
        opening: () => 'These invoices are past their due dates and have not been paid.',
        ask: 'Please settle them now, or write me dates you can keep. Which will it be?',
      },
    },
  ],
  [
    'first',
    {
      subject: (invoices) => `${invoices}: when may I expect it?`,
      one: {
        opening: (invoice, due) => `${invoice} was due on ${due}, and I have not seen it arrive.`,
        ask: 'If it is on its way, thank you, and nothing is left to do. Otherwise, when may I expect it?',
      },
      several: {
        opening: () => 'These invoices are past their due dates, and I have not seen the payments arrive.',
        ask: 'If they are on their way, thank you, and nothing is left to do. Otherwise, when may I expect them?',
      },
    },
  ],
  [
    'second',
    {
      subject: (invoices) => `${invoices}: still open`,
      one: {
        opening: (invoice, due) => `${invoice}, due on ${due}, is still open.`,
        ask: 'If something about it is unclear or in the way, please tell me, and we will find a way. Which day may I note for the payment?',
      },
      several: {
        opening: () => 'These invoices are still open.',
        ask: 'If something about them is unclear or in the way, please tell me, and we will find a way. Which days may I note for the payments?',
      },
    },
  ],
  [
    'final',
    {
      subject: (invoices) => `${invoices}: my last reminder`,
      one: {
        opening: (invoice, due) => `${invoice}, due on ${due}, has not been paid; this is my last reminder.`,
        ask: 'I would like to settle it with you directly. If you cannot pay now, please name a day you can keep. Can we speak about it this week?',
      },
      several: {
        opening: () => 'These invoices have not been paid; this is my last reminder.',
        ask: 'I would like to settle them with you directly. If you cannot pay now, please name days you can keep. Can we speak about it this week?',
      },
    },
  ],
]);

/** A payment reminder: what is open line by line, how to pay, one question. */
export function wordReminder(intent: MessageIntent, parties: Parties): Letter {
  const stage = textFact(intent, 'stage');
  const wording = wordings.get(stage);
  if (!wording) throw new TypeError(`There is no wording for the stage "${stage}".`);
  const numbers = listFact(intent, 'numbers');
  const currencies = listFact(intent, 'currencies');
  const balances = listFact(intent, 'balances');
  const dues = listFact(intent, 'dues');
  const lines = numbers.map((number, nth) => {
    const amount = amountText(balances[nth] ?? '', currencies[nth] ?? '');
    return `${number}: ${amount}, due ${dateText(dues[nth] ?? '')}`;
  });
  const form = numbers.length === 1 ? wording.one : wording.several;
  const invoice = `Invoice ${numbers[0]}`;
  return letter(
    numbers.length === 1
      ? fittingSubject(wording.subject(invoice))
      : fittingSubject(
          wording.subject(`Invoices ${listText(numbers)}`),
          wording.subject(`${numbers.length} invoices`),
        ),
    parties,
    [
      form.opening(invoice, dateText(dues[0] ?? '')),
      lines.join('\n'),
      ...payment([...new Set(currencies)], parties),
      form.ask,
    ],
    'Thank you',
  );
}

/** The account of each currency asked for, and of no other. */
function payment(currencies: readonly string[], { howToPay }: Parties): (string | null)[] {
  return currencies.map((currency) => {
    const how = howToPay(currency);
    return how !== null && currencies.length > 1 ? `${currency}: ${how}` : how;
  });
}
