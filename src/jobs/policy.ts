import type { Row } from '../tracker/model.js';

export type ReminderPolicy = NonNullable<Row<'settings'>['cells']['defaultPolicy']>;

export const defaultPolicy: ReminderPolicy = 'standard';

export type StageKey = 'first' | 'second' | 'final';

export type Stage = {
  readonly key: StageKey;
  /** As the freelancer reads it. */
  readonly label: string;
  /** Days after the due date. */
  readonly after: number;
};

const labels = { first: 'First reminder', second: 'Second reminder', final: 'Last reminder' } as const;

function ladder(first: number, second: number, final: number): readonly Stage[] {
  return [
    { key: 'first', label: labels.first, after: first },
    { key: 'second', label: labels.second, after: second },
    { key: 'final', label: labels.final, after: final },
  ];
}

/** When an overdue invoice is spoken of, by reminder policy; mildest first. */
export const ladders: Readonly<Record<ReminderPolicy, readonly Stage[]>> = {
  gentle: ladder(14, 30, 60),
  standard: ladder(3, 10, 30),
  firm: ladder(1, 7, 21),
  none: [],
};
