import { reminderPolicies } from '../choices.js';
import { type Columns, columns, type TableDeclaration } from '../field.js';

const { yours, service } = columns('payments');

export const invoices = {
  creditsInvoice: yours.link('invoices'),
  reminderPolicy: yours.select(reminderPolicies),
  promisedOn: yours.date(),
  promisedAmount: yours.amount(),
  paid: service.amount(),
  promises: service.text(),
} as const satisfies Columns;

export const settings = {
  paymentsFreshFor: yours.number(0),
  remindFrom: yours.text(),
} as const satisfies Columns;

export const payments = {
  pack: 'payments',
  primary: 'note',
  fields: {
    note: yours.text(),
    invoice: yours.link('invoices'),
    client: yours.link('clients'),
    currency: yours.text(),
    date: yours.date(),
    amount: yours.amount(),
    method: yours.text(),
  },
} as const satisfies TableDeclaration;
