import { languages, messageKinds, reminderPolicies, roundings, weekdays } from './choices.js';

export const clients = {
  governingLaw: 'Governing law',
  businessOrConsumer: {
    label: 'Business or consumer',
    options: { business: 'Business', consumer: 'Consumer' },
  },
  lateFeeKind: {
    label: 'Late fee kind',
    options: {
      none: 'None',
      flat: 'Flat',
      'percent-once': 'Percent once',
      monthly: 'Monthly interest',
      yearly: 'Yearly interest',
      statutory: 'Statutory',
    },
  },
  lateFeeValue: { label: 'Late fee value', help: 'An amount, or a percent (8 means 8 %).' },
  cap: 'Cap',
  graceDays: 'Grace days',
  weekendRule: {
    label: 'Weekend rule',
    options: {
      none: 'None',
      following: 'Following',
      'modified-following': 'Modified following',
      preceding: 'Preceding',
    },
  },
  formOfAddress: {
    label: 'Form of address',
    help: 'Sie or du, usted or tú. Formal where blank.',
    options: { formal: 'Formal', familiar: 'Familiar' },
  },
  latestCheckInAfter: {
    label: 'Latest check-in after',
    help: 'The longest time without contact, counted like Check-in every: 4 weeks.',
  },
  checkInDay: { label: 'Check-in day', options: weekdays },
  checkInMinutes: 'Check-in minutes',
  checkInTopics: 'Check-in topics',
  reportEvery: 'Report every',
  greetingDays: 'Greeting days',
  preferredWay: {
    label: 'Preferred way',
    help: 'Mail, phone, video call … Where it is not mail, check-ins ask you first.',
  },
  workingHours: {
    label: 'Working hours',
    help: 'Where the client is: 09:00–17:00, or 08:30–12:00, 14:00–17:30.',
  },
  bigPictureGoal: 'Big-picture goal',
  renewalNoticeDays: 'Renewal notice days',
  lastTouch: 'Last touch',
  onTimeRate: 'On-time rate',
  averageDaysLate: 'Average days late',
  shareOfIncome: 'Share of income',
  health: 'Health',
  healthReasons: 'Health reasons',
  billingIncrement: { label: 'Billing increment', help: 'Minutes.' },
  rounding: { label: 'Rounding', options: roundings },
  budgetSaid: 'Budget said',
  wantedBy: 'Wanted by',
  heardAbout: 'Heard about them',
  foundThrough: 'Found through',
  redFlags: {
    label: 'Red flags',
    options: {
      'everything-urgent': 'Everything is urgent',
      'no-deposit': 'No deposit',
      'no-contract': 'No contract',
      'scope-unclear': 'Scope unclear',
      'badmouths-predecessor': 'Speaks badly of the one before',
      'free-sample': 'Wants work for free first',
      'many-deciders': 'Many deciders',
      'price-only': 'Only the price counts',
      'slow-answers': 'Slow to answer',
    },
  },
  fit: { label: 'Fit', options: { yes: 'Yes', 'trial-first': 'Trial first', no: 'No' } },
  declineReason: 'Decline reason',
  vetting: 'Vetting',
} as const;

export const projects = {
  contract: 'Contract',
  contractSigned: 'Contract signed',
  agreed: {
    label: 'Agreed',
    options: {
      scope: 'Scope',
      price: 'Price',
      schedule: 'Schedule',
      'payment-terms': 'Payment terms',
      deposit: 'Deposit',
      revisions: 'Revisions',
      rights: 'Rights',
      ending: 'Ending early',
      'late-payment': 'Late payment',
      confidentiality: 'Confidentiality',
    },
  },
  notIncluded: 'Not included',
  proposalExpires: 'Proposal expires',
  contractEnds: 'Contract ends',
  noticeDays: 'Notice days',
  depositPercent: 'Deposit percent',
  depositDue: 'Deposit due',
  rightsPassOn: {
    label: 'Rights pass on',
    options: { payment: 'Payment', delivery: 'Delivery', signing: 'Signing' },
  },
  permittedUse: 'Permitted use',
  mayBeShown: 'May be shown',
  expensesAgreed: 'Expenses agreed',
  ifEndedEarly: 'If ended early',
  lateFeeAgreedOn: 'Late fee agreed on',
  revisionsIncluded: 'Revisions included',
  revisionsUsed: 'Revisions used',
  pricePerExtraRevision: 'Price per extra revision',
  rushSurcharge: 'Rush surcharge',
  deliveredOn: 'Delivered on',
  deliveredBy: {
    label: 'Delivered by',
    help: 'How it got there. An address that begins with https:// is named in the letter that goes with it.',
  },
  receiptConfirmedOn: 'Receipt confirmed on',
  reviewUntil: 'Review until',
  acceptedOn: 'Accepted on',
  acceptedBy: 'Accepted by',
  agreementCheck: 'Agreement check',
  checkInEvery: {
    label: 'Check-in every',
    help: 'While the work goes on, where it is oftener than in the row of the client.',
  },
  retainerHours: 'Retainer hours a month',
  rollOver: { label: 'Roll-over', options: { none: 'None', 'one-month': 'One month', all: 'All' } },
  budget: 'Budget',
  rateReviewOn: {
    label: 'Rate review on',
    help: 'Blank: counted from Contract signed or Start, see Settings.',
  },
  newRate: { label: 'New rate', help: 'With New rate from, a message that announces it waits for you.' },
  newRateFrom: 'New rate from',
  hoursLeft: 'Hours left',
  runsOut: 'Runs out',
  absorbed: 'Absorbed',
  trial: 'Trial',
} as const;

