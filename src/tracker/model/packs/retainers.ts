import { roundings } from '../choices.js';
import { type Columns, columns } from '../field.js';

const { yours, service } = columns('retainers');

export const clients = {
  billingIncrement: yours.number(0),
  rounding: yours.select(roundings),
} as const satisfies Columns;

export const projects = {
  retainerHours: yours.number(1),
  rollOver: yours.select(['none', 'one-month', 'all']),
  budget: yours.amount(),
  rateReviewOn: yours.date(),
  newRate: yours.amount(),
  newRateFrom: yours.date(),
  hoursLeft: service.number(2),
  runsOut: service.date(),
} as const satisfies Columns;

export const settings = {
  rateReviewEvery: yours.text(),
} as const satisfies Columns;
