import { languages, messageKinds, weekdays } from '../choices.js';
import { type Columns, columns, type TableDeclaration } from '../field.js';

const { yours, service } = columns('relationship');

export const clients = {
  formOfAddress: yours.select(['formal', 'familiar']),
  latestCheckInAfter: yours.text(),
  checkInDay: yours.select(weekdays),
  checkInMinutes: yours.number(0),
  checkInTopics: yours.text(),
  reportEvery: yours.text(),
  greetingDays: yours.text(),
  preferredWay: yours.text(),
  workingHours: yours.text(),
  bigPictureGoal: yours.longText(),
  renewalNoticeDays: yours.number(0),
  lastTouch: service.date(),
  onTimeRate: service.percent(),
  averageDaysLate: service.number(1),
  shareOfIncome: service.percent(),
  health: service.text(),
  healthReasons: service.longText(),
} as const satisfies Columns;

export const projects = {
  checkInEvery: yours.text(),
} as const satisfies Columns;

export const contacts = {
  pack: 'relationship',
  primary: 'name',
  fields: {
    name: yours.text(),
    client: yours.link('clients'),
    email: yours.email(),
    phone: yours.phone(),
    role: yours.multiSelect([
      'pays',
      'approves',
      'changes-scope',
      'assigns-work',
      'technical',
      'colleague',
      'referrer',
    ]),
    preferredWay: yours.text(),
    workingHours: yours.text(),
    timeZone: yours.text(),
    inCheckIns: yours.checkbox(),
    getsReminders: yours.checkbox(),
    birthday: yours.date(),
    likes: yours.longText(),
  },
} as const satisfies TableDeclaration;

export const touches = {
  pack: 'relationship',
  primary: 'what',
  fields: {
    what: yours.text(),
    date: yours.date(),
    client: yours.link('clients'),
    project: yours.link('projects'),
    contact: yours.link('contacts'),
    channel: yours.text(),
    kind: yours.select([
      'talk',
      'decision',
      'idea',
      'open-point',
      'praise',
      'kindness',
      'gift',
      'extra-asked',
    ]),
    likelyWhen: yours.text(),
    roughPrice: yours.amount(),
    mayBeQuoted: yours.checkbox(),
    settledOn: yours.date(),
  },
} as const satisfies TableDeclaration;

export const templates = {
  pack: 'relationship',
  primary: 'subject',
  fields: {
    subject: yours.text(),
    kind: yours.select(messageKinds),
    language: yours.select(languages),
    body: yours.longText(),
  },
} as const satisfies TableDeclaration;
