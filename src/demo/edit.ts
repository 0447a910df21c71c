import type { CalendarDate } from '../domain/calendar.js';
import type { CellValue, TableKey } from '../tracker/model.js';
import type { DemoRow } from './row.js';

/** What a freelancer does in the tracker: a new row, or other cells in a row that is there. */
export type DemoEdit =
  | { readonly kind: 'make'; readonly row: DemoRow }
  | {
      readonly kind: 'change';
      readonly table: TableKey;
      readonly key: string;
      readonly cells: Readonly<Record<string, CellValue>>;
      readonly links: DemoRow['links'];
    };

/** The days after a year was placed, on which its freelancer goes on working. */
export type Days = {
  /** The rows as they were placed. */
  readonly rows: readonly DemoRow[];
  readonly start: CalendarDate;
  readonly day: CalendarDate;
  /** How many days the freelancer has worked since the start, this one counted. */
  readonly nth: number;
  /** That day, or the next one on which the freelancer works. */
  workedFrom(date: CalendarDate): CalendarDate;
};

export function change(
  { table, key }: DemoRow,
  cells: Readonly<Record<string, CellValue>>,
  links: DemoRow['links'] = {},
): DemoEdit {
  return { kind: 'change', table, key, cells, links };
}
