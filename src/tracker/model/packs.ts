import { languages, messageKinds, roundings, weekdays } from './choices.js';
import { type FieldSpec, options, service, type TableSpec, yours } from './field.js';

type Columns = Readonly<Record<string, FieldSpec>>;

export const payments = {
  label: 'Payments',
  pack: 'payments',
  primary: 'note',
  help: 'One row a payment received.',
  fields: {
    note: yours.text('Note', { pack: 'payments' }),
    invoice: yours.link('Invoice', 'invoices', 'Payments', { pack: 'payments' }),
    client: yours.link('Client', 'clients', 'Payments', { pack: 'payments' }),
    currency: yours.text('Currency', { pack: 'payments' }),
    date: yours.date('Date', { pack: 'payments' }),
    amount: yours.amount('Amount', { pack: 'payments' }),
    method: yours.text('Method', { pack: 'payments' }),
  },
} as const satisfies TableSpec;

export const contacts = {
  label: 'Contacts',
  pack: 'relationship',
  primary: 'name',
  help: 'The people at your clients.',
  fields: {
    name: yours.text('Name', { pack: 'relationship' }),
    client: yours.link('Client', 'clients', 'Contacts', { pack: 'relationship' }),
    email: yours.email('Email', { pack: 'relationship' }),
    phone: yours.phone('Phone', { pack: 'relationship' }),
    role: yours.multiSelect(
      'Role',
      options({
        pays: 'Pays',
        approves: 'Approves',
        'changes-scope': 'Changes scope',
        'assigns-work': 'Assigns work',
        technical: 'Technical',
        colleague: 'Colleague',
        referrer: 'Referrer',
      }),
      { pack: 'relationship' },
    ),
    preferredWay: yours.text('Preferred way', { pack: 'relationship' }),
    workingHours: yours.text('Working hours', { pack: 'relationship' }),
    timeZone: yours.text('Time zone', { pack: 'relationship' }),
    inCheckIns: yours.checkbox('In check-ins', { pack: 'relationship' }),
    getsReminders: yours.checkbox('Gets reminders', { pack: 'relationship' }),
    birthday: yours.date('Birthday', { pack: 'relationship' }),
    likes: yours.longText('Likes', { pack: 'relationship' }),
  },
} as const satisfies TableSpec;

export const touches = {
  label: 'Touches',
  pack: 'relationship',
  primary: 'what',
  help: 'Each time you were in touch, and what was said.',
  fields: {
    what: yours.text('What', { pack: 'relationship' }),
    date: yours.date('Date', { pack: 'relationship' }),
    client: yours.link('Client', 'clients', 'Touches', { pack: 'relationship' }),
    project: yours.link('Project', 'projects', 'Touches', { pack: 'relationship' }),
    contact: yours.link('Contact', 'contacts', 'Touches', { pack: 'relationship' }),
    channel: yours.text('Channel', { pack: 'relationship' }),
    kind: yours.select(
      'Kind',
      options({
        talk: 'Talk',
        decision: 'Decision',
        idea: 'Idea',
        'open-point': 'Open point',
        praise: 'Praise',
        kindness: 'Kindness',
        gift: 'Gift',
        'extra-asked': 'Extra asked',
      }),
      { pack: 'relationship' },
    ),
    likelyWhen: yours.text('Likely when', { pack: 'relationship' }),
    roughPrice: yours.amount('Rough price', { pack: 'relationship' }),
    mayBeQuoted: yours.checkbox('May be quoted', { pack: 'relationship' }),
    settledOn: yours.date('Settled on', { pack: 'relationship' }),
  },
} as const satisfies TableSpec;

export const templates = {
  label: 'Templates',
  pack: 'relationship',
  primary: 'subject',
  help: 'Your own wording, used instead of the built-in one.',
  fields: {
    subject: yours.text('Subject', { pack: 'relationship' }),
    kind: yours.select('Kind', messageKinds, { pack: 'relationship' }),
    language: yours.select('Language', languages, { pack: 'relationship' }),
    body: yours.longText('Body', { pack: 'relationship' }),
  },
} as const satisfies TableSpec;

export const days = {
  label: 'Days',
  pack: 'planning',
  primary: 'note',
  help: 'When you are away or need more time.',
  fields: {
    note: yours.text('Note', { pack: 'planning' }),
    from: yours.date('From', { pack: 'planning' }),
    to: yours.date('To', { pack: 'planning' }),
    kind: yours.select(
      'Kind',
      options({ away: 'Away', 'more-time': 'More time', 'never-worked': 'Never worked' }),
      { pack: 'planning' },
    ),
    everyYear: yours.checkbox('Every year', { pack: 'planning' }),
  },
} as const satisfies TableSpec;

