import type { MessageIntent, MessageKind } from '../../src/jobs/job.js';
import type { Parties } from '../../src/messages/letter.js';

/** What somebody typed. */
export type Names = {
  readonly client: string;
  readonly project: string;
  readonly number: string;
  readonly item: string;
};

export const usual: Names = { client: 'Acme', project: 'Website', number: '2026-014', item: 'Photos' };

export const strange: Readonly<Record<string, Names>> = {
  'right to left': { client: 'شركة النور', project: 'אתר חדש', number: 'فاتورة-٧', item: 'תמונות' },
  emoji: { client: '👩‍👩‍👧‍👦 & Söhne', project: '🏳️‍🌈'.repeat(70), number: '№ 7 🧾', item: '👩🏽‍💻 Texte' },
  long: {
    client: 'Donaudampfschifffahrtsgesellschaft'.repeat(6).slice(0, 200),
    project: 'Rindfleischetikettierung'.repeat(9).slice(0, 200),
    number: `INV-${'0123456789'.repeat(20)}`.slice(0, 200),
    item: 'Ünïcödé'.repeat(30).slice(0, 200),
  },
  markup: {
    client: '<b>{client_name}</b> & "Co" {',
    project: "{count, plural, =1 {x}} '{' } ''",
    number: '<script>{0}</script>#',
    item: '}}{{ <img src=x> &amp; |',
  },
  'several lines': {
    client: 'Acme\nLtd',
    project: 'Web\r\n\r\n\r\nsite',
    number: '2026\t014',
    item: 'Photos\n\n- Texts',
  },
};

export function intent(kind: MessageKind, facts: MessageIntent['facts']): MessageIntent {
  return {
    ...{ key: 'k', kind, clientId: 'recC', about: 'x' },
    ...{ plannedFor: '2026-11-23T08:00:00.000Z', why: 'w', facts },
  };
}

export function parties(names: Names, more: Partial<Parties> = {}): Parties {
  return {
    clientName: names.client,
    signature: ['Lena Brandt', 'Northlight Design'],
    howToPay: (currency) => (currency === 'EUR' ? 'IBAN: DE02 1203 0000 0000 2020 51' : null),
    ...more,
  };
}

export const stages = [
  ...['before', 'due', 'first', 'second', 'firm', 'final'],
  ...['promise-noted', 'promise-broken'],
] as const;

/** A reminder of one invoice or of several in turns of euros and dollars. */
export function reminder(stage: string, numbers: readonly string[], more: MessageIntent['facts'] = {}) {
  return intent(stage === 'statement' ? 'statement' : 'payment-reminder', {
    ...{ stage, numbers },
    balances: numbers.map((_number, nth) => (nth === 0 ? '1800.00' : '250.50')),
    currencies: numbers.map((_number, nth) => (nth === 1 ? 'USD' : 'EUR')),
    issued: numbers.map(() => '2026-11-01'),
    dues: numbers.map(() => '2026-11-13'),
    ...(stage === 'promise-noted' || stage === 'promise-broken' ? { promised: '2026-12-04' } : {}),
    ...more,
  });
}

