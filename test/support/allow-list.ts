import { type FieldKey, type TableKey, tableKeys, tableSpec } from '../../src/tracker/model.js';
import type { Told } from './told.js';

/** What a client may learn, by the way in which they do: cells of theirs, and of Settings what is said to everybody. */

const whoWrites = [
  ...['settings.businessName', 'settings.sender', 'settings.replyTo'],
  ...['templates.subject', 'templates.body'],
];
const howToReach = ['clients.name', 'clients.email', 'contacts.email'];
const invoice = ['invoices.number', 'invoices.total', 'invoices.issued', 'invoices.due'];
const work = ['projects.name', 'projects.nextStep', 'tasks.name', 'tasks.due', 'tasks.doneOn'];
const hours = ['hours.minutes', 'projects.estimatedHours', 'projects.retainerHours'];
/** Work is told in the steps that were agreed for it. */
const increments = ['clients.billingIncrement', 'settings.billingIncrement'];
/** Of work that is paid by the hour alone. */
const rates = ['projects.rate', 'hours.rate'];
/** What is claimed for late payment, once the freelancer decided so. */
const charges = ['clients.lateFeeValue', 'clients.cap'];

const page = [
  ...['clients.name', 'clients.checkInMinutes', 'clients.checkInTopics'],
  ...[...work, ...hours, ...invoice, ...increments],
  ...['projects.due', 'projects.deliveredOn', 'projects.completedOn'],
  ...['projects.revisionsIncluded', 'projects.revisionsUsed'],
  ...['hours.date', 'invoices.paidOn', 'payments.date'],
  ...['settings.businessName', 'settings.sender', 'settings.replyTo'],
  ...['settings.officeHours', 'settings.answerWithin'],
];
const debt = [...invoice, ...charges, 'settings.howToPay', 'invoices.promisedOn', 'invoices.holdUntil'];

const letters = {
  'payment-reminder': debt,
  statement: debt,
  thanks: ['invoices.number', 'invoices.total', 'invoices.paidOn', 'payments.amount', 'payments.date'],
  delivery: ['projects.name', 'projects.reviewUntil', 'projects.deliveredBy'],
  'deposit-awaited': [...invoice, 'settings.howToPay', 'projects.name'],
  'check-in': work,
  'input-needed': ['projects.name', 'projects.due', 'tasks.name', 'tasks.due'],
  'delay-notice': ['projects.name', 'projects.due', 'tasks.name'],
  'pause-notice': ['projects.name', 'tasks.name'],
  'follow-up': ['projects.name', 'projects.goal', 'clients.bigPictureGoal'],
  birthday: ['contacts.name'],
  greeting: [],
  'referral-ask': ['projects.name'],
  renewal: ['projects.name', 'projects.contractEnds'],
  'proposal-expiring': ['projects.name', 'projects.proposalExpires'],
  'rate-review': ['projects.rate', 'projects.newRate', 'projects.newRateFrom'],
  'monthly-report': [...work, ...hours, ...invoice, ...increments, ...rates],
} as const satisfies Partial<Record<Told['by'], readonly string[]>>;

const ways: Partial<Record<Told['by'], readonly string[]>> = {
  page,
  row: page,
  'hours log': [
    ...['clients.name', 'projects.name', 'hours.what', 'hours.date', 'hours.minutes'],
    ...[...increments, ...rates],
  ],
  ...Object.fromEntries(
    Object.entries(letters).map(([kind, cells]) => [kind, [...howToReach, ...whoWrites, ...cells]]),
  ),
};

/** Whether a value of a cell may be told so. One that was cut short may if any cell it can come from may. */
export function mayTell(by: Told['by'], cell: string): boolean {
  const allowed = ways[by] ?? [];
  if (!cell.endsWith('?')) return allowed.includes(cell);
  const start = cell.replaceAll('?', '').replace(/^\.$/u, '');
  return allowed.some((each) => each.startsWith(start));
}

export function isRate(cell: string): boolean {
  return rates.includes(cell);
}

/** What is never told as it stands, and may decide what is told: of which work, to whom, when, and in which words. */
const decides: { readonly [T in TableKey]?: readonly FieldKey<T>[] } = {
  clients: [
    ...(['status', 'currency', 'language', 'timeZone', 'country', 'paymentTerms', 'formOfAddress'] as const),
    ...(['reminderPolicy', 'checkInEvery', 'latestCheckInAfter', 'checkInDay', 'talkedOn'] as const),
    ...(['reportEvery', 'greetingDays', 'renewalNoticeDays', 'preferredWay', 'workingHours'] as const),
    ...(['rounding', 'graceDays', 'weekendRule', 'lateFeeKind', 'governingLaw'] as const),
    'businessOrConsumer',
  ],
  projects: [
    ...(['client', 'status', 'billing', 'start', 'percentByHand', 'rollOver', 'noticeDays'] as const),
    ...(['checkInEvery', 'lateFeeAgreedOn', 'receiptConfirmedOn', 'acceptedOn'] as const),
  ],
  tasks: [
    ...(['project', 'status', 'waitingOn', 'estimateHours', 'clientMaySee', 'blockedBy'] as const),
    ...(['daysAfter', 'scope'] as const),
  ],
  hours: ['project', 'task', 'billable'],
  invoices: [
    ...(['client', 'project', 'kind', 'currency', 'documentStatus', 'holdReason'] as const),
    ...(['creditsInvoice', 'reminderPolicy', 'promisedAmount', 'feeDecision'] as const),
  ],
  payments: ['invoice', 'client', 'currency', 'amount'],
  messages: ['key', 'client', 'state', 'sentAt', 'plannedFor'],
  contacts: [
    ...(['client', 'role', 'inCheckIns', 'getsReminders', 'birthday'] as const),
    ...(['preferredWay', 'workingHours', 'timeZone'] as const),
  ],
  touches: ['date', 'client', 'project', 'contact', 'kind', 'settledOn'],
  templates: ['kind', 'language'],
  days: ['from', 'to', 'kind', 'everyYear'],
  settings: [
    ...(['language', 'timeZone', 'currency', 'workingDays', 'dayOff', 'defaultTerms'] as const),
    ...(['defaultPolicy', 'rounding', 'clientReport', 'greetingDays', 'accentColour'] as const),
    ...(['chaseFrom', 'remindFrom', 'saysAutomatic'] as const),
  ],
};

/**
 * Cells of which no client notices anything, whatever stands in them: all that is neither told nor decides what is told.
 * A new column is one of them until it is named above.
 */
export const secretCells: readonly string[] = tableKeys.flatMap((table) =>
  Object.keys(tableSpec(table).fields)
    .filter((field) => !decides[table]?.some((each) => each === field))
    .map((field) => `${table}.${field}`)
    .filter((cell) => !Object.values(ways).some((cells) => cells.includes(cell))),
);
