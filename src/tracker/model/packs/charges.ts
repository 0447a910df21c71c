import { type Columns, columns } from '../field.js';

const { yours, service } = columns('charges');

export const clients = {
  governingLaw: yours.text(),
  businessOrConsumer: yours.select(['business', 'consumer']),
  lateFeeKind: yours.select(['none', 'flat', 'percent-once', 'monthly', 'yearly', 'statutory']),
  lateFeeValue: yours.number(3),
  cap: yours.number(2),
  graceDays: yours.number(0),
  weekendRule: yours.select(['none', 'following', 'modified-following', 'preceding']),
} as const satisfies Columns;

export const invoices = {
  feeDecision: yours.select(['mention', 'claim', 'waive']),
  effectiveDue: service.date(),
  charge: service.text(),
  working: service.longText(),
} as const satisfies Columns;