export const tasks = {
  scope: { label: 'Scope', options: { 'in-scope': 'In scope', extra: 'Extra billable', favour: 'Favour' } },
  extraState: {
    label: 'Extra state',
    options: { asked: 'Asked', quoted: 'Quoted', agreed: 'Agreed', declined: 'Declined' },
  },
  price: 'Price',
  stage: 'Stage',
  rush: 'Rush',
  daysAfter: { label: 'Days after', help: 'Starts this many days after what blocks it.' },
} as const;

export const invoices = {
  creditsInvoice: { label: 'Credits invoice', inverse: 'Credited by' },
  reminderPolicy: { label: 'Reminder policy', options: reminderPolicies },
  promisedOn: { label: 'Promised on', help: 'The day the client promised to pay.' },
  promisedAmount: 'Promised amount',
  paid: 'Paid',
  promises: 'Kept and broken promises',
  feeDecision: { label: 'Fee decision', options: { mention: 'Mention', claim: 'Claim', waive: 'Waive' } },
  effectiveDue: 'Effective due',
  charge: 'Charge',
  working: 'Working',
  issueWhen: 'Issue when',
} as const;

export const settings = {
  paymentsFreshFor: {
    label: 'Payments count as checked for',
    help: 'Days after Payments checked on; blank: 7. Later, messages about money ask you to look first.',
  },
  remindFrom: { label: 'Remind from', help: 'Nobody is reminded of less: 20 EUR, 25 USD.' },
  rateReviewEvery: { label: 'Rate review every', help: '6 months, 12 months, never. Blank: 12 months.' },
  idealClient: 'Ideal client',
  workIWant: 'Work I want',
  workToAvoid: 'Work to avoid',
  usualPriceRange: 'Usual price range',
  usualDuration: 'Usual duration',
  reservePercent: 'Reserve percent',
  officeHours: 'Office hours',
  answerWithin: 'I answer within',
  monthlyExpenses: 'Monthly expenses',
  cushion: 'Cushion',
  putAsidePercent: 'Put aside percent',
} as const;

export const payments = {
  label: 'Payments',
  help: 'One row a payment received.',
  fields: {
    note: 'Note',
    invoice: { label: 'Invoice', inverse: 'Payments' },
    client: { label: 'Client', inverse: 'Payments' },
    currency: 'Currency',
    date: 'Date',
    amount: 'Amount',
    method: 'Method',
  },
} as const;

export const contacts = {
  label: 'Contacts',
  help: 'The people at your clients.',
  fields: {
    name: 'Name',
    client: { label: 'Client', inverse: 'Contacts' },
    email: 'Email',
    phone: 'Phone',
    role: {
      label: 'Role',
      options: {
        pays: 'Pays',
        approves: 'Approves',
        'changes-scope': 'Changes scope',
        'assigns-work': 'Assigns work',
        technical: 'Technical',
        colleague: 'Colleague',
        referrer: 'Referrer',
      },
    },
    preferredWay: 'Preferred way',
    workingHours: 'Working hours',
    timeZone: 'Time zone',
    inCheckIns: 'In check-ins',
    getsReminders: 'Gets reminders',
    birthday: 'Birthday',
    likes: 'Likes',
  },
} as const;

export const touches = {
  label: 'Touches',
  help: 'Each time you were in touch, and what was said.',
  fields: {
    what: 'What',
    date: 'Date',
    client: { label: 'Client', inverse: 'Touches' },
    project: { label: 'Project', inverse: 'Touches' },
    contact: { label: 'Contact', inverse: 'Touches' },
    channel: 'Channel',
    kind: {
      label: 'Kind',
      options: {
        talk: 'Talk',
        decision: 'Decision',
        idea: 'Idea',
        'open-point': 'Open point',
        praise: 'Praise',
        kindness: 'Kindness',
        gift: 'Gift',
        'extra-asked': 'Extra asked',
      },
    },
    likelyWhen: 'Likely when',
    roughPrice: 'Rough price',
    mayBeQuoted: 'May be quoted',
    settledOn: 'Settled on',
  },
} as const;

export const templates = {
  label: 'Templates',
  help: 'Your own wording, used instead of the built-in one. A name in braces stands for what it names: {client_name}.',
  fields: {
    subject: 'Subject',
    kind: { label: 'Kind', options: messageKinds },
    language: { label: 'Language', options: languages },
    body: 'Body',
  },
} as const;

export const days = {
  label: 'Days',
  help: 'When you are away or need more time.',
  fields: {
    note: 'Note',
    from: 'From',
    to: 'To',
    kind: {
      label: 'Kind',
      options: { away: 'Away', 'more-time': 'More time', 'never-worked': 'Never worked' },
    },
    everyYear: 'Every year',
  },
} as const;
