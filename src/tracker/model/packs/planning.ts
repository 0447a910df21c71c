import { type Columns, columns, type TableDeclaration } from '../field.js';

const { yours } = columns('planning');

export const tasks = {
  daysAfter: yours.number(0),
} as const satisfies Columns;

export const settings = {
  reservePercent: yours.percent(),
  officeHours: yours.text(),
  answerWithin: yours.text(),
  monthlyExpenses: yours.amount(),
  cushion: yours.amount(),
  putAsidePercent: yours.percent(),
} as const satisfies Columns;

export const days = {
  pack: 'planning',
  primary: 'note',
  fields: {
    note: yours.text(),
    from: yours.date(),
    to: yours.date(),
    kind: yours.select(['away', 'more-time', 'never-worked']),
    everyYear: yours.checkbox(),
  },
} as const satisfies TableDeclaration;
