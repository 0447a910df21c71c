import { type Columns, columns } from '../field.js';

const { yours, service } = columns('agreement');

export const projects = {
  contract: yours.url(),
  contractSigned: yours.date(),
  agreed: yours.multiSelect([
    'scope',
    'price',
    'schedule',
    'payment-terms',
    'deposit',
    'revisions',
    'rights',
    'ending',
    'late-payment',
    'confidentiality',
  ]),
  notIncluded: yours.longText(),
  proposalExpires: yours.date(),
  contractEnds: yours.date(),
  noticeDays: yours.number(0),
  depositPercent: yours.percent(),
  depositDue: yours.date(),
  rightsPassOn: yours.select(['payment', 'delivery', 'signing']),
  permittedUse: yours.longText(),
  mayBeShown: yours.checkbox(),
  expensesAgreed: yours.text(),
  ifEndedEarly: yours.longText(),
  lateFeeAgreedOn: yours.date(),
  revisionsIncluded: yours.number(0),
  revisionsUsed: yours.number(0),
  pricePerExtraRevision: yours.amount(),
  rushSurcharge: yours.percent(),
  deliveredOn: yours.date(),
  deliveredBy: yours.text(),
  receiptConfirmedOn: yours.date(),
  reviewUntil: yours.date(),
  acceptedOn: yours.date(),
  acceptedBy: yours.text(),
  agreementCheck: service.longText(),
} as const satisfies Columns;

export const invoices = {
  issueWhen: yours.text(),
} as const satisfies Columns;