/** Every kind and stage, with all that may be said and with only what must be. */
export function everyMessage({ client, project, number, item }: Names): readonly MessageIntent[] {
  const invoice = { number, balance: '900.00', currency: 'EUR' };
  const progress = {
    ...{ projects: [project], percents: ['72%'], done: [item, 'Menu'], next: ['Checkout'] },
    ...{ needed: [item, 'Texts'], neededBy: ['2026-11-26', ''] },
  };
  return [
    ...[...stages, 'statement'].flatMap((stage) => [
      reminder(stage, [number]),
      reminder(stage, [number, '2026-015', '2026-016']),
    ]),
    reminder('statement', [number], {
      ...{ issued: [], charges: ['8.43'], mentionedCharges: ['4.10'], promised: '2026-12-04' },
      ...{ payBy: '2026-12-18', consequence: 'pause' },
    }),
    reminder('promise-broken', [number], { promised: '', issued: [] }),
    reminder('firm', [number, '2026-015'], { payBy: '2026-12-18' }),
    reminder('firm', [number], { charges: ['8.43'], payBy: '2026-12-18' }),
    reminder('firm', [number], { mentionedCharges: ['8.43'], payBy: '2026-12-18' }),
    ...['pause', 'hand-on', 'both'].map((consequence) =>
      reminder('final', [number], { payBy: '2027-01-08', consequence }),
    ),
    intent('thanks', { number, amount: '900.00', currency: 'EUR', paidOn: '2026-11-20' }),
    intent('thanks', { number, amount: '900.00', currency: 'EUR', paidOn: '2026-11-01', left: '900.00' }),
    intent('deposit-awaited', { project, ...invoice, due: '2026-11-30' }),
    intent('deposit-awaited', { project, ...invoice }),
    intent('check-in', {}),
    intent('check-in', { talkOn: '2026-11-25' }),
    intent('check-in', progress),
    intent('check-in', { projects: [project, 'Shop'], percents: ['72%', ''], talkOn: '2026-11-25' }),
    intent('input-needed', { project, needed: [item], neededBy: ['2026-11-26'], finish: '2026-12-04' }),
    intent('input-needed', { project, needed: [item], neededBy: ['2026-11-20'], by: '2026-11-26' }),
    intent('input-needed', { project, needed: [item, 'Texts'] }),
    intent('delay-notice', { project, from: '2026-11-30', to: '2026-12-04', reason: 'The printer is late.' }),
    intent('delay-notice', { project, to: '2026-12-04' }),
    intent('delivery', { project, items: [item], link: 'https://example.com/x', reviewUntil: '2026-12-04' }),
    intent('delivery', { project, items: [item, 'Menu'] }),
    intent('delivery', { project }),
    intent('ready-on-payment', { project, ...invoice, due: '2026-11-30' }),
    intent('ready-on-payment', { project, ...invoice }),
    intent('receipt-and-review', { project, deliveredOn: '2026-11-20', reviewUntil: '2026-12-04' }),
    intent('receipt-and-review', { project, deliveredOn: '2026-11-20' }),
    intent('follow-up', { project, months: 3, goal: 'Half of the orders online.' }),
    intent('follow-up', { project, months: 6 }),
    intent('birthday', { person: client }),
    intent('greeting', { occasion: item }),
    intent('referral-ask', { project }),
    intent('testimonial', { project }),
    intent('renewal', { project, ends: '2026-12-31', answerBy: '2026-12-15' }),
    intent('renewal', { project, ends: '2026-12-31' }),
    intent('proposal-expiring', { project, expires: '2026-12-04' }),
    intent('rate-review', {
      ...{ from: '2027-01-01', rate: '90.00', newRate: '95.00', currency: 'EUR', per: 'hour' },
    }),
    intent('rate-review', { from: '2027-01-01', newRate: '5000', currency: 'JPY' }),
    intent('policy-change', { from: '2027-01-01', change: 'Invoices are due within 14 days.' }),
    intent('pause-notice', { project, from: '2026-12-04', because: 'payment' }),
    intent('pause-notice', { project, from: '2026-12-04', because: 'agreed' }),
    intent('pause-notice', { project, from: '2026-12-04', because: 'input', waitingFor: [item] }),
    intent('extra-work-quote', {
      ...{ project, items: [item, 'Menu'], amount: '450.00', currency: 'EUR' },
      ...{ finish: '2026-12-11', validUntil: '2026-12-01' },
    }),
    intent('extra-work-quote', { project, items: [item], amount: '450.00', currency: 'EUR' }),
    intent('as-we-agreed', { project, agreedOn: '2026-11-20', points: [item, 'Two rounds of changes'] }),
    intent('all-right', { lastTouch: '2026-10-20' }),
    intent('all-right', {}),
    intent('away-notice', { from: '2026-12-20', to: '2027-01-06', contact: '+49 30 000000' }),
    intent('away-notice', { from: '2026-12-20', to: '2027-01-06' }),
    intent('decline', { project, instead: client }),
    intent('decline', { project }),
    intent('ending', { last: '2026-12-31', open: [item] }),
    intent('ending', { last: '2026-12-31' }),
    intent('hand-over', { project, items: [item], link: 'https://example.com/x', helpUntil: '2027-01-31' }),
    intent('hand-over', { project }),
    intent('monthly-report', {
      ...{ month: '2026-11', ...progress },
      ...{ worked: [project, item], minutes: ['750', '390'], spent: ['2490', ''], agreed: ['3600', '600'] },
      ...{ labour: ['1062.50'], labourCurrencies: ['EUR'] },
      ...{ numbers: ['2026-014'], balances: ['1800.00'], currencies: ['EUR'], dues: ['2026-11-30'] },
    }),
    intent('monthly-report', { month: '2026-11', needed: [item] }),
    intent('monthly-report', { month: '2026-11' }),
  ];
}