export const clientColumns = {
  governingLaw: yours.text('Governing law', { pack: 'charges' }),
  businessOrConsumer: yours.select(
    'Business or consumer',
    options({ business: 'Business', consumer: 'Consumer' }),
    {
      pack: 'charges',
    },
  ),
  lateFeeKind: yours.select(
    'Late fee kind',
    options({
      none: 'None',
      flat: 'Flat',
      'percent-once': 'Percent once',
      monthly: 'Monthly interest',
      yearly: 'Yearly interest',
      statutory: 'Statutory',
    }),
    { pack: 'charges' },
  ),
  lateFeeValue: yours.number('Late fee value', 3, {
    pack: 'charges',
    help: 'An amount, or a percent (8 means 8 %).',
  }),
  cap: yours.number('Cap', 2, { pack: 'charges' }),
  graceDays: yours.number('Grace days', 0, { pack: 'charges' }),
  weekendRule: yours.select(
    'Weekend rule',
    options({
      none: 'None',
      following: 'Following',
      'modified-following': 'Modified following',
      preceding: 'Preceding',
    }),
    { pack: 'charges' },
  ),
  latestCheckInAfter: yours.text('Latest check-in after', { pack: 'relationship' }),
  checkInDay: yours.select('Check-in day', weekdays, { pack: 'relationship' }),
  checkInMinutes: yours.number('Check-in minutes', 0, { pack: 'relationship' }),
  checkInTopics: yours.text('Check-in topics', { pack: 'relationship' }),
  reportEvery: yours.text('Report every', { pack: 'relationship' }),
  greetingDays: yours.text('Greeting days', { pack: 'relationship' }),
  preferredWay: yours.text('Preferred way', { pack: 'relationship' }),
  workingHours: yours.text('Working hours', { pack: 'relationship' }),
  bigPictureGoal: yours.longText('Big-picture goal', { pack: 'relationship' }),
  renewalNoticeDays: yours.number('Renewal notice days', 0, { pack: 'relationship' }),
  lastTouch: service.date('Last touch', { pack: 'relationship' }),
  onTimeRate: service.percent('On-time rate', { pack: 'relationship' }),
  averageDaysLate: service.number('Average days late', 1, { pack: 'relationship' }),
  shareOfIncome: service.percent('Share of income', { pack: 'relationship' }),
  health: service.text('Health', { pack: 'relationship' }),
  healthReasons: service.longText('Health reasons', { pack: 'relationship' }),
  billingIncrement: yours.number('Billing increment', 0, { pack: 'retainers', help: 'Minutes.' }),
  rounding: yours.select('Rounding', roundings, { pack: 'retainers' }),
  budgetSaid: yours.text('Budget said', { pack: 'vetting' }),
  wantedBy: yours.date('Wanted by', { pack: 'vetting' }),
  heardAbout: yours.text('Heard about them', { pack: 'vetting' }),
  foundThrough: yours.text('Found through', { pack: 'vetting' }),
  redFlags: yours.multiSelect(
    'Red flags',
    options({
      'everything-urgent': 'Everything is urgent',
      'no-deposit': 'No deposit',
      'no-contract': 'No contract',
      'scope-unclear': 'Scope unclear',
      'badmouths-predecessor': 'Speaks badly of the one before',
      'free-sample': 'Wants work for free first',
      'many-deciders': 'Many deciders',
      'price-only': 'Only the price counts',
      'slow-answers': 'Slow to answer',
    }),
    { pack: 'vetting' },
  ),
  fit: yours.select('Fit', options({ yes: 'Yes', 'trial-first': 'Trial first', no: 'No' }), {
    pack: 'vetting',
  }),
  declineReason: yours.text('Decline reason', { pack: 'vetting' }),
  vetting: service.longText('Vetting', { pack: 'vetting' }),
} as const satisfies Columns;

