import { type Columns, columns } from '../field.js';

const { yours, service } = columns('scope');

export const projects = {
  absorbed: service.text(),
} as const satisfies Columns;

export const tasks = {
  scope: yours.select(['in-scope', 'extra', 'favour']),
  extraState: yours.select(['asked', 'quoted', 'agreed', 'declined']),
  price: yours.amount(),
  stage: yours.text(),
  rush: yours.checkbox(),
} as const satisfies Columns;
