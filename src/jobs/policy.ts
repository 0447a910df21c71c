import type { Row } from '../tracker/model.js';

export type ReminderPolicy = NonNullable<Row<'settings'>['cells']['defaultPolicy']>;

export const defaultPolicy: ReminderPolicy = 'standard';

export type StageKey = 'before' | 'due' | 'first' | 'second' | 'firm' | 'final';

export type Stage = {
  readonly key: StageKey;
  readonly label: string;
  /** Days after the due date; below zero before it. */
  readonly after: number;
};

/** When an invoice is spoken of. */
export type Ladder = {
  /** Mildest first. */
  readonly stages: readonly Stage[];
  /** Days that lie between two messages to one client, however many stages fall into them. */
  readonly minimumGap: number;
};

/** As the freelancer reads them. */
export const stageLabels: Readonly<Record<StageKey, string>> = {
  before: 'Notice before it is due',
  due: 'Notice on the due date',
  first: 'First reminder',
  second: 'Second reminder',
  firm: 'Firm reminder',
  final: 'Last reminder',
};

function ladder(minimumGap: number, days: Readonly<Partial<Record<StageKey, number>>>): Ladder {
  const stages = Object.entries(days) as [StageKey, number][];
  return { minimumGap, stages: stages.map(([key, after]) => ({ key, label: stageLabels[key], after })) };
}

/**
 * By reminder policy. Common ground of published cadences: a first word within days of the due date, firm by two to
 * three weeks, the last one a month after it (collect.ac, smbhelper.com, invoicemakerteo.com).
 */
export const ladders: Readonly<Record<ReminderPolicy, Ladder>> = {
  gentle: ladder(7, { first: 14, second: 30, final: 60 }),
  standard: ladder(5, { first: 3, second: 10, firm: 21, final: 30 }),
  firm: ladder(3, { before: -3, due: 0, first: 3, second: 7, firm: 14, final: 21 }),
  none: { minimumGap: 0, stages: [] },
};