export const projectColumns = {
  contract: yours.url('Contract', { pack: 'agreement' }),
  contractSigned: yours.date('Contract signed', { pack: 'agreement' }),
  agreed: yours.multiSelect(
    'Agreed',
    options({
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
    }),
    { pack: 'agreement' },
  ),
  notIncluded: yours.longText('Not included', { pack: 'agreement' }),
  proposalExpires: yours.date('Proposal expires', { pack: 'agreement' }),
  contractEnds: yours.date('Contract ends', { pack: 'agreement' }),
  noticeDays: yours.number('Notice days', 0, { pack: 'agreement' }),
  depositPercent: yours.percent('Deposit percent', { pack: 'agreement' }),
  depositDue: yours.date('Deposit due', { pack: 'agreement' }),
  rightsPassOn: yours.select(
    'Rights pass on',
    options({ payment: 'Payment', delivery: 'Delivery', signing: 'Signing' }),
    {
      pack: 'agreement',
    },
  ),
  permittedUse: yours.longText('Permitted use', { pack: 'agreement' }),
  mayBeShown: yours.checkbox('May be shown', { pack: 'agreement' }),
  expensesAgreed: yours.text('Expenses agreed', { pack: 'agreement' }),
  ifEndedEarly: yours.longText('If ended early', { pack: 'agreement' }),
  lateFeeAgreedOn: yours.date('Late fee agreed on', { pack: 'agreement' }),
  revisionsIncluded: yours.number('Revisions included', 0, { pack: 'agreement' }),
  revisionsUsed: yours.number('Revisions used', 0, { pack: 'agreement' }),
  pricePerExtraRevision: yours.amount('Price per extra revision', { pack: 'agreement' }),
  rushSurcharge: yours.percent('Rush surcharge', { pack: 'agreement' }),
  deliveredOn: yours.date('Delivered on', { pack: 'agreement' }),
  deliveredBy: yours.text('Delivered by', { pack: 'agreement' }),
  receiptConfirmedOn: yours.date('Receipt confirmed on', { pack: 'agreement' }),
  reviewUntil: yours.date('Review until', { pack: 'agreement' }),
  acceptedOn: yours.date('Accepted on', { pack: 'agreement' }),
  acceptedBy: yours.text('Accepted by', { pack: 'agreement' }),
  agreementCheck: service.longText('Agreement check', { pack: 'agreement' }),
  retainerHours: yours.number('Retainer hours a month', 1, { pack: 'retainers' }),
  rollOver: yours.select('Roll-over', options({ none: 'None', 'one-month': 'One month', all: 'All' }), {
    pack: 'retainers',
  }),
  budget: yours.amount('Budget', { pack: 'retainers' }),
  rateReviewOn: yours.date('Rate review on', { pack: 'retainers' }),
  hoursLeft: service.number('Hours left', 2, { pack: 'retainers' }),
  runsOut: service.date('Runs out', { pack: 'retainers' }),
  absorbed: service.text('Absorbed', { pack: 'scope' }),
  trial: yours.checkbox('Trial', { pack: 'vetting' }),
} as const satisfies Columns;

export const taskColumns = {
  scope: yours.select(
    'Scope',
    options({ 'in-scope': 'In scope', extra: 'Extra billable', favour: 'Favour' }),
    { pack: 'scope' },
  ),
  extraState: yours.select(
    'Extra state',
    options({ asked: 'Asked', quoted: 'Quoted', agreed: 'Agreed', declined: 'Declined' }),
    { pack: 'scope' },
  ),
  price: yours.amount('Price', { pack: 'scope' }),
  stage: yours.text('Stage', { pack: 'scope' }),
  rush: yours.checkbox('Rush', { pack: 'scope' }),
  daysAfter: yours.number('Days after', 0, {
    pack: 'planning',
    help: 'Starts this many days after what blocks it.',
  }),
} as const satisfies Columns;

export const invoiceColumns = {
  creditsInvoice: yours.link('Credits invoice', 'invoices', 'Credited by', { pack: 'payments' }),
  reminderPolicy: yours.select(
    'Reminder policy',
    options({ gentle: 'Gentle', standard: 'Standard', firm: 'Firm', none: 'None' }),
    { pack: 'payments' },
  ),
  promisedOn: yours.date('Promised on', { pack: 'payments', help: 'The day the client promised to pay.' }),
  promisedAmount: yours.amount('Promised amount', { pack: 'payments' }),
  paid: service.amount('Paid', { pack: 'payments' }),
  promises: service.text('Kept and broken promises', { pack: 'payments' }),
  feeDecision: yours.select('Fee decision', options({ mention: 'Mention', claim: 'Claim', waive: 'Waive' }), {
    pack: 'charges',
  }),
  effectiveDue: service.date('Effective due', { pack: 'charges' }),
  charge: service.text('Charge', { pack: 'charges' }),
  working: service.longText('Working', { pack: 'charges' }),
  issueWhen: yours.text('Issue when', { pack: 'agreement' }),
} as const satisfies Columns;

export const settingsColumns = {
  idealClient: yours.longText('Ideal client', { pack: 'vetting' }),
  workIWant: yours.longText('Work I want', { pack: 'vetting' }),
  workToAvoid: yours.longText('Work to avoid', { pack: 'vetting' }),
  usualPriceRange: yours.text('Usual price range', { pack: 'vetting' }),
  usualDuration: yours.text('Usual duration', { pack: 'vetting' }),
  reservePercent: yours.percent('Reserve percent', { pack: 'planning' }),
  officeHours: yours.text('Office hours', { pack: 'planning' }),
  answerWithin: yours.text('I answer within', { pack: 'planning' }),
  monthlyExpenses: yours.amount('Monthly expenses', { pack: 'planning' }),
  cushion: yours.amount('Cushion', { pack: 'planning' }),
  putAsidePercent: yours.percent('Put aside percent', { pack: 'planning' }),
} as const satisfies Columns;
