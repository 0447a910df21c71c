import { type Columns, columns } from '../field.js';

const { yours, service } = columns('vetting');

export const clients = {
  budgetSaid: yours.text(),
  wantedBy: yours.date(),
  heardAbout: yours.text(),
  foundThrough: yours.text(),
  redFlags: yours.multiSelect([
    'everything-urgent',
    'no-deposit',
    'no-contract',
    'scope-unclear',
    'badmouths-predecessor',
    'free-sample',
    'many-deciders',
    'price-only',
    'slow-answers',
  ]),
  fit: yours.select(['yes', 'trial-first', 'no']),
  declineReason: yours.text(),
  vetting: service.longText(),
} as const satisfies Columns;

export const projects = {
  trial: yours.checkbox(),
} as const satisfies Columns;

export const settings = {
  idealClient: yours.longText(),
  workIWant: yours.longText(),
  workToAvoid: yours.longText(),
  usualPriceRange: yours.text(),
  usualDuration: yours.text(),
} as const satisfies Columns;
